/** A run's table with whole lists, for files and the command line. */
import { setImmediate as afterThisTurn } from 'node:timers/promises';
import type { TrainingPart } from '../../preload/contract/measure-shapes.ts';
import type { TemplateField } from '../../preload/contract/shapes.ts';
import type { BatchItemRow } from './batch/batch-store.ts';
import type { EngineContext } from './engine-context.ts';
import { csvCell, harmlessText } from './export-rows.ts';
import type { ExtractedValue } from './extraction/extracted.ts';
import { extractionLimits } from './extraction/limits.ts';
import {
  placeText,
  plainValue,
  sourceOf,
  type TableCellValue,
  type TableRowValue,
  tableText,
} from './extraction/table-text.ts';
import { correctionsOf } from './extraction-corrections.ts';
import { type ExtractionResult, type KeptCell, requestOf } from './extraction-request.ts';
import { cellOf } from './extraction-rows.ts';
import { pageFinder } from './kept-cell-pages.ts';
import { shownPath } from './shown-path.ts';
import type { WorkbookCell } from './workbook/sheet-xml.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';

type Marks = ReadonlyMap<string, KeptCell>;

export function exportTable(
  context: EngineContext,
  runId: string,
  format: 'csv' | 'tsv' | 'json',
  from: number,
): { readonly text: string; readonly next: number | null } {
  const { template } = requestOf(context, runId);
  const { items, total } = context.personal.batches.items(runId, { from, limit: extractionLimits.exportRows });
  const next = from + items.length < total ? from + items.length : null;
  const marks = marksOf(context, runId);
  const rows = items.map((item) => tableRow(context, template.fields, item, marks));
  return { text: tableText(format, template.fields, rows, from === 0, next === null, csvCell, harmlessText), next };
}

function marksOf(context: EngineContext, runId: string): Marks {
  const marks = context.personal.extractions.marks(runId);
  return new Map(
    marks.flatMap(({ target, field, text }) =>
      text === null ? [] : [[`${target}/${field}`, JSON.parse(text) as KeptCell] as const],
    ),
  );
}

function tableRow(
  context: EngineContext,
  fields: readonly TemplateField[],
  item: BatchItemRow,
  marks: Marks,
): TableRowValue {
  const { library, personal } = context;
  const result = item.result as ExtractionResult | null;
  const file = library.files.byPublicId(item.target);
  const pageAt = pageFinder(context);
  const placeIn = (documentId: string | null | undefined, span: ExtractedValue['span']) =>
    span ? { page: pageAt(documentId, span[0]), start: span[0], end: span[1] } : null;
  const cells = fields.map((field, at): TableCellValue | null => {
    const kept = marks.get(`${item.target}/${at}`);
    if (!result && !kept) return null;
    const placeOf = (span: ExtractedValue['span']) => placeIn(kept ? kept.documentId : result?.documentId, span);
    const { value, currency, verified, confidence, span, items } = kept?.cell ?? cellOf(result, field);
    return {
      ...{ value, currency, verified, confidence, place: placeOf(span), corrected: kept?.isCorrected ?? false },
      items:
        items?.map((one) => ({
          value: one.text,
          note: one.note,
          verified: one.verified,
          confidence: one.confidence,
          place: placeOf(one.span),
        })) ?? null,
    };
  });
  const path = file ? shownPath(personal.folders.byId(file.folderId)?.path ?? '', file.path, file.memberPath) : '';
  return { path, problem: item.state === 'done' ? null : (item.reason?.code ?? item.state), cells };
}

/**
 * XLSX: a row a file, a column a field, the sources in the last; a note on each cell says where its value stands. Texts are never formulas. `rest`
 * lets others have their turn after a number of rows.
 */
export async function exportWorkbook(
  context: EngineContext,
  runId: string,
  rest: () => Promise<void> = afterThisTurn,
): Promise<Uint8Array> {
  const { template } = requestOf(context, runId);
  return writeWorkbook(
    {
      name: template.name,
      head: ['File', ...template.fields.map(({ name }) => name), 'Source'],
      widths: [40, ...template.fields.map(({ name }) => Math.max(14, name.length + 2)), 60],
      rows: workbookRows(context, runId, template.fields),
    },
    rest,
  );
}

/** One by one, as they are asked for. */
function* workbookRows(
  context: EngineContext,
  runId: string,
  fields: readonly TemplateField[],
): Generator<readonly WorkbookCell[]> {
  const marks = marksOf(context, runId);
  const plain = (value: string) => ({ value, note: null, isDay: false });
  for (const item of context.personal.batches.every(runId)) {
    const row = tableRow(context, fields, item, marks);
    const cells = row.cells.map((cell, column): WorkbookCell => {
      const note = cell && cell.value !== null ? `${row.path}${placeText(cell)}\nConfidence ${cell.confidence}` : null;
      return { value: plainValue(cell), note, isDay: fields[column]?.type === 'date' };
    });
    yield [plain(row.path), ...cells, plain(sourceOf(fields, row))];
  }
}

/** Corrections in one part. */
const correctionsAtOnce = 200;

/** Corrected cells as chat lines: the task in the app's own words, what the document says, the right value. `after` is where the last part ended. */
export function correctionLines(context: EngineContext, after: string): TrainingPart {
  const from = after === '' ? 0 : Number(after);
  const all = [...correctionsOf(context)].filter(({ around }) => around !== '');
  const part = all.slice(from, from + correctionsAtOnce);
  const lines = part.map(({ request, field, kept, around }, at) => ({
    // Every tenth is kept for checking.
    split: (from + at) % 10 === 9 ? ('valid' as const) : ('train' as const),
    text: JSON.stringify({
      messages: [
        { role: 'system', content: 'You copy values out of a document into JSON. Copy them letter for letter.' },
        { role: 'user', content: `${request.template.purpose}\nField: ${field}\n\nDocument:\n"""\n${around}\n"""` },
        { role: 'assistant', content: JSON.stringify({ [field]: kept.cell.value }) },
      ],
    }),
  }));
  const next = from + part.length < all.length ? String(from + part.length) : null;
  return { lines, excluded: [], documents: new Set(part.map(({ target }) => target)).size, next };
}
