/** One cell in full, and what a person says of it. */

import { AppError } from '../../preload/contract/errors.ts';
import type {
  CellAlternative,
  Citation,
  ExtractionCellDetail,
  ListItem,
  TemplateField,
} from '../../preload/contract/shapes.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { confidenceOf } from './extraction/calibration.ts';
import type { ExtractedCell, ExtractedItem, ExtractedValue } from './extraction/extracted.ts';
import { violationsOf } from './extraction/field-rules.ts';
import { locateValue } from './extraction/ground-value.ts';
import { extractionLimits } from './extraction/limits.ts';
import { parseValue } from './extraction/parse-value.ts';
import { listCell } from './extraction/settle-cells.ts';
import { valueAlone } from './extraction/value-alone.ts';
import { type ExtractionResult, type KeptCell, requestOf } from './extraction-request.ts';
import { cellOf, marksChanged, shownCell } from './extraction-rows.ts';
import { habitsOfContent } from './habits-of-content.ts';
import { placeOf } from './place-of.ts';
import { restNowAndThen } from './rest-now-and-then.ts';

export type CellAddress = { readonly runId: string; readonly fileId: string; readonly field: string };

type Loaded = {
  readonly field: TemplateField;
  readonly at: number;
  readonly result: ExtractionResult | null;
  readonly mark: { readonly text: string | null; readonly locked: boolean } | undefined;
  /** As it is shown: what a person said, else what was extracted. */
  readonly cell: ExtractedCell;
  readonly documentId: string | null;
};

function load(context: EngineContext, { runId, fileId, field: name }: CellAddress): Loaded {
  const { template } = requestOf(context, runId);
  const at = template.fields.findIndex((one) => one.name === name);
  const field = template.fields[at];
  const item = context.personal.batches.itemOf(runId, fileId);
  if (!field || !item) throw new AppError('not-found', 'This cell no longer exists.');
  const result = item.result as ExtractionResult | null;
  const mark = context.personal.extractions.marks(runId).find((one) => one.target === fileId && one.field === at);
  const kept = mark?.text ? (JSON.parse(mark.text) as KeptCell) : null;
  return {
    field,
    at,
    result,
    mark,
    cell: kept?.cell ?? cellOf(result, field),
    documentId: kept ? kept.documentId : (result?.documentId ?? null),
  };
}

export function cellDetail(context: EngineContext, address: CellAddress): ExtractionCellDetail {
  const { field, result, mark, cell, documentId } = load(context, address);
  const kept = mark?.text ? (JSON.parse(mark.text) as KeptCell) : null;
  const cite = citer(context, address.fileId, documentId);
  const shown = shownCell(cellOf(result, field), mark, (offset) => cite([offset, offset + 1], true)?.page ?? null);
  return {
    ...shown,
    ...{ citation: cite(cell.span, cell.verified), chain: cell.chain },
    list: listItems(cell, cite, 0, firstItems),
    alternatives: cell.alternatives.map((one) => alternative(one, cite)),
    before: kept?.isCorrected && kept.before ? alternative(kept.before, cite) : null,
  };
}

const firstItems = 200;

export function cellItems(
  context: EngineContext,
  address: CellAddress,
  from: number,
  limit: number,
): { items: readonly ListItem[]; total: number } {
  const { cell, documentId } = load(context, address);
  return {
    items: listItems(cell, citer(context, address.fileId, documentId), from, limit),
    total: cell.items?.length ?? 0,
  };
}

type Cite = (span: ExtractedValue['span'], verified: boolean) => Citation | null;

function listItems({ items }: ExtractedCell, cite: Cite, from: number, limit: number): ListItem[] {
  return (items ?? []).slice(from, from + limit).map(({ text, note, verified, confidence, span }) => ({
    text,
    note,
    verified,
    confidence,
    citation: cite(span, verified),
  }));
}

function alternative(
  { text, value, currency, verified, confidence, chain, span }: ExtractedValue,
  cite: Cite,
): CellAlternative {
  return { text, value, currency, verified, confidence, chain, citation: cite(span, verified) };
}

/** Citations as answers have them; null when the document is gone or the value has no place. */
function citer(context: EngineContext, fileId: string, documentId: string | null): Cite {
  const { library } = context;
  const content = documentId === null ? undefined : library.contents.byPublicId(documentId);
  const file = library.files.byPublicId(fileId);
  return (span, verified) => {
    if (!content || !file || !span) return null;
    const [start, end] = span;
    const { page, locator } = placeOf(library, content, { start, end });
    return {
      id: 1,
      ...documentSource(context, content, file),
      page,
      start,
      end,
      quote: library.contents.text(content.id, start, end),
      verified,
      locator,
    };
  };
}

