/** The modes' cells held against each other. Pure. */
import type { ExtractionStep, TemplateField } from '../../../../preload/contract/shapes.ts';
import { confidenceOf } from '../calibration.ts';
import type { ExtractedCell, ExtractedItem, ExtractedValue } from '../extracted.ts';
import { extractionLimits } from '../limits.ts';
import { emptyCell, listCell } from '../settle-cells.ts';
import { valueAlone } from '../value-alone.ts';

export type Voted = {
  readonly cells: readonly ExtractedCell[];
  /** Fields on which the modes gave different values and none had a majority. */
  readonly disagreed: readonly string[];
  /** Share of the fields with a value on which they agreed; null where one mode alone had any. */
  readonly agreement: number | null;
};

/**
 * Of each field the value most modes gave, a verified one before any other; rules that are sure outweigh a model that stands alone. What was outvoted stays
 * as an alternative. `step` is added to what was settled so.
 */
export function voteCells(
  fields: readonly TemplateField[],
  basic: readonly ExtractedCell[],
  others: readonly (readonly ExtractedCell[])[],
  step: ExtractionStep = 'vote',
): Voted {
  const disagreed: string[] = [];
  let both = 0;
  let same = 0;
  const cells = fields.map((field): ExtractedCell => {
    const own = basic.find((cell) => cell.field === field.name) ?? emptyCell(field);
    const asked = others.flatMap((cellsOf) => cellsOf.find((cell) => cell.field === field.name) ?? []).filter(isFilled);
    if (asked.length === 0) return own;
    if (field.type === 'list') return voteList(field, own, asked, step);
    if (isFilled(own)) {
      both += 1;
      const agreeing = asked.filter((cell) => keyOf(cell) === keyOf(own)).length;
      if (agreeing > 0) {
        same += 1;
        const confidence = Math.max(own.confidence, confidenceOf('agreed', own.verified));
        return {
          ...own,
          confidence,
          conflict: false,
          chain: [...new Set([...own.chain, 'model' as const, step])],
          evidence: 'agreed',
        };
      }
      if (step === 'vote') disagreed.push(field.name);
    }
    return settled(own, asked, step);
  });
  return { cells, disagreed, agreement: both === 0 ? null : Math.round((same / both) * 1000) / 1000 };
}

function settled(own: ExtractedCell, asked: readonly ExtractedCell[], step: ExtractionStep): ExtractedCell {
  const votes = asked.map((cell) => ({
    cell,
    count: asked.filter((other) => keyOf(other) === keyOf(cell)).length + (cell.verified ? 1 : 0),
  }));
  const best = votes.sort((a, b) => b.count - a.count)[0]?.cell;
  if (!best) return own;
  const isSure = isFilled(own) && (own.verified || !best.verified) && own.confidence >= best.confidence;
  // What does not stand in the document is no value that rules may be replaced by.
  const winner = isSure || (isFilled(own) && !best.verified) ? own : best;
  const losers = [own, ...asked].filter((cell) => isFilled(cell) && keyOf(cell) !== keyOf(winner));
  const seen = new Set<string>();
  const alternatives = [...losers, ...winner.alternatives]
    .filter((cell) => !seen.has(keyOf(cell)) && seen.add(keyOf(cell)))
    .map(valueAlone);
  return {
    ...winner,
    conflict: losers.length > 0,
    chain: [...new Set([...winner.chain, step])],
    alternatives: alternatives.slice(0, extractionLimits.alternatives),
  };
}

/** Rules' items all, and of the models' those that stand in the document, are new and were found by more than one mode, or where rules found none. */
function voteList(
  field: TemplateField,
  own: ExtractedCell,
  asked: readonly ExtractedCell[],
  step: ExtractionStep,
): ExtractedCell {
  const items = own.items ?? [];
  const known = new Set(items.map((item) => keyOf(item)));
  const written = asked.flatMap((cell) => cell.items ?? []).filter(({ verified }) => verified);
  const often = (item: ExtractedItem) => written.filter((other) => keyOf(other) === keyOf(item)).length;
  const isName = field.rules.pattern !== undefined;
  const added = written.filter((item) => {
    // Rules that read the whole list know better than a model that read a part of it.
    if (known.has(keyOf(item)) || items.length > 0 || (!isName && often(item) < 2)) return false;
    known.add(keyOf(item));
    return true;
  });
  const all = [...items, ...added.map((item) => ({ ...item, chain: [...item.chain, step] }))];
  const cell = listCell(
    field,
    all.sort((a, b) => (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0)),
  );
  return { ...cell, chain: [...new Set([...cell.chain, step])] };
}

const isFilled = ({ value }: ExtractedValue) =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
const keyOf = ({ value }: Pick<ExtractedValue, 'value'>) =>
  typeof value === 'string' ? value.replace(/[\s\p{P}]+/gu, '').toLowerCase() : JSON.stringify(value);
