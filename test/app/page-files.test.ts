import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EngineRequest } from '../../src/main/app/handlers.ts';
import { appLimits } from '../../src/main/app/limits.ts';
import { createPageFiles } from '../../src/main/app/page-files.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const place = { documentId: 'document', fileId: 'file', index: 2 };

function pagesOf(name = 'Lease: annex/2026.pdf') {
  const root = temporaryFolder();
  const folder = path.join(root, 'pages');
  const own = path.join(root, 'lease.pdf');
  writeFileSync(own, 'the person’s own');
  const drawn: number[] = [];
  const state = { modifiedAt: 1, own, drawing: Promise.resolve() };
  const request = (async (_route: string, { fileId }: { fileId: string }) => {
    if (fileId !== 'file') throw new AppError('not-found', 'No such file.');
    return { file: { name, path: state.own, memberPath: null, size: 9, modifiedAt: state.modifiedAt } };
  }) as unknown as EngineRequest;
  const pages = createPageFiles({
    folder,
    request,
    drawn: async ({ index }) => {
      drawn.push(index);
      await state.drawing;
      if (index > 9) throw new AppError('bad-request', 'There is no such page.');
      return new TextEncoder().encode(`page ${index}`);
    },
  });
  pages.clear();
  return { pages, folder, own, drawn, state };
}

describe('a page as a file of its own', () => {
  it('is made once, in our own folder, under a name a person knows', async () => {
    const { pages, folder, drawn } = pagesOf();
    const [one, other] = await Promise.all([pages.of(place), pages.of(place)]);
    expect(one.path).toBe(other.path);
    expect(drawn).toEqual([2]);
    expect(path.basename(one.path)).toBe('2026, page 3.jpg');
    expect(path.relative(folder, one.path).startsWith('..')).toBe(false);
    expect(readFileSync(one.path, 'utf8')).toBe('page 2');
    expect(statSync(one.path).mode & 0o077).toBe(0);
  });

  it('keeps pages of one name apart', async () => {
    const { pages } = pagesOf();
    const one = await pages.of(place);
    const other = await pages.of({ ...place, documentId: 'another' });
    expect(path.basename(one.path)).toBe(path.basename(other.path));
    expect(one.path).not.toBe(other.path);
  });

  // The bug: a drag of something without pages does nothing at all.
  it('is the file itself where there is no page to cut out, and that file is not touched', async () => {
    const { pages, own } = pagesOf();
    expect(await pages.of({ ...place, index: 10 })).toEqual({ path: own, page: null });
    expect(await pages.of({ ...place, index: null })).toEqual({ path: own, page: null });
    pages.clear();
    expect(readFileSync(own, 'utf8')).toBe('the person’s own');
  });

  it('goes when they are cleared, and is made anew after it', async () => {
    const { pages, folder, drawn } = pagesOf();
    const { path: file } = await pages.of(place);
    pages.clear();
    expect([existsSync(file), readdirSync(folder)]).toEqual([false, []]);
    await pages.of(place);
    expect(drawn).toEqual([2, 2]);
  });

  it('is refused for what is not in the library', async () => {
    const { pages, folder } = pagesOf();
    await expect(pages.of({ ...place, fileId: '../../etc/passwd' })).rejects.toMatchObject({ code: 'not-found' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes no name out of its folder', async () => {
    const { pages, folder } = pagesOf('..');
    const { path: file } = await pages.of(place);
    expect(path.dirname(path.dirname(file))).toBe(folder);
  });

  // The bug: a page drawn before an erasing is written after it, and lies there until Docent ends.
  it('is not written any more once something is erased', async () => {
    const { pages, folder, drawn, state } = pagesOf();
    let goOn = () => {};
    state.drawing = new Promise((resolve) => {
      goOn = resolve;
    });
    const making = pages.of(place);
    await vi.waitFor(() => expect(drawn).toEqual([2]));
    pages.clear();
    goOn();
    await expect(making).rejects.toMatchObject({ code: 'not-found' });
    expect(readdirSync(folder)).toEqual([]);
  });

  // The bug: Docent runs for weeks, and every page that was ever dragged lies beside the library, also of folders that were taken out.
  it('goes by itself after its time, and is made anew then', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { pages, folder, drawn } = pagesOf();
    const { path: file } = await pages.of(place);
    await vi.advanceTimersByTimeAsync(appLimits.drag.keepMs - 1);
    expect(existsSync(file)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(readdirSync(folder)).toEqual([]);
    await pages.of(place);
    expect(drawn).toEqual([2, 2]);
  });

  // The bug: the page that is dragged is the one from before the file was saved again; a file that has moved is looked for where it was.
  it('is the page of the file as it is now', async () => {
    const { pages, drawn, own, state } = pagesOf();
    await pages.of(place);
    state.modifiedAt = 2;
    await pages.of(place);
    expect(drawn).toEqual([2, 2]);
    await pages.of({ ...place, index: null });
    state.own = `${own}.moved`;
    expect(await pages.of({ ...place, index: null })).toEqual({ path: `${own}.moved`, page: null });
  });
});
