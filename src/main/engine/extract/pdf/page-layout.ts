import { joinedRows } from './joined-rows.ts';
import { type LinePiece, linePieces } from './line-pieces.ts';
import type { Direction } from './page-frame.ts';
import { pageWords } from './page-words.ts';
import type { RawPage } from './pdf-document.ts';
import { readingOrder } from './reading-order.ts';
import { type Row, regionRows } from './region-rows.ts';
import { ruledRows } from './ruled-rows.ts';

/** A page with its lines in reading order, before they are grouped into blocks. */
export type PageLayout = {
  readonly width: number;
  readonly height: number;
  /** Regions read one after the other, each from top to bottom. */
  readonly regions: readonly (readonly Row[])[];
  /** Letters per font size in points. */
  readonly sizes: ReadonlyMap<number, number>;
};

/** Finds words, lines and columns of a page; text set sideways comes after the rest. */
export function pageLayout(page: RawPage): PageLayout {
  const pieces = linePieces(pageWords(page.characters, page.width, page.height));
  const main = mainDirection(pieces);
  const regions = readingOrder(pieces.filter((piece) => piece.direction === main)).map((region) =>
    joinedRows(ruledRows(regionRows(region), main === 0 ? page.paint.rules : [])),
  );
  for (const direction of [0, 1, 2, 3] as const) {
    const sideways = pieces.filter((piece) => piece.direction === direction && direction !== main);
    if (sideways.length > 0) regions.push(joinedRows(regionRows(sideways)));
  }
  const sizes = new Map<number, number>();
  for (const { size, words } of pieces) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + words.reduce((sum, word) => sum + word.text.length, 0));
  }
  return { width: page.width, height: page.height, regions, sizes };
}

function mainDirection(pieces: readonly LinePiece[]): Direction {
  const letters = [0, 0, 0, 0];
  for (const { direction, words } of pieces) {
    letters[direction] = (letters[direction] ?? 0) + words.reduce((sum, word) => sum + word.text.length, 0);
  }
  return letters.indexOf(Math.max(...letters)) as Direction;
}

/** The font size most letters of these pages have; 0 without letters. */
export function bodySize(pages: readonly PageLayout[]): number {
  const letters = new Map<number, number>();
  for (const { sizes } of pages) for (const [size, count] of sizes) letters.set(size, (letters.get(size) ?? 0) + count);
  let best = 0;
  let most = 0;
  for (const [size, count] of letters) if (count > most) [best, most] = [size, count];
  return best;
}
