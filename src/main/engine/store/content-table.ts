/** What was read: content, its pages, metadata and chunks. Text is cut with `slice`, never in SQL. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { Reason } from '../../../preload/contract/shapes.ts';
import type { Block, MetadataField, Unit, UnitPlace } from '../types.ts';
import { keepStatements } from './keep-statements.ts';
import { createOutline } from './outline.ts';
import { packBlocks, unpackBlocks } from './packed-blocks.ts';
import { reasonOf } from './reason-columns.ts';
import { unitSeparator } from './unit-separator.ts';

export type Outcome = 'complete' | 'no-text' | 'partly-read';

export type ContentRow = {
  readonly id: number;
  readonly publicId: string;
  readonly sha256: Uint8Array;
  readonly kind: string;
  readonly reading: string;
  readonly stage: 'reading' | 'readable' | 'ready';
  readonly outcome: Outcome | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly characters: number;
  readonly units: number | null;
  readonly reason: Reason | null;
  /** Joined by `+`; null until read. */
  readonly ocrLanguages: string | null;
};

/** A stored unit without its word boxes; `start` and `end` are offsets into the whole text. */
export type PageRow = {
  readonly unit: number;
  readonly number: number | null;
  readonly label: string | null;
  readonly start: number;
  readonly end: number;
  readonly source: 'native' | 'ocr' | 'none';
  readonly place: UnitPlace | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly reason: Reason | null;
};
export type PageText = PageRow & { readonly text: string; readonly blocks: readonly Block[] };

/** Something a person should know about a unit's text. */
export type UnitDoubt = { readonly unit: number; readonly number: number | null; readonly doubt: Reason };

type Raw<T> = Omit<T, 'reason' | 'blocks'> & {
  reasonCode: AppErrorCode | null;
  reasonValues: string | null;
  blocks: string;
};

const contentColumns = `id, public_id AS publicId, sha256, kind, reading, stage, outcome, title, language, characters, units,
  ocr_languages AS ocrLanguages, reason_code AS reasonCode, reason_values AS reasonValues`;
const pageColumns = `unit, number, label, start, "end", source, place, width, height, reason_code AS reasonCode,
  reason_values AS reasonValues`;

const toContent = ({ reasonCode, reasonValues, ...row }: Raw<ContentRow>): ContentRow => ({
  ...row,
  reason: reasonOf(reasonCode, reasonValues),
});
const toPage = ({ reasonCode, reasonValues, ...row }: Raw<PageRow>): PageRow => ({
  ...row,
  reason: reasonOf(reasonCode, reasonValues),
});
const toPageText = (row: Raw<PageText>): PageText =>
  ({ ...row, ...toPage(row), blocks: unpackBlocks(row.blocks) }) as PageText;

