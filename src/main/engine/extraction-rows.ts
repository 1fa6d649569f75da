/** The rows of a run as the grid asks for them: sorted, filtered and added up here, in pages. */
import type { ExtractionCell, ExtractionRow, TemplateField } from '../../preload/contract/shapes.ts';
import type { BatchItemRow } from './batch/batch-store.ts';
import type { EngineContext } from './engine-context.ts';
import type { ExtractedCell } from './extraction/extracted.ts';
import { extractionLimits } from './extraction/limits.ts';
import { emptyCell } from './extraction/settle-cells.ts';
import { type ExtractionResult, type KeptCell, requestOf } from './extraction-request.ts';
import { pageFinder } from './kept-cell-pages.ts';
import { shownPath } from './shown-path.ts';

type Cached = {
  readonly stamp: string;
  readonly rows: readonly ExtractionRow[];
  /** Each row before it is compared with the others, and what it was made from. */
  readonly made: ReadonlyMap<string, { readonly stamp: string; readonly row: ExtractionRow }>;
};
/** Runs whose rows are held ready; a grid shows one, and a person goes back and forth between a few. */
const held = 3;
const caches = new WeakMap<object, Map<string, Cached>>();

/** Every row of a run without the rest of long lists. Held until something of it changes; forgotten with the key. */
export function rowsOf(context: EngineContext, runId: string): readonly ExtractionRow[] {
  const { personal } = context;
  let cache = caches.get(personal);
  if (!cache) {
    const made = new Map<string, Cached>();
    cache = made;
    caches.set(personal, made);
    context.forgetters.push(() => made.clear());
  }
  // Names, places and what can be read change with the library.
  const stamp = `${rowsStamp(context, runId)} ${context.library.version()}`;
  const known = cache.get(runId);
  if (known?.stamp === stamp) return known.rows;
  const { template } = requestOf(context, runId);
  const marks = personal.extractions.marks(runId);
  const kept = new Map(marks.map(({ target, field, text, locked }) => [`${target}/${field}`, { text, locked }]));
  const made = new Map<string, { readonly stamp: string; readonly row: ExtractionRow }>();
  // Only what changed is opened and made anew.
  for (const { target, stamp: itemStamp } of personal.batches.stamps(runId)) {
    const markStamp = template.fields.map((_, field) => {
      const mark = kept.get(`${target}/${field}`);
      return mark ? `${field} ${mark.locked} ${mark.text}` : '';
    });
    const rowStamp = [itemStamp, fileStamp(context, target), ...markStamp].join('\n');
    const before = known?.made.get(target);
    const item = before?.stamp === rowStamp ? undefined : personal.batches.itemOf(runId, target);
    const row = item ? rowOf(context, template.fields, item, (field) => kept.get(`${target}/${field}`)) : before?.row;
    if (row) made.set(target, { stamp: rowStamp, row });
  }
  const marked = withDuplicates(
    [...made.values()].map(({ row }) => row),
    template.fields,
  );
  cache.delete(runId);
  cache.set(runId, { stamp, rows: marked, made });
  for (const id of [...cache.keys()].slice(0, -held)) cache.delete(id);
  return marked;
}

/** What a row shows of its file. */
function fileStamp({ library, personal }: EngineContext, target: string): string {
  const file = library.files.byPublicId(target);
  const folder = file ? personal.folders.byId(file.folderId)?.path : undefined;
  return JSON.stringify([folder, file?.path, file?.memberPath, file?.name, library.collection.readableContent(target)]);
}

/** Changes whenever rows of the run do. */
export function rowsStamp({ personal }: Pick<EngineContext, 'personal'>, runId: string): string {
  return `${personal.batches.stamp(runId)} ${markVersion(personal, runId)}`;
}

const versions = new WeakMap<object, Map<string, number>>();
const markVersion = (personal: object, runId: string) => versions.get(personal)?.get(runId) ?? 0;
/** A cell of the run was corrected or locked: what is held is no longer right. */
export function marksChanged({ personal }: Pick<EngineContext, 'personal'>, runId: string): void {
  const known = versions.get(personal) ?? new Map<string, number>();
  versions.set(personal, known.set(runId, markVersion(personal, runId) + 1));
}

type Mark = { readonly text: string | null; readonly locked: boolean } | undefined;

