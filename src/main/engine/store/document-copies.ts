/** Whole documents as rows, taken out of one library and put into another: text, pages, metadata, members and the files that hold them. */
import type { Database } from 'better-sqlite3';
import { createFilePublicId } from './file-public-id.ts';
import { createColumns } from './known-columns.ts';

type Value = string | number | bigint | Buffer | null;
type Row = Readonly<Record<string, Value>>;
/** Its rows as they stand; ids are those of the library they come from. */
export type DocumentRows = {
  readonly content: Row;
  readonly pages: readonly Row[];
  readonly metadata: readonly Row[];
  readonly members: readonly Row[];
  readonly chunks: readonly CopiedChunk[];
};
export type CopiedChunk = {
  readonly id: number;
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly heading_path: string;
  readonly tokens: number;
  readonly text_hash: Uint8Array;
};
/** A file of the disk, or what stands in one. */
export type CopiedFile = Row & {
  readonly id: number;
  readonly folder_id: string;
  readonly parent_id: number | null;
  readonly content_id: number;
  readonly state: string;
};

/** What stands for the disk of a folder that came from another computer: no disk has it. */
export const otherComputer = 'another computer';

export function createDocumentCopies(database: Database) {
  const publicIdAt = createFilePublicId(database);
  const columns = createColumns(database);
  const insert = (table: string, given: Row) => {
    const row = columns.known(table, given);
    const names = Object.keys(row);
    return database
      .prepare(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(row)).lastInsertRowid;
  };
  const ofContent = (table: string, order: string) =>
    database.prepare(`SELECT * FROM ${table} WHERE content_id = ? ORDER BY ${order}`);

  return {
    /** Readable documents that a file holds, by id. */
    ids: (after: number, most: number) =>
      database
        .prepare(`SELECT id FROM content WHERE stage <> 'reading' AND id > ?
          AND EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id AND file.deleted_at IS NULL) ORDER BY id LIMIT ?`)
        .pluck()
        .all(after, most) as number[],
    read: (contentId: number): DocumentRows => ({
      content: database.prepare('SELECT * FROM content WHERE id = ?').get(contentId) as Row,
      pages: ofContent('page', 'unit').all(contentId) as Row[],
      metadata: ofContent('content_metadata', 'name').all(contentId) as Row[],
      members: ofContent('content_member', 'path').all(contentId) as Row[],
      chunks: ofContent('chunk', 'ordinal').all(contentId) as CopiedChunk[],
    }),
    /** Whether the same bytes, as the same kind of document, are here, or are being read here the same way. */
    has: ({ content }: Pick<DocumentRows, 'content'>) =>
      database
        .prepare(`SELECT 1 FROM content WHERE sha256 = ? AND kind = ? AND (stage <> 'reading' OR reading = ?)
          AND EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id AND file.deleted_at IS NULL)`)
        .get(content.sha256, content.kind, content.reading) !== undefined,
    /** The same document, read the same way, whose files here are gone: it needs only a file. */
    asleep: ({ content }: Pick<DocumentRows, 'content'>) =>
      database
        .prepare(`SELECT id, stage = 'ready' AS isReady FROM content
          WHERE sha256 = ? AND kind = ? AND reading = ? AND stage <> 'reading'`)
        .get(content.sha256, content.kind, content.reading) as { id: number; isReady: 0 | 1 } | undefined,
    /** A readable document without chunks; what an interrupted reading left in its place goes. Returns its id here. */
    write({ content, pages, metadata, members, chunks }: DocumentRows, analyserId: string): number {
      const key = [content.sha256, content.kind, content.reading];
      // Files that are gone may still be linked with it.
      database
        .prepare(`UPDATE file SET content_id = NULL WHERE content_id IN
          (SELECT id FROM content WHERE sha256 = ? AND kind = ? AND reading = ?)`)
        .run(...key);
      database.prepare(`DELETE FROM content WHERE sha256 = ? AND kind = ? AND reading = ?`).run(...key);
      const { id: _id, ...own } = content;
      const id = Number(
        insert('content', { ...own, stage: chunks.length === 0 ? 'ready' : 'readable', analyser_id: analyserId }),
      );
      for (const page of pages) insert('page', { ...page, content_id: id });
      for (const field of metadata) insert('content_metadata', { ...field, content_id: id });
      for (const member of members) insert('content_member', { ...member, content_id: id });
      return id;
    },
    /** Files of a document, containers before what stands in them. */
    files: (contentId: number) =>
      database
        .prepare('SELECT * FROM file WHERE content_id = ? AND deleted_at IS NULL ORDER BY parent_id IS NOT NULL, id')
        .all(contentId) as CopiedFile[],
    file: (id: number) => database.prepare('SELECT * FROM file WHERE id = ?').get(id) as CopiedFile | undefined,
    /** A file at the same place of a folder of this library; the row that is there already, if there is one. Returns its id. */
    addFile(
      file: CopiedFile,
      folderId: string,
      contentId: number | null,
      parentId: number | null,
      isReady: boolean,
    ): number {
      const key = String(file.path_key);
      const memberPath = file.member_path as string | null;
      const known = database
        .prepare(`SELECT id FROM file WHERE folder_id = ? AND path_key = ? AND ifnull(member_path, '') = ?`)
        .pluck()
        .get(folderId, key, memberPath ?? '') as number | undefined;
      if (known !== undefined) return known;
      const { id: _id, ...own } = file;
      // Its text is shown as a file's here once the bytes have the hash; see `tameRestored`.
      const inode = parentId === null ? '' : (own.inode ?? '');
      return Number(
        insert('file', {
          ...own,
          ...{ public_id: publicIdAt(folderId, key, memberPath), folder_id: folderId, parent_id: parentId },
          ...{ content_id: contentId, volume: otherComputer, inode },
          state: contentId === null ? 'no-text' : stateHere(file.state, isReady),
        }),
      );
    },
  };
}

/** Vectors come after the text, also where they came along. */
const stateHere = (state: string, isReady: boolean): string =>
  state === 'ready' || state === 'readable' ? (isReady ? 'ready' : 'readable') : state;
