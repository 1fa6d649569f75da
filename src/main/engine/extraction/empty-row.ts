import type { TemplateDraft } from '../../../preload/contract/shapes.ts';
import type { ExtractedRow } from './extracted.ts';
import { qualityOf } from './quality-of.ts';
import { emptyCell } from './settle-cells.ts';

/** The row of a document without text: every cell empty, and said so. */
export function emptyRow({ fields }: TemplateDraft): ExtractedRow {
  const cells = fields.map(emptyCell);
  const quality = qualityOf(fields, cells, null);
  return { mode: 'basic', tried: [{ mode: 'basic', score: quality.score }], cells, quality, readCharacters: null };
}
