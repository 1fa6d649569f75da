import { limits } from '../../limits.ts';
import type { Box, Reason } from '../../types.ts';
import type { PageCharacter } from './page-characters.ts';
import type { PageCover } from './page-covers.ts';
import type { RawPage } from './pdf-document.ts';

/** A page without what can't be seen on it, and what a person should know about it. */
export type SeenPage = { readonly page: RawPage; readonly doubts: readonly Reason[] };

/**
 * Drops letters outside the displayed page, and counts what else a person would not see: painted with nothing (unless a
 * scanned image lies under it), white on bare paper, or smaller than can be read. Those stay in the text, with a doubt.
 */
export function pageDoubts(page: RawPage): SeenPage {
  const inside: PageCharacter[] = [];
  const hidden = { outside: 0, unpainted: 0, white: 0, small: 0 };
  let letters = 0;
  let unmapped = 0;
  for (const character of page.characters) {
    if (character.box === null) {
      inside.push(character);
      continue;
    }
    letters += 1;
    if (character.text === '' || character.text === '\uFFFD') unmapped += 1;
    if (!isOnPage(character.box, page)) {
      hidden.outside += 1;
      continue;
    }
    inside.push(character);
    if (character.text === ' ' || character.text.trim() === '') continue;
    if (character.style.unpainted) {
      if (!isCovered(character.box, page.covers, true)) hidden.unpainted += 1;
    } else if (character.style.white && !isCovered(character.box, page.covers, false)) hidden.white += 1;
    else if (character.style.size < limits.extract.pdf.smallestSize) hidden.small += 1;
  }
  const doubts: Reason[] = [];
  const count = hidden.outside + hidden.unpainted + hidden.white + hidden.small;
  if (count >= limits.extract.pdf.hiddenCharacters)
    doubts.push({ code: 'hidden-text', values: { characters: count, ...hidden } });
  if (unmapped > letters * limits.extract.pdf.unmappedShare) {
    doubts.push({ code: 'text-unmapped', values: { characters: unmapped, of: letters } });
  }
  return { page: { ...page, characters: inside }, doubts };
}

/** Whether the middle of a box is within the displayed page. */
export function isOnPage(box: Box, page: Pick<RawPage, 'width' | 'height'>): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return x >= 0 && y >= 0 && x <= page.width && y <= page.height;
}

function isCovered(box: Box, covers: readonly PageCover[], imageOnly: boolean): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return covers.some(
    (cover) =>
      (cover.image || !imageOnly) && x >= cover.box[0] && x <= cover.box[2] && y >= cover.box[1] && y <= cover.box[3],
  );
}
