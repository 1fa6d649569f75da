import { type CharacterTable, pickedCharacters, placed } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import { gapBetween, isLetter, type Piece, piecesOf, styleAt } from './pieces-of.ts';

const { across, along, cell, farthest, least, mostLooked, sizeSlack, space } = pdfLimits.twice;

/**
 * The characters of a page without those that are printed a second time in the same place, as a thicker letter or a shadow: a person
 * sees one text. A piece of text goes when each of its letters stands in another piece that stays; the longest is asked first, since
 * only what says more than it can be missed then, and of two alike the unpainted, the white or the later one.
 */
export function printedOnce(table: CharacterTable): CharacterTable {
  const pieces = piecesOf(table);
  if (pieces.length < 2) return table;
  const letters = new LetterPlaces(table);
  const gone = new Set<number>();
  for (const { object, places } of inTurn(pieces)) {
    if (places.every((at) => letters.hasTwin(at, gone))) gone.add(object);
  }
  return gone.size === 0 ? table : pickedCharacters(table, keptPlaces(table, gone));
}

/** Pieces of text by what is asked first. */
function inTurn(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort(
    (a, b) =>
      b.places.length - a.places.length ||
      Number(isUnseen(b)) - Number(isUnseen(a)) ||
      (b.places[0] ?? 0) - (a.places[0] ?? 0),
  );
}

const isUnseen = ({ style }: Piece) => style.unpainted || style.white;

/** Finds letters by what they are and where they stand. */
class LetterPlaces {
  readonly #table: CharacterTable;
  /** By sign and square of the page, the last letter there; then those before it. */
  readonly #last = new Map<number, number>();
  readonly #before: Int32Array;

  constructor(table: CharacterTable) {
    this.#table = table;
    this.#before = new Int32Array(table.count).fill(-1);
    for (let at = 0; at < table.count; at += 1) {
      if (!isLetter(table, at)) continue;
      const key = keyOf(this.#sign(at), squareOf(this.#middle(at, 0)), squareOf(this.#middle(at, 1)));
      this.#before[at] = this.#last.get(key) ?? -1;
      this.#last.set(key, at);
    }
  }

  /** Whether the same letter, as large, stands in the same place in another piece that is not gone. */
  hasTwin(at: number, gone: ReadonlySet<number>): boolean {
    const sign = this.#sign(at);
    const [dx, dy] = this.#reach(at);
    // Letters larger than a page are no text that anyone reads.
    if (!(Math.max(dx, dy) <= farthest)) return false;
    const [x, y] = [this.#middle(at, 0), this.#middle(at, 1)];
    for (let column = squareOf(x - dx); column <= squareOf(x + dx); column += 1) {
      for (let row = squareOf(y - dy); row <= squareOf(y + dy); row += 1) {
        let other = this.#last.get(keyOf(sign, column, row)) ?? -1;
        let looked = 0;
        for (; other >= 0; other = this.#before[other] ?? -1) {
          looked += 1;
          // So many on top of each other were not meant to be read as one.
          if (looked > mostLooked) return false;
          if (Math.abs(this.#middle(other, 0) - x) > dx || Math.abs(this.#middle(other, 1) - y) > dy) continue;
          if (this.#sign(other) === sign && this.#isOtherPiece(at, other, gone)) return true;
        }
      }
    }
    return false;
  }

  #isOtherPiece(at: number, other: number, gone: ReadonlySet<number>): boolean {
    const own = styleAt(this.#table, at);
    const style = styleAt(this.#table, other);
    if (style.object === own.object || style.object === 0 || gone.has(style.object)) return false;
    if (style.direction !== own.direction) return false;
    return Math.abs(style.size - own.size) <= sizeSlack * Math.max(style.size, own.size);
  }

  /** How far its twin may stand away, sideways and upright. */
  #reach(at: number): readonly [number, number] {
    const { direction, size } = styleAt(this.#table, at);
    const level = direction % 2 === 0;
    const advance = level ? this.#extent(at, 0) : this.#extent(at, 1);
    const onLine = Math.max(along * advance, least * size);
    return level ? [onLine, across * size] : [across * size, onLine];
  }

  #sign(at: number): number {
    const { starts, text } = this.#table;
    const start = starts[at] ?? 0;
    return start === starts[at + 1] ? 0 : (text.codePointAt(start) ?? 0);
  }

  #middle(at: number, axis: 0 | 1): number {
    const { boxes } = this.#table;
    return ((boxes[at * 4 + axis] ?? 0) + (boxes[at * 4 + axis + 2] ?? 0)) / 2;
  }

  #extent(at: number, axis: 0 | 1): number {
    const { boxes } = this.#table;
    return (boxes[at * 4 + axis + 2] ?? 0) - (boxes[at * 4 + axis] ?? 0);
  }
}

const squareOf = (coordinate: number) => Math.floor(coordinate / cell);

/** One number for a sign in a square of the page; squares far apart may share one, so that what is found is looked at. */
const keyOf = (sign: number, column: number, row: number) => (sign * 1024 + (column & 1023)) * 1024 + (row & 1023);

/** All places but those of the pieces that are gone, and of what a reader made up around them only what still parts two words. */
function keptPlaces(table: CharacterTable, gone: ReadonlySet<number>): number[] {
  const { count, marks, text, starts } = table;
  const isPlaced = (at: number) => ((marks[at] ?? 0) & placed) !== 0;
  const isGone = (at: number) => isPlaced(at) && gone.has(styleAt(table, at).object);
  const isLineEnd = (at: number) => text[starts[at] ?? 0] === '\n';
  const kept: number[] = [];
  for (let at = 0; at < count; ) {
    if (isPlaced(at) && !isGone(at)) {
      kept.push(at);
      at += 1;
      continue;
    }
    let end = at;
    while (end < count && (!isPlaced(end) || isGone(end))) end += 1;
    const run = Array.from({ length: end - at }, (_, index) => at + index);
    const made = run.filter((place) => !isPlaced(place));
    if (!run.some(isGone)) kept.push(...made);
    else if (
      kept.length === 0 ||
      end === count ||
      gapBetween(table, kept.at(-1) ?? 0, end) > space * styleAt(table, end).size
    )
      kept.push(...(made.some(isLineEnd) ? made.filter(isLineEnd).slice(0, 1) : made.slice(0, 1)));
    at = end;
  }
  return kept;
}
