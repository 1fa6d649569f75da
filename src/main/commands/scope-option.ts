import path from 'node:path';
import type { Scope } from '../../preload/contract/shapes.ts';
import type { Door } from './open-door.ts';
import type { Command } from './parse-command.ts';

/** Folders and files named with --in; null without. Rejects with `not-found` for what is not in the library. */
export async function scopeIn(
  command: Command,
  door: Door,
): Promise<{ folderIds: string[]; fileIds: string[] } | null> {
  if (!command.has('in')) return null;
  const scope = { folderIds: new Set<string>(), fileIds: new Set<string>() };
  for (const place of command.values('in')) {
    for (const { type, id } of await door.request('scope.at', { path: path.resolve(place) })) {
      (type === 'folder' ? scope.folderIds : scope.fileIds).add(id);
    }
  }
  return { folderIds: [...scope.folderIds], fileIds: [...scope.fileIds] } satisfies Scope;
}
