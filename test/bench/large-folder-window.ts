/** The real window while a folder of 100,000 small files is looked through and read: from a key's press to the end of the frame that shows it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDocent } from '../e2e/helpers/open-docent.ts';
import { writeManyFiles } from '../e2e/helpers/screen-folder.ts';
import type { BenchRow } from './bench-row.ts';

const files = 100_000;
/** Milliseconds from which a person feels a delay. */
const feltMs = 100;
const keys = 200;
/** Milliseconds between two keys: quick typing. */
const keyMs = 60;

/** Null without a display or an Electron. */
export async function largeFolderWindow(): Promise<BenchRow | null> {
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH || !process.env.DISPLAY) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-window-'));
  try {
    const root = path.join(folder, 'Many');
    writeManyFiles(root, files);
    const docent = await openDocent(path.join(folder, 'data'));
    try {
      const began = performance.now();
      await docent.request('folder.add', { path: root });
      const field = docent.page.getByTestId('file-filter');
      await field.waitFor();
      await docent.page.evaluate(listen);
      await field.focus();
      for (let key = 0; key < keys; key += 1) {
        await docent.page.keyboard.press(key % 8 === 7 ? 'Backspace' : 'e');
        await sleep(keyMs);
      }
      const { working, files: listed } = await docent.request('library.status', {});
      const seconds = (performance.now() - began) / 1000;
      const delays = (await docent.page.evaluate('window.keyDelays')) as number[];
      const sorted = delays.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.POSITIVE_INFINITY;
      return {
        name: `typing while ${files} files are read: key to paint (95th percentile) / ${feltMs} ms`,
        ratio: at(0.95) / feltMs,
        goal: null,
        detail:
          `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, longest ${at(0.999).toFixed(0)} ms over ${delays.length} keys; ` +
          `${listed} files listed after ${seconds.toFixed(0)} s, ${working ? 'still reading' : 'nothing left to read'}`,
      };
    } finally {
      await docent.quit();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the page: from the press, as the system dated it, to the end of the frame after it. */
function listen(): void {
  const delays: number[] = [];
  Object.assign(window, { keyDelays: delays });
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => delays.push(performance.now() - timeStamp);
        after.port2.postMessage(null);
      });
    },
    true,
  );
}
