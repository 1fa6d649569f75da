/** `1 file`, `12 files`; singular and plural as the language has them. */
export function countText(count: number, singular: string, plural: string): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
