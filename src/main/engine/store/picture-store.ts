/** Pictures in the library: what they are, what one look gave, their words, vectors and thumbnails. */
import type { Database } from 'better-sqlite3';
import { createPictureList } from './picture-list.ts';
import { createPictureTable } from './picture-table.ts';
import { createPictureVectorTable } from './picture-vector-table.ts';
import { createPictureWordTable } from './picture-word-table.ts';
import { createThumbnailTable } from './thumbnail-table.ts';

export function createPictureStore(database: Database, now: () => number, quietly: (write: () => void) => void) {
  return {
    ...createPictureTable(database),
    list: createPictureList(database),
    words: createPictureWordTable(database),
    vectors: createPictureVectorTable(database, quietly),
    thumbnails: createThumbnailTable(database, now, quietly),
  };
}
