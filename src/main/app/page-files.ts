/** Cited pages as files of their own, for programs a page is dragged into and for Quick Look: kept in our own folder, and not for long. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EngineRequest } from './handlers.ts';
import { pathOfFile } from './path-of-file.ts';
import { fileNameOf } from './write-chosen-file.ts';

/** `index` as in `document.open` (0-based); null: the file as a whole. */
export type PagePlace = { readonly documentId: string; readonly fileId: string; readonly index: number | null };
/** `page` null: it could not be cut out, so it is the person's own file, which is only read. */
export type PageFile = { readonly path: string; readonly page: Uint8Array | null };

export type PageFiles = {
  /** Makes it, or gives the one made before. Rejects with `not-found` when there is no such file. */
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
  let made = new Map<string, Promise<PageFile>>();

  async function make({ documentId, fileId, index }: PagePlace): Promise<PageFile> {
    const own = { path: await pathOfFile(request, fileId), page: null };
    if (index === null) return own;
    const page = await options.drawn({ documentId, fileId, index }).catch(() => null);
    // What has no pages, or is not there, is given as it is.
    if (page === null) return own;
    const { file } = await request('file.details', { fileId });
    const { name } = path.parse(file.name);
    // A folder for each, so that the name is a person's and never taken.
    const key = createHash('sha256').update(`${documentId} ${fileId} ${index}`).digest('hex').slice(0, 16);
    const place = path.join(folder, key);
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const target = path.join(place, `${fileNameOf(name)}, page ${index + 1}.jpg`);
    writeFileSync(target, page, { mode: 0o600 });
    return { path: target, page };
  }

  return {
    of(place) {
      const key = JSON.stringify([place.documentId, place.fileId, place.index]);
      const known = made.get(key);
      if (known) return known;
      const making = make(place);
      made.set(key, making);
      // A page that could not be made is tried anew.
      making.catch(() => made.delete(key));
      return making;
    },
    clear() {
      made = new Map();
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    },
  };
}
