/** `parameters` → `parameter`, `dependencies` → `dependency`; words that end in s by themselves stay. */
export function foldPlural(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
