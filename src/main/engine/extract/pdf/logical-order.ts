import type { PageCharacter } from './page-characters.ts';

const leftward = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Hebrew is the first of them in Unicode; the pattern costs ten times as much. */
const firstLeftward = 0x590;

/**
 * PDFium turns lines of Arabic and Hebrew around letter by letter, and with them the letters of one ligature (lam and alef),
 * which must keep their order: several letters in the same box.
 */
export function logicalOrder(characters: readonly PageCharacter[]): readonly PageCharacter[] {
  if (!characters.some((character) => character.text.charCodeAt(0) >= firstLeftward && leftward.test(character.text)))
    return characters;
  const ordered = [...characters];
  for (let at = 0; at < ordered.length; ) {
    let end = at + 1;
    const first = ordered[at];
    if (first?.box && leftward.test(first.text)) {
      while (isSameGlyph(first, ordered[end])) end += 1;
      if (end - at > 1) ordered.splice(at, end - at, ...ordered.slice(at, end).reverse());
    }
    at = end;
  }
  return ordered;
}

function isSameGlyph(first: PageCharacter, next: PageCharacter | undefined): boolean {
  if (!first.box || !next?.box || !leftward.test(next.text)) return false;
  return next.box.every((edge, index) => edge === first.box?.[index]);
}
