/** Cited pages as files of their own, for programs a page is dragged into and for Quick Look: kept in our own folder, for an hour at most. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { EngineRequest } from './handlers.ts';
import { appLimits } from './limits.ts';
import { pathOfFile } from './path-of-file.ts';
import { fileNameOf } from './write-chosen-file.ts';

/** `index` as in `document.open` (0-based); null: the file as a whole. */
export type PagePlace = { readonly documentId: string; readonly fileId: string; readonly index: number | null };
/** `page` null: it could not be cut out, so it is the person's own file, which is only read. */
export type PageFile = { readonly path: string; readonly page: Uint8Array | null };

export type PageFiles = {
  /** Makes it, or gives the one made before, while its file is as it was. Rejects with `not-found` when there is no such file, or when it is erased meanwhile. */
  of(place: PagePlace): Promise<PageFile>;
  /** Removes all of them: at the start, at the end, and whenever something is erased. */
  clear(): void;
};

export function createPageFiles(options: {
  readonly folder: string;
  readonly request: EngineRequest;
  /** A JPEG of the page. */
  readonly drawn: (place: { documentId: string; fileId: string; index: number }) => Promise<Uint8Array>;
}): PageFiles {
  const { folder, request } = options;
  const made = new Map<string, Promise<PageFile>>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let cleared = 0;

  /** Each page lies there for its time, whatever comes after it. */
  function removeLater(place: string, key: string): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      made.delete(key);
      rmSync(place, { recursive: true, force: true });
    }, appLimits.drag.keepMs);
    timer.unref();
    timers.add(timer);
  }

  async function make({ documentId, fileId, index }: PagePlace, name: string, key: string): Promise<PageFile> {
    const before = cleared;
    const own = { path: await pathOfFile(request, fileId), page: null };
    if (index === null) return own;
    const page = await options.drawn({ documentId, fileId, index }).catch(() => null);
    // What has no pages, or is not there, is given as it is.
    if (page === null) return own;
    // What was drawn before an erasing is not written after it.
    if (cleared !== before) throw new AppError('not-found', 'This page was erased.');
    // A folder for each, so that the name is a person's and never taken.
    const place = path.join(folder, createHash('sha256').update(key).digest('hex').slice(0, 16));
    mkdirSync(place, { recursive: true, mode: 0o700 });
    removeLater(place, key);
    const target = path.join(place, `${fileNameOf(path.parse(name).name)}, page ${index + 1}.jpg`);
    writeFileSync(target, page, { mode: 0o600 });
    return { path: target, page };
  }

  return {
    async of(place) {
      const { file } = await request('file.details', { fileId: place.fileId });
      const key = JSON.stringify([place.documentId, place.fileId, place.index, file.size, file.modifiedAt]);
      const known = made.get(key);
      if (known) return known;
      const making = make(place, file.name, key);
      made.set(key, making);
      const forget = () => made.get(key) === making && made.delete(key);
      // A page that could not be made is tried anew; a file of the person's may have moved by then.
      making.then(({ page }) => page === null && forget(), forget);
      return making;
    },
    clear() {
      cleared += 1;
      made.clear();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    },
  };
}
