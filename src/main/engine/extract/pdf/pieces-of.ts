import { blank, type CharacterTable, placed } from './character-table.ts';
import { plainStyle, type TextStyle } from './text-style.ts';

/** The letters of one text object of a PDF, by their places in the table; `style`: of the first. */
export type Piece = { readonly object: number; readonly places: readonly number[]; readonly style: TextStyle };

/** The pieces of text of a page in their order, without blanks and what belongs to no piece. */
export function piecesOf(table: CharacterTable): Piece[] {
  const pieces = new Map<number, { object: number; places: number[]; style: TextStyle }>();
  for (let at = 0; at < table.count; at += 1) {
    if (!isLetter(table, at)) continue;
    const style = styleAt(table, at);
    if (style.object === 0) continue;
    const piece = pieces.get(style.object);
    if (piece) piece.places.push(at);
    else pieces.set(style.object, { object: style.object, places: [at], style });
  }
  return [...pieces.values()];
}

export function styleAt({ styleOf, styles }: CharacterTable, at: number): TextStyle {
  return styles[styleOf[at] ?? 0] ?? plainStyle;
}

/** Whether a character has a place and shows something there. */
export function isLetter({ marks }: CharacterTable, at: number): boolean {
  return ((marks[at] ?? 0) & (placed | blank)) === placed;
}

/** How far the boxes of two characters lie apart; 0 where they touch. */
export function gapBetween({ boxes }: CharacterTable, a: number, b: number): number {
  const gap = (axis: 0 | 1) =>
    Math.max(
      (boxes[b * 4 + axis] ?? 0) - (boxes[a * 4 + axis + 2] ?? 0),
      (boxes[a * 4 + axis] ?? 0) - (boxes[b * 4 + axis + 2] ?? 0),
    );
  return Math.max(0, gap(0), gap(1));
}
