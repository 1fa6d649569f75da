/** Which pictures there are, and what one look at each gave. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Box, Reason } from '../../../preload/contract/shapes.ts';
import type { MetadataField } from '../types.ts';

/** A picture as it was looked at; `signature` and `hashes` null where it could not be shown or there is too little to see. */
export type NewLook = {
  readonly sha256: Uint8Array;
  readonly bytes: number;
  readonly reason: Reason | null;
  readonly format?: string;
  readonly width?: number;
  readonly height?: number;
  readonly frames?: number;
  readonly damaged?: boolean;
  /** Milliseconds since 1970. */
  readonly taken?: number | null;
  readonly fields?: readonly MetadataField[];
  readonly signature?: Uint8Array | null;
  readonly hashes?: Uint8Array | null;
};

export type InnerPicture = {
  readonly place: string;
  readonly unit: number | null;
  readonly number: number | null;
  readonly box: Box | null;
  readonly label: string | null;
  readonly caption: string | null;
  readonly surrounding: string;
  /** It is its whole page. */
  readonly scan: boolean;
  readonly look: number | null;
  readonly reason: Reason | null;
};

/** A look for finding near duplicates. */
export type LookHashes = { readonly id: number; readonly hashes: Uint8Array };

/** Kinds of files that are pictures, and endings of those whose bytes nobody looked at; as in the index over them. */
const pictureKinds = `('image', 'svg', 'png', 'jpg', 'jpeg', 'jpe', 'jfif', 'tif', 'tiff', 'webp', 'gif', 'bmp', 'dib', 'heic', 'heif', 'avif')`;

const valuesOf = (reason: Reason | null) =>
  [reason?.code ?? null, reason ? JSON.stringify(reason.values) : null] as const;

