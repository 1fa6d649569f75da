/** A run's table with whole lists, for files and the command line. */
import { utils, type WorkSheet, write } from '@e965/xlsx';
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

/** Days are counted from 1900 in a workbook, with a 29 February 1900 that never was: only from March on do all programs read the same. */
const hasSheetDay = (iso: string) => iso >= '1900-03-01';

/** Longest text of one cell in a workbook, UTF-16 units: what spreadsheet programs take. */
const longestCell = 32_767;

/** XLSX: a row a file, a column a field, the sources in the last; a note on each cell says where its value stands. Texts are never formulas. */
export function exportWorkbook(context: EngineContext, runId: string): Uint8Array {
  const { template } = requestOf(context, runId);
  const { fields } = template;
  const marks = marksOf(context, runId);
  const sheet: WorkSheet = {};
  const put = (row: number, column: number, value: string | number | null, note: string | null, isDate = false) => {
    if (value === null || value === '') return;
    const address = utils.encode_cell({ r: row, c: column });
    const text = typeof value === 'string' ? value.slice(0, longestCell) : value;
    sheet[address] =
      typeof text === 'number'
        ? { t: 'n', v: text }
        : isDate && hasSheetDay(String(text))
          ? { t: 'd', v: new Date(`${text}T00:00:00Z`), z: 'yyyy-mm-dd' }
          : { t: 's', v: text };
    if (note !== null) {
      sheet[address].c = Object.assign([{ a: 'Docent', t: note }], { hidden: true });
    }
  };
  ['File', ...fields.map(({ name }) => name), 'Source'].forEach((name, column) => {
    put(0, column, name, null);
  });
  let at = 0;
  for (const item of context.personal.batches.every(runId)) {
    at += 1;
    const row = tableRow(context, fields, item, marks);
    put(at, 0, row.path, null);
    row.cells.forEach((cell, column) => {
      const note = cell && cell.value !== null ? `${row.path}${placeText(cell)}\nConfidence ${cell.confidence}` : null;
      put(at, column + 1, plainValue(cell), note, fields[column]?.type === 'date');
    });
    put(at, fields.length + 1, sourceOf(fields, row), null);
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: at, c: fields.length + 1 } });
  sheet['!cols'] = [{ wch: 40 }, ...fields.map(({ name }) => ({ wch: Math.max(14, name.length + 2) })), { wch: 60 }];
  sheet['!autofilter'] = { ref: sheet['!ref'] };
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    sheet,
    template.name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || 'Table',
  );
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
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