export function createContentTable(database: Database, now: () => number) {
  const prepared = keepStatements(database);
  const byKey = database.prepare(`SELECT ${contentColumns} FROM content WHERE sha256 = ? AND kind = ? AND reading = ?`);
  const byId = database.prepare(`SELECT ${contentColumns} FROM content WHERE id = ?`);
  const byPublicId = database.prepare(`SELECT ${contentColumns} FROM content WHERE public_id = ?`);
  const insertPage =
    database.prepare(`INSERT INTO page (content_id, unit, number, label, start, "end", source, width, height,
    ocr_confidence, reason_code, reason_values, doubts, place, chain, quality, blocks, words, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const pageAt = database.prepare(`SELECT ${pageColumns}, blocks, text FROM page WHERE content_id = ? AND unit = ?`);
  const pagesIn = database.prepare(
    `SELECT ${pageColumns}, blocks, text FROM page WHERE content_id = ? AND start < ? AND "end" >= ? ORDER BY unit`,
  );
  const wordsOf = database.prepare('SELECT words FROM page WHERE content_id = ? AND unit = ?').pluck();
  const outline = createOutline(database);
  const one = <T>(row: unknown, convert: (raw: Raw<T>) => T): T | undefined =>
    row ? convert(row as Raw<T>) : undefined;

  return {
    byId: (id: number) => one<ContentRow>(byId.get(id), toContent),
    byPublicId: (publicId: string) => one<ContentRow>(byPublicId.get(publicId), toContent),

    /** The content of these bytes as this reading understands them, made when it is new. */
    open(sha256: Uint8Array, kind: string, reading: string): ContentRow {
      const known = one<ContentRow>(byKey.get(sha256, kind, reading), toContent);
      if (known) return known;
      const publicId = `d_${createHash('sha256').update(sha256).update(`${kind}\n${reading}`).digest('hex').slice(0, 32)}`;
      prepared(
        `INSERT INTO content (public_id, sha256, kind, reading, stage, created_at) VALUES (?, ?, ?, ?, 'reading', ?)`,
      ).run(publicId, sha256, kind, reading, now());
      const made = toContent(byKey.get(sha256, kind, reading) as Raw<ContentRow>);
      outline.forget(made.id);
      return made;
    },

    setMetadata(contentId: number, fields: readonly MetadataField[], units: number | null): void {
      const insert = prepared(
        'INSERT OR REPLACE INTO content_metadata (content_id, name, value, source) VALUES (?, ?, ?, ?)',
      );
      for (const field of fields) insert.run(contentId, field.name, field.value, field.source);
      const title = fields.find((field) => field.name === 'title' && field.value.trim())?.value.trim() ?? null;
      prepared('UPDATE content SET title = ifnull(?, title), units = ifnull(?, units) WHERE id = ?').run(
        title,
        units,
        contentId,
      );
    },

    /** Where the next unit starts and which number it has: what a resumed reading needs. */
    progress(contentId: number): { readonly units: number; readonly end: number | null } {
      return prepared('SELECT count(*) AS units, max("end") AS "end" FROM page WHERE content_id = ?').get(
        contentId,
      ) as {
        units: number;
        end: number | null;
      };
    },

    /** Commits one unit, hidden until the content is readable. Returns its end offset. */
    addUnit(contentId: number, unit: Unit, start: number): number {
      const end = start + unit.text.length;
      outline.forget(contentId);
      insertPage.run(
        ...[contentId, unit.index, unit.number, unit.label, start, end, unit.source],
        ...[unit.size?.width ?? null, unit.size?.height ?? null, unit.ocrConfidence, null, null],
        ...[
          unit.doubts.length > 0 ? JSON.stringify(unit.doubts) : null,
          unit.place ?? null,
          unit.chain ? unit.chain.join(' ') : null,
          unit.quality ?? null,
          packBlocks(unit.blocks),
          unit.words,
          unit.text,
        ],
      );
      return end;
    },

    /** Records a unit that could not be read, so that it is counted and named. */
    addFailedUnit(contentId: number, unit: number, number: number | null, start: number, reason: Reason): void {
      outline.forget(contentId);
      insertPage.run(
        ...[contentId, unit, number, null, start, start, 'none', null, null, null],
        ...[reason.code, JSON.stringify(reason.values), null, null, null, null, '[]', null, ''],
      );
    },

    pages: (contentId: number) =>
      (
        prepared(`SELECT ${pageColumns} FROM page WHERE content_id = ? ORDER BY unit`).all(contentId) as Raw<PageRow>[]
      ).map(toPage),
    page: (contentId: number, unit: number) => one<PageText>(pageAt.get(contentId, unit), toPageText),
    /** Units that touch start…end. */
    pagesIn: (contentId: number, start: number, end: number) =>
      (pagesIn.all(contentId, Math.max(end, start + 1), start) as Raw<PageText>[]).map(toPageText),
    words: (contentId: number, unit: number) => (wordsOf.get(contentId, unit) as Uint8Array | null | undefined) ?? null,

    /** Canonical text start…end (offsets into the whole; end is clamped). */
    text(contentId: number, start = 0, end = Number.MAX_SAFE_INTEGER): string {
      // A span may begin or end in the separator between two units.
      const gap = unitSeparator.length;
      const pages = (pagesIn.all(contentId, end + gap, start - gap) as Raw<PageText>[]).map(toPageText);
      const first = pages[0];
      if (!first) return '';
      // Failed units are empty and stand where they belong, so joining keeps every offset.
      const text = pages.map((page) => page.text).join(unitSeparator);
      return text.slice(Math.max(0, start - first.start), Math.max(0, end - first.start));
    },

    lineAt: outline.lineAt,
    headingPathAt: outline.headingPathAt,

    metadata: (contentId: number) =>
      database
        .prepare('SELECT name, value, source FROM content_metadata WHERE content_id = ?')
        .all(contentId) as MetadataField[],

    /** Every doubt with the unit it is about, in order. */
    doubts(contentId: number): UnitDoubt[] {
      const rows = prepared(
        'SELECT unit, number, doubts FROM page WHERE content_id = ? AND doubts IS NOT NULL ORDER BY unit',
      ).all(contentId) as { unit: number; number: number | null; doubts: string }[];
      return rows.flatMap(({ unit, number, doubts }) =>
        (JSON.parse(doubts) as Reason[]).map((doubt) => ({ unit, number, doubt })),
      );
    },

    /** Marks the content as read: outcome, language and what a person should know. Part of the readable transaction. */
    finish(
      contentId: number,
      values: {
        readonly outcome: Outcome;
        readonly stage: 'readable' | 'ready';
        readonly language: string | null;
        readonly title: string | null;
        /** The title as it stands in the context lines of the chunks. */
        readonly contextTitle: string;
        readonly characters: number;
        readonly units: number;
        readonly reason: Reason | null;
        readonly doubt: Reason | null;
        readonly analyserId: string;
        /** 0-1; null when nothing was measured. */
        readonly quality: number | null;
        readonly ocrLanguages: readonly string[];
      },
    ): void {
      const json = (reason: Reason | null) => (reason ? JSON.stringify(reason.values) : null);
      prepared(`UPDATE content SET stage = ?, outcome = ?, language = ?, title = ?, context_title = ?, characters = ?, units = ?,
          reason_code = ?, reason_values = ?, doubt_code = ?, doubt_values = ?, analyser_id = ?, quality = ?,
          ocr_languages = ? WHERE id = ?`).run(
        ...[
          values.stage,
          values.outcome,
          values.language,
          values.title,
          values.contextTitle,
          values.characters,
          values.units,
        ],
        ...[values.reason?.code ?? null, json(values.reason), values.doubt?.code ?? null, json(values.doubt)],
        ...[values.analyserId, values.quality, values.ocrLanguages.join('+'), contentId],
      );
    },

    setReady: (contentId: number) => {
      database.prepare(`UPDATE content SET stage = 'ready' WHERE id = ?`).run(contentId);
    },

    /** Languages of the readable contents, commonest first. */
    languages: () =>
      (
        database
          .prepare(`SELECT language FROM content WHERE stage <> 'reading' AND language IS NOT NULL
            GROUP BY language ORDER BY count(*) DESC, language`)
          .all() as { language: string }[]
      ).map((row) => row.language),

    /** Contents no file holds any more, oldest first. */
    orphans: (limit: number) =>
      (
        database
          .prepare(
            'SELECT id FROM content WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id) LIMIT ?',
          )
          .all(limit) as { id: number }[]
      ).map((row) => row.id),
  };
}
