/** One line of the printed table. */
export type EvalRow = {
  readonly set: string;
  readonly what: string;
  readonly figure: string;
  readonly baseline: string;
};

/** A share as this project writes it: .565 */
export function share(value: number): string {
  return value.toFixed(3).replace(/^0\./, '.');
}

export function table(rows: readonly EvalRow[]): string {
  const all = [{ set: 'set', what: 'measure', figure: 'Docent', baseline: 'baseline' }, ...rows];
  const width = (key: keyof EvalRow) => Math.max(...all.map((row) => row[key].length));
  return all
    .map((row) =>
      (['set', 'what', 'figure', 'baseline'] as const)
        .map((key) => row[key].padEnd(width(key)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
