/** How a content was read, page by page: what a person is shown beside the text itself. */
import type { Database } from 'better-sqlite3';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { PageReading, Reason } from '../../../preload/contract/shapes.ts';
import { keepStatements } from './keep-statements.ts';
import { reasonOf } from './reason-columns.ts';

/** Steps of the chain in their order; `basic` is what a unit without a chain had. */
const steps = ['basic', 'second-reader', 'layout', 'ocr', 'best-effort'];

type Row = Omit<PageReading, 'chain' | 'doubts' | 'reason'> & {
  readonly chain: string | null;
  readonly doubts: string | null;
  readonly reasonCode: AppErrorCode | null;
  readonly reasonValues: string | null;
};

export function createReadingTable(database: Database) {
  const prepared = keepStatements(database);
  // Only OCR is unsure by a confidence; a doubtful text layer has a quality.
  const scansFor = database.prepare(`SELECT file.id, file.folder_id AS folderId
    FROM file LEFT JOIN content ON content.id = file.content_id AND content.kind IN (SELECT value FROM json_each(@kinds))
    WHERE file.deleted_at IS NULL AND file.state <> 'unavailable'
    AND ((@doubtful AND file.reason_code = 'ocr-unavailable')
      OR ((content.doubt_code IS NOT NULL OR content.outcome = 'no-text') AND EXISTS (
        SELECT 1 FROM page, json_each(page.doubts) AS doubt WHERE page.content_id = content.id
        AND CASE doubt.value ->> '$.code'
          WHEN 'ocr-language-missing' THEN doubt.value ->> '$.values.script' IN (SELECT value FROM json_each(@scripts))
          WHEN 'read-with-doubt' THEN @doubtful AND doubt.value ->> '$.values.confidence' IS NOT NULL
          WHEN 'no-text-found' THEN @doubtful ELSE 0 END)))`);

  return {
    /** At most `limit` units: those with a failure, a doubt or OCR first, then the others; each group in order. */
    pages(contentId: number, limit: number): PageReading[] {
      const rows = database
        .prepare(`SELECT unit AS "index", number, label, source, length(text) AS characters, chain, quality,
          ocr_confidence AS ocrConfidence, doubts, reason_code AS reasonCode, reason_values AS reasonValues FROM page
          WHERE content_id = ?
          ORDER BY reason_code IS NULL, doubts IS NULL AND source <> 'none', source <> 'ocr', unit LIMIT ?`)
        .all(contentId, limit) as Row[];
      return rows.map(({ reasonCode, reasonValues, ...row }) => ({
        ...row,
        chain: row.chain?.split(' ') ?? ['basic'],
        doubts: row.doubts ? (JSON.parse(row.doubts) as Reason[]) : [],
        reason: reasonOf(reasonCode, reasonValues),
      }));
    },

    /** Every step any unit took, in the order of the chain. */
    chain(contentId: number): string[] {
      const rows = database.prepare('SELECT DISTINCT chain FROM page WHERE content_id = ?').all(contentId) as {
        chain: string | null;
      }[];
      const taken = new Set(rows.flatMap((row) => row.chain?.split(' ') ?? ['basic']));
      return steps.filter((step) => taken.has(step));
    },

    /** Mean quality of the units that were measured, weighted by their length; null when none was. */
    quality: (contentId: number) =>
      (
        prepared(`SELECT sum(quality * length(text)) / nullif(sum(length(text)), 0) AS quality FROM page
            WHERE content_id = ? AND quality IS NOT NULL`).get(contentId) as { quality: number | null }
      ).quality,

    /** Files whose text would differ with other OCR languages: some unit came from pixels, or has no text. */
    filesWithPictures: (kinds: readonly string[]) =>
      (
        database
          .prepare(`SELECT file.id FROM file JOIN content ON content.id = file.content_id
            WHERE file.deleted_at IS NULL AND content.kind IN (SELECT value FROM json_each(?))
            AND (content.outcome IS NULL OR EXISTS
              (SELECT 1 FROM page WHERE page.content_id = content.id AND page.source <> 'native'))`)
          .all(JSON.stringify(kinds)) as { id: number }[]
      ).map((row) => row.id),

    /**
     * Shown files that can be reached and have pages which data for `scripts` would read; with `doubtful` also those whose letters
     * were read with doubt, or not at all.
     */
    scansFor: (kinds: readonly string[], scripts: readonly string[], doubtful: boolean) =>
      scansFor.all({
        kinds: JSON.stringify(kinds),
        scripts: JSON.stringify(scripts),
        doubtful: Number(doubtful),
      }) as { readonly id: number; readonly folderId: string }[],
  };
}
