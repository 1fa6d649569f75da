/**
 * Ids of new file rows. Tables and corrections name files by them, so an index made anew must give the same: the id follows from the place,
 * unless a file that has moved away keeps it.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Bytes of an id: enough that two never meet. */
const idBytes = 12;

/** `memberPath` is null for a file of the disk, `key` that of the outermost file. Returns an id no row has. */
export function createFilePublicId(database: Database) {
  const taken = database.prepare('SELECT 1 FROM file WHERE public_id = ?').pluck();
  return (folderId: string, key: string, memberPath: string | null): string => {
    const hash = createHash('sha256')
      .update(JSON.stringify([folderId, key, memberPath]))
      .digest();
    const id = `f_${hash.subarray(0, idBytes).toString('base64url')}`;
    return taken.get(id) === undefined ? id : `f_${randomBytes(idBytes).toString('base64url')}`;
  };
}
