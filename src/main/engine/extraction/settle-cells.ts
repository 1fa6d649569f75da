/** From what a way of reading found to cells: the best value, its place checked against the text, its confidence, what else it might be. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import { confidenceOf } from './calibration.ts';
import type { Candidate } from './candidate.ts';
import type { ExtractedCell, ExtractedItem, ExtractedValue } from './extracted.ts';
import { violationsOf } from './field-rules.ts';
import { holdsValue } from './ground-value.ts';
import { extractionLimits } from './limits.ts';
import type { FieldReading } from './reading.ts';
import type { IsSurelyRead } from './recognised-values.ts';
import type { WritingHabits } from './writing-habits.ts';

/** `textAt` gives the document's text between two offsets. */
export type TextAt = (start: number, end: number) => string;

/** Two candidates whose scores are nearer than this are a conflict: the document does not tell which is meant. */
const near = 0.03;

/** What values are checked against: the document's text, how it writes, and what of it recognition surely read. */
export type ValueCheck = { readonly textAt: TextAt; readonly habits: WritingHabits; readonly isSure: IsSurelyRead };

export function settleCells(readings: readonly FieldReading[], check: ValueCheck): ExtractedCell[] {
  return readings.map(({ field, candidates, items }) =>
    items
      ? listCell(
          field,
          items.map((item) => ({ ...checkedValue(field, item, check), note: item.note })),
        )
      : scalarCell(field, candidates, check),
  );
}

function scalarCell(field: TemplateField, candidates: readonly Candidate[], check: ValueCheck): ExtractedCell {
  // A value that breaks its rule gives way to one that does not.
  const kept = candidates.filter(({ value }) => violationsOf(field, value).length === 0);
  const ranked = [...kept, ...candidates.filter((one) => !kept.includes(one))];
  const [best, second] = ranked;
  if (!best) return emptyCell(field);
  const value = checkedValue(field, best, check);
  const conflict = second !== undefined && best.score - second.score < near && best.evidence === second.evidence;
  return {
    ...value,
    ...{ field: field.name, items: null, conflict, violations: violationsOf(field, best.value) },
    alternatives: ranked.slice(1, 1 + extractionLimits.alternatives).map((one) => checkedValue(field, one, check)),
  };
}

export function emptyCell(field: TemplateField): ExtractedCell {
  return {
    ...{
      field: field.name,
      text: '',
      value: null,
      currency: null,
      span: null,
      verified: false,
      confidence: 0,
      chain: [],
      evidence: 'not-found',
    },
    ...{
      items: field.type === 'list' ? [] : null,
      alternatives: [],
      conflict: false,
      violations: violationsOf(field, null),
    },
  };
}

/** A list as a cell: verified when every item is, as sure as its items are on average. */
export function listCell(field: TemplateField, items: readonly ExtractedItem[]): ExtractedCell {
  const [first] = items;
  if (!first) return emptyCell(field);
  const value = items.map(({ text }) => text);
  const mean = items.reduce((sum, { confidence }) => sum + confidence, 0) / items.length;
  return {
    ...{
      field: field.name,
      text: value.slice(0, extractionLimits.shownItems).join(', '),
      value,
      currency: null,
      span: first.span,
    },
    ...{ verified: items.every(({ verified }) => verified), confidence: Math.round(mean * 1000) / 1000 },
    ...{ chain: [...new Set(items.flatMap(({ chain }) => chain))], evidence: first.evidence, items },
    ...{ alternatives: [], conflict: false, violations: violationsOf(field, value) },
  };
}

/** A candidate with its place checked: what does not hold it is no place. What recognition may have misread there is not verified. */
export function checkedValue(
  field: TemplateField,
  candidate: Candidate,
  { textAt, habits, isSure }: ValueCheck,
): ExtractedValue {
  const { start, end, text, value, currency, chain, evidence } = candidate;
  const isThere = start >= 0 && end > start;
  const isHeld = isThere && holdsValue(textAt(start, end), field.type, value, habits);
  const verified = isHeld && isSure(field, candidate);
  return {
    text,
    value,
    currency,
    span: isThere ? [start, end] : null,
    verified,
    confidence: isHeld && !verified ? confidenceOf('read-with-doubt', true) : confidenceOf(evidence, verified),
    chain,
    evidence,
  };
}
