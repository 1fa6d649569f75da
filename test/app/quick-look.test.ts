import type { BrowserWindow } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { quickLook } from '../../src/main/app/quick-look.ts';

afterEach(() => vi.unstubAllGlobals());

function on(platform: string) {
  vi.stubGlobal('process', { ...process, platform });
  const shown: string[] = [];
  const window = { previewFile: (file: string) => void shown.push(file) } as unknown as BrowserWindow;
  return { window, shown };
}

test('on a Mac the system shows the file, elsewhere nothing is claimed to be shown', () => {
  const mac = on('darwin');
  expect([quickLook(mac.window, '/a/b.pdf'), mac.shown]).toEqual([true, ['/a/b.pdf']]);
  expect(quickLook(null, '/a/b.pdf')).toBe(false);
  const linux = on('linux');
  expect([quickLook(linux.window, '/a/b.pdf'), linux.shown]).toEqual([false, []]);
});
