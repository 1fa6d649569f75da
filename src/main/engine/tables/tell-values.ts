/** Digits after the point of a computed number: more are noise of division. */
const decimals = 4;

/** Values as a person reads them, each once, in order; of more than `most` the first and how many more there are. */
export function tellValues(
  values: readonly (string | number)[],
  most: number,
): { readonly text: string; readonly values: readonly string[] } {
  const distinct = [
    ...new Set(values.map((value) => (typeof value === 'number' ? String(Number(value.toFixed(decimals))) : value))),
  ];
  const shown = distinct.slice(0, most);
  const more = distinct.length - shown.length;
  return { values: shown, text: more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ') };
}
