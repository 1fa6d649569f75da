/** Text for patterns: lower case, no accents, apostrophes as spaces ("l’accord" → "l accord"), ß as ss; UTF-16 offsets are not kept. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/['’‘]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
