/** `1 file`, `12 files`; singular and plural as the language has them, in English without `plural` the singular with an s. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
