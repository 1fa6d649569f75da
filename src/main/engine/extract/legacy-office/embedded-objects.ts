import { AppError } from '../../../../preload/contract/errors.ts';
import type { Member } from '../../types.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import { storedObject } from '../compound/embedded-object.ts';
import { pieces } from '../ooxml/embedded-members.ts';
import { ooxmlLimits } from '../ooxml/limits.ts';

/** Files put into a document of older Office that stand there as they are: packages of any kind of file. */
export function* embeddedObjects(file: CompoundFile): Generator<Member> {
  let count = 0;
  for (const entry of file.entries.values()) {
    if (!entry.storage || !isObject(entry.path) || count >= ooxmlLimits.maxMembers) continue;
    const object = storedObject(file, `${entry.path}/`);
    if (!object) continue;
    count += 1;
    const own = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    yield { path: entry.path, name: object.name ?? own, size: object.bytes.length, modifiedMs: null, problem: null };
  }
}

/** The bytes of one such file in pieces. Throws `not-found`. */
export function openObject(file: CompoundFile, path: string): Iterable<Uint8Array> {
  const object = isObject(path) ? storedObject(file, `${path}/`) : null;
  if (!object) throw new AppError('not-found', 'The embedded file is not there.', {});
  return pieces(object.bytes);
}

/** Word keeps objects in a pool, Excel beside its workbook. */
function isObject(path: string): boolean {
  return /^(?:ObjectPool\/_\d+|MBD[0-9A-F]{8})$/i.test(path);
}
