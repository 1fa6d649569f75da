/** Which thumbnails lie on the disk, how large they are, and when each was looked at last. Written `quietly`: the library's version stays. */
import type { Database } from 'better-sqlite3';

export function createThumbnailTable(database: Database, now: () => number, quietly: (write: () => void) => void) {
  const put = database.prepare('INSERT OR REPLACE INTO thumbnail (name, bytes, used_at) VALUES (?, ?, ?)');
  const touch = database.prepare('UPDATE thumbnail SET used_at = ? WHERE name = ?');
  const total = database.prepare('SELECT ifnull(sum(bytes), 0) FROM thumbnail').pluck();
  const oldest = database.prepare('SELECT name, bytes FROM thumbnail ORDER BY used_at LIMIT ?');
  const remove = database.prepare('DELETE FROM thumbnail WHERE name = ?');
  const has = database.prepare('SELECT 1 FROM thumbnail WHERE name = ?').pluck();
  const names = database.prepare('SELECT name FROM thumbnail').pluck();
  const useless = database
    .prepare(`SELECT name FROM thumbnail WHERE NOT EXISTS (SELECT 1 FROM picture_look WHERE sha256 = unhex(substr(name, 1, 64)))
      AND NOT EXISTS (SELECT 1 FROM content WHERE sha256 = unhex(substr(name, 1, 64)))`)
    .pluck();
  return {
    has: (name: string) => has.get(name) !== undefined,
    names: () => new Set(names.all() as string[]),
    put: (name: string, bytes: number) => quietly(() => void put.run(name, bytes, now())),
    touch: (name: string) => quietly(() => void touch.run(now(), name)),
    total: () => total.get() as number,
    oldest: (most: number) => oldest.all(most) as { readonly name: string; readonly bytes: number }[],
    remove: (name: string) => quietly(() => void remove.run(name)),
    /** Names, which begin with a content hash, of what is no longer in the library. */
    useless: () => useless.all() as string[],
  };
}
