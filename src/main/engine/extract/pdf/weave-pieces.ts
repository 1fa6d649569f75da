import { type CharacterTable, pickedCharacters } from './character-table.ts';
import { isLeftward } from './leftward.ts';
import { pdfLimits } from './limits.ts';
import { gapBetween, isLetter, type Piece, piecesOf } from './pieces-of.ts';

const { baseline, mostLetters, mostOnLine, overlap, sizeSlack, space } = pdfLimits.twice;

/**
 * Puts pieces of text whose letters stand between each other's into one line, from left to right: of a text printed twice, once without
 * some of its letters, PDFium gives the second time only what is new, so that "1 9" and "." must become "1.9" again. Text written
 * leftwards has an order of its own and is left alone.
 */
export function weavePieces(table: CharacterTable): CharacterTable {
  const pieces = piecesOf(table);
  if (pieces.length < 2) return table;
  const strands = pieces.map((piece) => strandOf(table, piece));
  const woven = linesOf(strands).flatMap((line) => wovenOn(table, line));
  return woven.length === 0 ? table : pickedCharacters(table, orderOf(table, woven));
}

/** A piece, or several woven together: its letters along the line, and where that lies across it. */
type Strand = Piece & { readonly axis: 0 | 1; readonly across: number; readonly pieces: number };

function strandOf(table: CharacterTable, piece: Piece): Strand {
  const axis = piece.style.direction % 2 === 0 ? 0 : 1;
  return { ...piece, axis, across: middle(table, piece.places[0] ?? 0, axis === 0 ? 1 : 0), pieces: 1 };
}

function middle({ boxes }: CharacterTable, at: number, axis: 0 | 1): number {
  return ((boxes[at * 4 + axis] ?? 0) + (boxes[at * 4 + axis + 2] ?? 0)) / 2;
}

/** Strands that stand at the same height and read the same way, each line in the order of the page. */
function linesOf(strands: readonly Strand[]): Strand[][] {
  const sorted = [...strands].sort((a, b) => a.style.direction - b.style.direction || a.across - b.across);
  const lines: Strand[][] = [];
  for (const strand of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    const isSame =
      first?.style.direction === strand.style.direction &&
      strand.across - first.across <= baseline * Math.min(first.style.size, strand.style.size);
    if (line && isSame) line.push(strand);
    else lines.push([strand]);
  }
  return lines
    .filter((line) => line.length > 1 && line.length <= mostOnLine)
    .map((line) => line.sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0)));
}

/** The strands of a line that were made of several pieces. */
function wovenOn(table: CharacterTable, line: readonly Strand[]): Strand[] {
  const strands: Strand[] = [];
  for (const piece of line) {
    const at = strands.findIndex((strand) => fitsBetween(table, strand, piece));
    const strand = strands[at];
    if (strand) strands[at] = together(table, strand, piece);
    else strands.push(piece);
  }
  return strands.filter(({ pieces }) => pieces > 1);
}

function together(table: CharacterTable, strand: Strand, piece: Strand): Strand {
  const places = [...strand.places, ...piece.places].sort(
    (a, b) => middle(table, a, strand.axis) - middle(table, b, strand.axis),
  );
  return { ...strand, places, pieces: strand.pieces + 1 };
}

/** Whether letters of `piece` stand between those of a strand, as large as they are, and none on another. */
function fitsBetween(table: CharacterTable, strand: Strand, piece: Strand): boolean {
  const { axis } = strand;
  if (strand.style.direction > 1 || strand.places.length + piece.places.length > mostLetters) return false;
  const size = Math.max(strand.style.size, piece.style.size);
  if (Math.abs(strand.style.size - piece.style.size) > sizeSlack * size) return false;
  const along = (at: number | undefined) => (at === undefined ? 0 : middle(table, at, axis));
  if (along(piece.places[0]) >= along(strand.places.at(-1))) return false;
  if (along(piece.places.at(-1)) <= along(strand.places[0])) return false;
  if ([...strand.places, ...piece.places].some((at) => isLeftward(signAt(table, at)))) return false;
  const { boxes } = table;
  const start = (at: number) => boxes[at * 4 + axis] ?? 0;
  const end = (at: number) => boxes[at * 4 + axis + 2] ?? 0;
  const all = together(table, strand, piece).places;
  return all.every((at, index) => {
    const before = all[index - 1];
    if (before === undefined) return true;
    return end(before) - start(at) <= overlap * Math.min(end(before) - start(before), end(at) - start(at));
  });
}

const signAt = ({ starts, text }: CharacterTable, at: number) => text.slice(starts[at], starts[at + 1]);

/** The places of all characters, each strand where its first piece stood, with a blank wherever its letters stand apart. */
function orderOf(table: CharacterTable, woven: readonly Strand[]): number[] {
  const blankAt = Array.from({ length: table.count }, (_, at) => at).find((at) => signAt(table, at) === ' ');
  const strandAt = new Map(woven.map((strand) => [firstOf(strand), strand]));
  const taken = new Set(woven.flatMap(({ places }) => places));
  const order: number[] = [];
  for (let at = 0; at < table.count; at += 1) {
    const strand = strandAt.get(at);
    if (strand) {
      strand.places.forEach((place, index) => {
        const before = strand.places[index - 1];
        if (before !== undefined && blankAt !== undefined && isApart(table, before, place, strand)) order.push(blankAt);
        order.push(place);
      });
    } else if (!taken.has(at)) order.push(at);
  }
  return order;
}

/** The letter of a strand that comes first on the page's own account. */
const firstOf = ({ places }: Strand) => places.reduce((first, at) => Math.min(first, at), places[0] ?? 0);

/** Whether a blank stands between two letters of a strand: one was there, or there is room for one. */
function isApart(table: CharacterTable, before: number, at: number, { style }: Strand): boolean {
  if (gapBetween(table, before, at) > space * style.size) return true;
  let last = at - 1;
  while (last > before && !isLetter(table, last)) last -= 1;
  return last === before && at - before > 1;
}
