/** The modes' cells held against each other. Pure. */
import type { ExtractionStep, TemplateField } from '../../../../preload/contract/shapes.ts';
import { confidenceOf } from '../calibration.ts';
import type { ExtractedCell, ExtractedItem, ExtractedValue } from '../extracted.ts';
import { extractionLimits } from '../limits.ts';
import { emptyCell, listCell } from '../settle-cells.ts';
import { valueAlone } from '../value-alone.ts';
import { modelTrust } from './model-trust.ts';
import { isFilled, sameValue, valueKey } from './same-value.ts';

export type Voted = {
  readonly cells: readonly ExtractedCell[];
  /** Fields on which the modes gave different values and none had a majority. */
  readonly disagreed: readonly string[];
  /** Share of the fields with a value on which they agreed; null where one mode alone had any. */
  readonly agreement: number | null;
};

/** Trust from which a model's value fills what rules left empty: under it a value is as likely wrong as right, and harms more than it helps. */
const believed = 0.5;
/** What a further vote of the same model counts, beside its first: it read the same text with the same eyes. */
const furtherVote = 0.5;

/**
 * Of each field the value for which most speaks. Rules count by how often their kind of evidence was right, a model by how far it agrees with what
 * rules are sure of in this very document, votes as odds. A value that stands nowhere in the document outweighs none that rules found. What was outvoted
 * stays as an alternative. `step` is added to what was settled so.
 */
export function voteCells(
  fields: readonly TemplateField[],
  basic: readonly ExtractedCell[],
  others: readonly (readonly ExtractedCell[])[],
  step: ExtractionStep = 'vote',
): Voted {
  const disagreed: string[] = [];
  const trust = modelTrust(basic, others);
  let both = 0;
  let same = 0;
  const cells = fields.map((field): ExtractedCell => {
    const own = basic.find((cell) => cell.field === field.name) ?? emptyCell(field);
    const asked = others.flatMap((cellsOf) => cellsOf.find((cell) => cell.field === field.name) ?? []).filter(isFilled);
    if (asked.length === 0) return own;
    if (field.type === 'list') return voteList(field, own, asked, trust, step);
    if (isFilled(own)) {
      both += 1;
      if (asked.some((cell) => sameValue(cell, own))) {
        same += 1;
        return agreed(own, trust, step);
      }
      if (step === 'vote') disagreed.push(field.name);
    }
    return settled(own, asked, trust, step);
  });
  return { cells, disagreed, agreement: both === 0 ? null : Math.round((same / both) * 1000) / 1000 };
}

/** Agreement makes surer, the more so the more the model is believed: one that is right by chance adds nothing. */
function agreed(own: ExtractedCell, trust: number, step: ExtractionStep): ExtractedCell {
  const surer = trust >= believed ? confidenceOf('agreed', own.verified) : 0;
  return {
    ...own,
    ...{ confidence: Math.max(own.confidence, surer), conflict: false, evidence: 'agreed' },
    chain: [...new Set([...own.chain, 'model' as const, step])],
  };
}

const odds = (share: number) => share / Math.max(0.01, 1 - share);

function settled(
  own: ExtractedCell,
  asked: readonly ExtractedCell[],
  trust: number,
  step: ExtractionStep,
): ExtractedCell {
  const votes = asked.map((cell) => {
    const count = asked.filter((other) => sameValue(other, cell)).length;
    return { cell, weight: cell.verified ? odds(trust) * (1 + furtherVote * (count - 1)) : 0 };
  });
  const best = votes.sort((a, b) => b.weight - a.weight)[0];
  if (!best) return own;
  const winner = isFilled(own) ? (best.weight > odds(own.confidence) ? best.cell : own) : filling(own, best, trust);
  const losers = [own, ...asked].filter((cell) => isFilled(cell) && !sameValue(cell, winner));
  const seen = new Set<string>();
  const alternatives = [...losers, ...winner.alternatives]
    .filter((cell) => !seen.has(valueKey(cell)) && seen.add(valueKey(cell)))
    .map(valueAlone);
  const isModels = winner !== own;
  return {
    ...winner,
    // How sure a model's value is, this document tells better than a table does.
    confidence: isModels && winner.verified ? Math.max(trust, confidenceOf('not-found', false)) : winner.confidence,
    conflict: isFilled(winner) && losers.length > 0,
    chain: [...new Set([...winner.chain, step])],
    alternatives: alternatives.slice(0, extractionLimits.alternatives),
  };
}

/** What rules left empty stays empty where the model is not believed; what it said is kept as an alternative. */
function filling(own: ExtractedCell, best: { readonly cell: ExtractedCell; readonly weight: number }, trust: number) {
  const isBelieved = trust >= believed || best.weight >= odds(believed);
  return isBelieved ? best.cell : own;
}

/** Rules' items all, and of the models' those that stand in the document, are new and were found by more than one mode, or where rules found none. */
function voteList(
  field: TemplateField,
  own: ExtractedCell,
  asked: readonly ExtractedCell[],
  trust: number,
  step: ExtractionStep,
): ExtractedCell {
  const items = own.items ?? [];
  const known = new Set(items.map((item) => valueKey(item)));
  const written = asked.flatMap((cell) => cell.items ?? []).filter(({ verified }) => verified);
  const often = (item: ExtractedItem) => written.filter((other) => sameValue(other, item)).length;
  const isName = field.rules.pattern !== undefined;
  const added = written.filter((item) => {
    // Rules that read the whole list know better than a model that read a part of it.
    if (known.has(valueKey(item)) || items.length > 0 || trust < believed || (!isName && often(item) < 2)) return false;
    known.add(valueKey(item));
    return true;
  });
  const all = [...items, ...added.map((item) => surelyAs(item, trust, step))];
  const cell = listCell(
    field,
    all.sort((a, b) => (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0)),
  );
  return { ...cell, chain: [...new Set([...cell.chain, step])] };
}

const surelyAs = <One extends ExtractedValue>(item: One, trust: number, step: ExtractionStep): One => ({
  ...item,
  confidence: trust,
  chain: [...item.chain, step],
});
