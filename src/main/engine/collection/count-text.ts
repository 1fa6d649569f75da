/** `1 file`, `12 files`; nouns of the concepts by their own plural. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
