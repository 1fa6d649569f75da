/** Precision, recall and F1 per field against known truth. Values are compared exactly, after normalising what a field's kind makes alike. */
export type FieldKind = 'text' | 'number' | 'date' | 'list';
export type Value = string | number | boolean | readonly string[] | null;
export type Labelled = ReadonlyMap<string, Readonly<Record<string, Value>>>;

export type FieldScore = {
  readonly field: string;
  readonly right: number;
  readonly found: number;
  readonly true: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

/** Capitals, accents, blanks and signs do not count in texts; lists are compared item by item. */
export function comparableItems(value: Value | undefined, kind: FieldKind): string[] {
  if (value === null || value === undefined || value === '') return [];
  const tidy = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  if (kind === 'list') {
    const items = Array.isArray(value) ? value : [String(value)];
    return [...new Set(items.map((item) => String(item).replace(/\s+/g, '').toLowerCase()))];
  }
  if (kind === 'number') {
    const number = typeof value === 'number' ? value : Number(String(value).replace(/[^\d.-]/g, ''));
    return Number.isFinite(number) ? [number.toFixed(2)] : [];
  }
  return kind === 'date' ? [String(value)] : [tidy(String(value))];
}

export function scoreFields(
  found: Labelled,
  truth: Labelled,
  kinds: Readonly<Record<string, FieldKind>>,
): FieldScore[] {
  return Object.entries(kinds).map(([field, kind]) => {
    const sums = { right: 0, found: 0, true: 0 };
    for (const [document, labels] of truth) {
      const wanted = new Set(comparableItems(labels[field], kind));
      const given = new Set(comparableItems(found.get(document)?.[field], kind));
      sums.true += wanted.size;
      sums.found += given.size;
      sums.right += [...given].filter((item) => wanted.has(item)).length;
    }
    const precision = sums.found === 0 ? 0 : sums.right / sums.found;
    const recall = sums.true === 0 ? 0 : sums.right / sums.true;
    return {
      field,
      ...sums,
      precision,
      recall,
      f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    };
  });
}

export const meanF1 = (scores: readonly FieldScore[]) =>
  scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.length);