export function createPictureTable(database: Database) {
  const files = database
    .prepare(`SELECT file.id FROM file LEFT JOIN picture ON picture.file_id = file.id
      WHERE file.kind IN ${pictureKinds} AND file.id > ? AND file.deleted_at IS NULL
      AND (file.special IS NULL OR file.special = 'package') AND file.state NOT IN ('unavailable', 'locked')
      AND (picture.id IS NULL OR picture.size <> file.size OR picture.modified_ms <> file.modified_ms)
      ORDER BY file.id LIMIT ?`)
    .pluck();
  const contents = database
    .prepare(`SELECT content.id FROM json_each(?) AS wanted JOIN content ON content.kind = wanted.value
      LEFT JOIN picture_scan AS scan ON scan.content_id = content.id
      WHERE content.id > ? AND content.stage <> 'reading' AND (scan.content_id IS NULL OR scan.version < ?)
      AND EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id AND file.deleted_at IS NULL
        AND (file.special IS NULL OR file.special = 'package'))
      ORDER BY content.id LIMIT ?`)
    .pluck();
  const lookBySha = database.prepare('SELECT id FROM picture_look WHERE sha256 = ?').pluck();
  const addLook =
    database.prepare(`INSERT INTO picture_look (sha256, bytes, reason_code, reason_values, format, width, height, frames,
      damaged, taken, fields, signature, hashes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes, reason_code = excluded.reason_code,
      reason_values = excluded.reason_values, format = excluded.format, width = excluded.width, height = excluded.height,
      frames = excluded.frames, damaged = excluded.damaged, taken = excluded.taken, fields = excluded.fields,
      signature = excluded.signature, hashes = excluded.hashes RETURNING id`);
  const putFile =
    database.prepare(`INSERT INTO picture (public_id, file_id, size, modified_ms, look, reason_code, reason_values)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (file_id) DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms,
      look = excluded.look, reason_code = excluded.reason_code, reason_values = excluded.reason_values, worded = NULL`);
  const putInner =
    database.prepare(`INSERT INTO picture (public_id, content_id, place, unit, number, box, label, caption, surrounding, scan,
      look, reason_code, reason_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (content_id, place) DO UPDATE SET unit = excluded.unit, number = excluded.number, box = excluded.box,
      label = excluded.label, caption = excluded.caption, surrounding = excluded.surrounding, scan = excluded.scan,
      look = excluded.look, reason_code = excluded.reason_code, reason_values = excluded.reason_values, worded = NULL`);
  const hasInside = database
    .prepare('SELECT 1 FROM file JOIN picture ON picture.file_id = file.id WHERE file.parent_id = ? LIMIT 1')
    .pluck();
  const scanAgain = database.prepare('DELETE FROM picture_scan WHERE content_id = ?');
  const tellOfFile = database.prepare(
    'UPDATE picture SET label = ?, caption = ?, surrounding = ?, worded = NULL WHERE file_id = ?',
  );
  const hashesAfter = database.prepare(
    'SELECT id, hashes FROM picture_look WHERE id > ? AND hashes IS NOT NULL ORDER BY id LIMIT ?',
  );
  const signature = database.prepare('SELECT signature FROM picture_look WHERE id = ?').pluck();
  const lookFields = database.prepare('SELECT fields, frames FROM picture_look WHERE id = ?');
  const counts = database.prepare(
    `SELECT count(*) AS known, ifnull(sum(reasonCode IS NOT NULL), 0) AS failed FROM shown_picture`,
  );
  const waitingFiles = database
    .prepare(`SELECT count(*) FROM file LEFT JOIN picture ON picture.file_id = file.id
      WHERE file.kind IN ${pictureKinds} AND file.deleted_at IS NULL AND (file.special IS NULL OR file.special = 'package')
      AND file.state NOT IN ('unavailable', 'locked') AND picture.id IS NULL`)
    .pluck();

  return {
    /** Files of pictures that were not looked at as they are now, from one row on. */
    filesToLookAt: (after: number, most: number) => files.all(after, most) as number[],
    /** Documents of these kinds, from one on, that are read and on this disk and whose pictures were not taken out, by this version. */
    contentsToScan: (kinds: readonly string[], version: number, after: number, most: number) =>
      contents.all(JSON.stringify(kinds), after, version, most) as number[],
    lookOf: (sha256: Uint8Array) => lookBySha.get(sha256) as number | undefined,
    addLook(look: NewLook): number {
      const { reason } = look;
      return (
        addLook.get(
          ...[look.sha256, look.bytes, ...valuesOf(reason), look.format ?? '', look.width ?? 0, look.height ?? 0],
          ...[look.frames ?? 1, look.damaged ? 1 : 0, look.taken ?? null, JSON.stringify(look.fields ?? [])],
          ...[look.signature ?? null, look.hashes ?? null],
        ) as { id: number }
      ).id;
    },
    putFile(
      file: { readonly id: number; readonly publicId: string; readonly size: number; readonly modifiedMs: number },
      look: number | null,
      reason: Reason | null,
    ): void {
      putFile.run(`p_${file.publicId}`, file.id, file.size, file.modifiedMs, look, ...valuesOf(reason));
    },
    /** Whether a member of this file is a picture that was looked at. */
    hasInside: (fileId: number) => hasInside.get(fileId) !== undefined,
    /** What a document shows is looked for once more. */
    scanAgain: (contentId: number) => void scanAgain.run(contentId),
    /** What the document says that shows this file; nothing happens while nobody looked at the file. */
    tellOfFile(
      fileId: number,
      { label, caption, surrounding }: Pick<InnerPicture, 'label' | 'caption' | 'surrounding'>,
    ): void {
      tellOfFile.run(label, caption, surrounding, fileId);
    },
    putInner(content: { readonly id: number; readonly publicId: string }, picture: InnerPicture): void {
      const { place, unit, number, box, label, caption, surrounding, scan, look, reason } = picture;
      const name = createHash('sha256').update(`${content.publicId}\n${place}`).digest('hex').slice(0, 32);
      putInner.run(
        ...[
          `p_${name}`,
          content.id,
          place,
          unit,
          number,
          box ? JSON.stringify(box) : null,
          label,
          caption,
          surrounding,
        ],
        ...[scan ? 1 : 0, look, ...valuesOf(reason)],
      );
    },
    scanned(contentId: number, version: number, code: string | null): void {
      database
        .prepare('INSERT OR REPLACE INTO picture_scan (content_id, version, reason_code) VALUES (?, ?, ?)')
        .run(contentId, version, code);
    },
    /** Looks with hashes behind one, in order. */
    hashesAfter: (id: number, most: number) => hashesAfter.all(id, most) as LookHashes[],
    signature: (look: number) => (signature.get(look) as Uint8Array | null | undefined) ?? null,
    fields(look: number): { readonly fields: readonly MetadataField[]; readonly frames: number } {
      const row = lookFields.get(look) as { fields: string; frames: number } | undefined;
      return { fields: row ? (JSON.parse(row.fields) as MetadataField[]) : [], frames: row?.frames ?? 1 };
    },
    /** Looks no picture needs any more go. */
    removeUnused(): void {
      database.exec('DELETE FROM picture_look WHERE NOT EXISTS (SELECT 1 FROM picture WHERE look = picture_look.id)');
    },
    counts(): { readonly known: number; readonly failed: number; readonly waiting: number } {
      const { known, failed } = counts.get() as { known: number; failed: number };
      return { known, failed, waiting: waitingFiles.get() as number };
    },
  };
}