/** Keeps what a person says is right and finds its place. Rejects with `cell-invalid`. */
export async function correctCell(
  context: EngineContext,
  address: CellAddress,
  said: { readonly value?: string | readonly string[] | null | undefined; readonly alternative?: number | undefined },
): Promise<void> {
  const loaded = load(context, address);
  const { field, at, result, cell } = loaded;
  const extracted = cellOf(result, field);
  const documentId = result?.documentId ?? null;
  let next: ExtractedCell;
  if (said.alternative !== undefined) {
    const chosen = cell.alternatives[said.alternative];
    if (!chosen) throw new AppError('not-found', 'There is no such alternative.');
    next = byPerson(field, cell, chosen);
  } else {
    if (said.value === undefined)
      throw new AppError('cell-invalid', 'Nothing was said.', { detail: 'a value is expected' });
    const { value, currency } = parseValue(field, said.value, habitsOfContent(context, documentId));
    if (Array.isArray(value)) {
      const unknown = value.filter((text) => !cell.items?.some((item) => item.text === text));
      const spans = new Map(
        (await findValues(context, documentId, field, unknown)).map((span, at) => [unknown[at], span]),
      );
      const items = value.map((text): ExtractedItem => {
        const known = cell.items?.find((item) => item.text === text);
        if (known) return { ...known, chain: [...known.chain, 'person'], evidence: 'person', confidence: 1 };
        const span = spans.get(text) ?? null;
        return {
          text,
          note: '',
          value: text,
          currency: null,
          span,
          verified: span !== null,
          confidence: 1,
          chain: ['person'],
          evidence: 'person',
        };
      });
      next = { ...listCell(field, items), confidence: confidenceOf('person', true) };
    } else {
      const [span = null] = await findValues(context, documentId, field, [value]);
      const text = typeof said.value === 'string' ? said.value.trim() : '';
      next = byPerson(field, cell, {
        text,
        value,
        currency: currency ?? cell.currency,
        span,
        verified: span !== null,
        confidence: 1,
        chain: [],
        evidence: 'person',
      });
    }
  }
  const kept: KeptCell = { isCorrected: true, documentId, cell: next, before: valueAlone(extracted) };
  context.personal.extractions.mark(address.runId, {
    target: address.fileId,
    field: at,
    text: JSON.stringify(kept),
    // As it is by now: the search took its time.
    locked: load(context, address).mark?.locked ?? false,
  });
  changed(context, address);
}

function byPerson(field: TemplateField, cell: ExtractedCell, value: ExtractedValue): ExtractedCell {
  return {
    ...{ ...value, chain: [...value.chain, 'person'], evidence: 'person', confidence: 1 },
    ...{
      field: field.name,
      items: null,
      alternatives: cell.alternatives,
      conflict: false,
      violations: violationsOf(field, value.value),
    },
  };
}

/** Where each value first stands in the document. Unit by unit, each loaded once, and others have their turn in between. */
async function findValues(
  context: EngineContext,
  documentId: string | null,
  field: TemplateField,
  values: readonly ExtractedValue['value'][],
): Promise<ExtractedValue['span'][]> {
  const { library } = context;
  const habits = habitsOfContent(context, documentId);
  const spans: ExtractedValue['span'][] = values.map(() => null);
  const content = documentId === null ? undefined : library.contents.byPublicId(documentId);
  if (!content || content.characters > extractionLimits.characters) return spans;
  const type = field.type === 'list' ? 'text' : field.type;
  const rest = restNowAndThen(extractionLimits.turnMs);
  const left = new Set(values.keys());
  for (const { unit } of library.contents.pages(content.id)) {
    const page = left.size > 0 ? library.contents.page(content.id, unit) : undefined;
    if (!page) continue;
    for (const at of left) {
      const span = locateValue(page.text, type, values[at] ?? null, page.source === 'ocr', habits);
      if (span) {
        spans[at] = [page.start + span.start, page.start + span.end];
        left.delete(at);
      }
      await rest();
    }
  }
  return spans;
}

export function uncorrectCell(context: EngineContext, address: CellAddress): void {
  const { at, mark, result, field } = load(context, address);
  const keepsLock = mark?.locked ?? false;
  const kept: KeptCell | null = keepsLock
    ? { isCorrected: false, documentId: result?.documentId ?? null, cell: cellOf(result, field), before: null }
    : null;
  context.personal.extractions.mark(address.runId, {
    target: address.fileId,
    field: at,
    text: kept && JSON.stringify(kept),
    locked: keepsLock,
  });
  changed(context, address);
}

/** A locked cell keeps what it shows now, whatever its row is run again to. */
export function lockCell(context: EngineContext, address: CellAddress, locked: boolean): void {
  const { at, mark, cell, documentId } = load(context, address);
  const kept = mark?.text ? (JSON.parse(mark.text) as KeptCell) : null;
  const next: KeptCell | null = kept?.isCorrected
    ? kept
    : locked
      ? { isCorrected: false, documentId, cell, before: null }
      : null;
  context.personal.extractions.mark(address.runId, {
    target: address.fileId,
    field: at,
    text: next && JSON.stringify(next),
    locked,
  });
  changed(context, address);
}

function changed(context: EngineContext, { runId, fileId }: CellAddress): void {
  marksChanged(context, runId);
  context.extractions.rowChanged(runId, fileId);
}
