/** Letters and digits alone, folded, so that two readers can be compared whatever they make of spaces, hyphens and ligatures. */
export function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