function rowOf(
  context: EngineContext,
  fields: readonly TemplateField[],
  item: BatchItemRow,
  markOf: (field: number) => Mark,
): ExtractionRow {
  const { library, personal } = context;
  const result = item.result as ExtractionResult | null;
  const file = library.files.byPublicId(item.target);
  const content = result ? library.contents.byPublicId(result.documentId) : undefined;
  const pageAt = pageFinder(context);
  const current = library.collection.readableContent(item.target);
  const cells = fields.map((field, at) =>
    shownCell(cellOf(result, field), markOf(at), (offset, documentId) =>
      pageAt(documentId === undefined ? result?.documentId : documentId, offset),
    ),
  );
  const currentId = current === undefined ? null : (library.contents.byId(current)?.publicId ?? null);
  // A kept cell quotes a text that the file no longer has.
  const isKeptOutdated = fields.some((_, at) => {
    const quoted = keptOf(markOf(at))?.documentId;
    return quoted !== undefined && quoted !== null && quoted !== item.target && quoted !== currentId;
  });
  const hasCells = result !== null || cells.some(({ corrected, locked }) => corrected || locked);
  return {
    ...{ fileId: item.target, ordinal: item.ordinal, state: item.state, reason: item.reason },
    documentId: result?.documentId ?? null,
    name: file?.name ?? '',
    path: file ? shownPath(personal.folders.byId(file.folderId)?.path ?? '', file.path, file.memberPath) : '',
    mode: result?.row.mode ?? null,
    tried: result?.row.tried ?? [],
    quality: result?.row.quality ?? null,
    cells: hasCells ? cells : [],
    duplicateOf: null,
    outdated:
      isKeptOutdated || (result !== null && (file === undefined || (content !== undefined && current !== content.id))),
  };
}

export function cellOf(result: ExtractionResult | null, field: TemplateField): ExtractedCell {
  return result?.row.cells.find((cell) => cell.field === field.name) ?? emptyCell(field);
}

const keptOf = (mark: Mark) => (mark?.text ? (JSON.parse(mark.text) as KeptCell) : null);

/**
 * What is shown of a cell: what a person said before what was extracted. `pageAt` is told the text a kept cell quotes, undefined for one that
 * was extracted.
 */
export function shownCell(
  extracted: ExtractedCell,
  mark: Mark,
  pageAt: (offset: number, documentId: string | null | undefined) => number | null,
): ExtractionCell {
  const kept = keptOf(mark);
  const cell = kept?.cell ?? extracted;
  const { items } = cell;
  return {
    ...{
      field: cell.field,
      text: cell.text,
      currency: cell.currency,
      verified: cell.verified,
      confidence: cell.confidence,
    },
    value: items ? items.slice(0, extractionLimits.shownItems).map(({ text }) => text) : cell.value,
    items: items?.length ?? null,
    verifiedItems: items?.filter(({ verified }) => verified).length ?? null,
    place: cell.span ? { page: pageAt(cell.span[0], kept?.documentId), start: cell.span[0], end: cell.span[1] } : null,
    corrected: kept?.isCorrected ?? false,
    locked: mark?.locked ?? false,
    conflict: kept?.isCorrected ? false : cell.conflict,
    violations: cell.violations,
  };
}

/** Rows with the text of one before, or with its value of a field that is to be unique. */
function withDuplicates(rows: readonly ExtractionRow[], fields: readonly TemplateField[]): ExtractionRow[] {
  const texts = new Map<string, ExtractionRow>();
  const values = new Map<string, ExtractionRow>();
  const uniques = fields.flatMap(({ rules }, at) => (rules.unique ? [at] : []));
  return rows.map((row) => {
    if (row.state !== 'done' || row.documentId === null) return row;
    const first = texts.get(row.documentId);
    if (!first) texts.set(row.documentId, row);
    const keys = uniques.flatMap((at) => {
      const value = row.cells[at]?.value;
      return value === null || value === undefined || value === ''
        ? []
        : [`${at} ${JSON.stringify(value).toLowerCase()}`];
    });
    const same = keys.map((key) => values.get(key)).find((other) => other !== undefined);
    for (const key of keys) if (!values.has(key)) values.set(key, row);
    const other = first ?? same;
    return other
      ? { ...row, duplicateOf: { fileId: other.fileId, name: other.name, by: first ? 'text' : 'value' } }
      : row;
  });
}
