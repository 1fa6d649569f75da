/** The element id of a row of results, for what points at it; keys hold characters that ids of elements may not. */
export function rowId(key: string): string {
  return `result-${key.replace(/[^\w-]/g, '_')}`;
}
