import type { DocumentQuality, TemplateField } from '../../../preload/contract/shapes.ts';
import type { ExtractedCell } from './extracted.ts';

/** Weights of completeness, grounding, agreement and unbroken rules in the score of a document; what can't be told is left out. */
const weights = { completeness: 0.4, grounding: 0.3, agreement: 0.15, rules: 0.15 };

/** `agreement`: share of fields on which modes agreed; null for one mode alone. */
export function qualityOf(
  fields: readonly TemplateField[],
  cells: readonly ExtractedCell[],
  agreement: number | null,
): DocumentQuality {
  const wanted = fields.some(({ rules }) => rules.required) ? fields.filter(({ rules }) => rules.required) : fields;
  const has = (name: string) => cells.some((cell) => cell.field === name && isFilled(cell));
  const completeness = wanted.length === 0 ? 1 : wanted.filter(({ name }) => has(name)).length / wanted.length;
  const values = cells.flatMap((cell): readonly Grounded[] => (cell.items ? cell.items : isFilled(cell) ? [cell] : []));
  const grounding = values.length === 0 ? 0 : values.reduce((sum, value) => sum + grounded(value), 0) / values.length;
  const violations = cells.reduce(
    (sum, cell) => sum + cell.violations.filter(({ rule }) => rule !== 'required').length,
    0,
  );
  const rules = values.length === 0 ? 1 : Math.max(0, 1 - violations / values.length);
  const parts = [
    [weights.completeness, completeness],
    [weights.grounding, grounding],
    [weights.rules, rules],
    ...(agreement === null ? [] : [[weights.agreement, agreement]]),
  ] as const;
  const total = parts.reduce((sum, [weight = 0]) => sum + weight, 0);
  const score = parts.reduce((sum, [weight = 0, part = 0]) => sum + weight * part, 0) / total;
  return { score: round(score), completeness: round(completeness), grounding: round(grounding), agreement, violations };
}

type Grounded = { readonly verified: boolean; readonly confidence: number; readonly conflict?: boolean };

/** That a value stands in the document says little where another stands there that it may be as well, or nothing tells that it is the one. */
function grounded({ verified, confidence, conflict }: Grounded): number {
  if (!verified) return 0;
  return conflict || confidence < unsure ? doubted : 1;
}
/** Confidence under which a value is as likely wrong, and what a doubted one counts. */
const unsure = 0.5;
const doubted = 0.5;

const isFilled = ({ value, items }: ExtractedCell) => (items ? items.length > 0 : value !== null && value !== '');
const round = (share: number) => Math.round(share * 1000) / 1000;

/** As the scores of one document are rounded. */
export function roundedQuality(mean: DocumentQuality): DocumentQuality {
  const { score, completeness, grounding, agreement, violations } = mean;
  return {
    ...{ score: round(score), completeness: round(completeness), grounding: round(grounding), violations },
    agreement: agreement === null ? null : round(agreement),
  };
}

/** Of a run: the means over its documents; violations are added up. Null without any. */
export function qualityOfRun(all: readonly DocumentQuality[]): DocumentQuality | null {
  if (all.length === 0) return null;
  const mean = (of: (one: DocumentQuality) => number | null) => {
    const values = all.flatMap((one) => of(one) ?? []);
    return values.length === 0 ? null : round(values.reduce((sum, value) => sum + value, 0) / values.length);
  };
  return {
    score: mean(({ score }) => score) ?? 0,
    completeness: mean(({ completeness }) => completeness) ?? 0,
    grounding: mean(({ grounding }) => grounding) ?? 0,
    agreement: mean(({ agreement }) => agreement),
    violations: all.reduce((sum, { violations }) => sum + violations, 0),
  };
}
