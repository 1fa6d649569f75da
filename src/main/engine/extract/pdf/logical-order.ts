import { type CharacterTable, pickedCharacters, placed } from './character-table.ts';
import { isLeftward } from './leftward.ts';

/** Letters, and the vowel signs that a ligature has among them: several scripts share those. */
const leftward =
  /^(?:[\p{Script=Hebrew}\p{Script=Arabic}]|(?=\p{M})[\p{Script_Extensions=Hebrew}\p{Script_Extensions=Arabic}])/u;

/**
 * PDFium turns lines of Arabic and Hebrew around letter by letter, and with them the letters of one ligature (lam and alef, a whole word),
 * which must keep their order: several letters in the same box.
 */
export function logicalOrder(characters: CharacterTable): CharacterTable {
  const { count, text, starts } = characters;
  if (!isLeftward(text)) return characters;
  const turns = (at: number) => leftward.test(text.slice(starts[at], starts[at + 1]));
  const order = Array.from({ length: count }, (_, at) => at);
  let turned = false;
  for (let at = 0; at < count; ) {
    let end = at + 1;
    if (isPlaced(characters, at) && turns(at)) {
      while (end < count && isSamePlace(characters, at, end) && turns(end)) end += 1;
      if (end - at > 1) {
        order.splice(at, end - at, ...order.slice(at, end).reverse());
        turned = true;
      }
    }
    at = end;
  }
  return turned ? pickedCharacters(characters, order) : characters;
}

function isPlaced({ marks }: CharacterTable, at: number): boolean {
  return ((marks[at] ?? 0) & placed) !== 0;
}

function isSamePlace(characters: CharacterTable, first: number, next: number): boolean {
  if (!isPlaced(characters, next)) return false;
  const { boxes } = characters;
  for (let edge = 0; edge < 4; edge += 1) if (boxes[first * 4 + edge] !== boxes[next * 4 + edge]) return false;
  return true;
}
