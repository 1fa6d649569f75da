import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { getRawHeader } from '@electron/asar';
import type { PackedApp } from './packed-app.ts';

/** A file of a packed folder. */
export type PackedFile = {
  /** Inside the archive as it is there (`node_modules/…`, `out/…`), else relative to the folder. */
  readonly path: string;
  readonly bytes: number;
  readonly inArchive: boolean;
};

type Entry = { readonly files?: Readonly<Record<string, Entry>>; readonly size?: number };

/** Every file of a packed folder once; the archive is named by what is in it, with what lies unpacked beside it. */
export function packedFiles({ folder, resources }: PackedApp): PackedFile[] {
  const archive = join(resources, 'app.asar');
  const inside = existsSync(archive) ? walk(getRawHeader(archive).header as Entry, '') : [];
  const around = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== archive && !file.startsWith(`${archive}.unpacked`))
    .map((file) => ({ path: relative(folder, file), bytes: statSync(file).size, inArchive: false }));
  return [...inside, ...around];
}

function walk(entry: Entry, path: string): PackedFile[] {
  if (!entry.files) return [{ path, bytes: entry.size ?? 0, inArchive: true }];
  return Object.entries(entry.files).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}/${name}`));
}
