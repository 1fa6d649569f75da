import type { Box, Unit } from '../../types.ts';
import { packWords, unpackWords, type WordBox } from '../../word-boxes.ts';
import { unionBox } from './line-pieces.ts';
import type { PageText } from './page-text.ts';

const between = '\n\n';

/** The unit with further text after its first `after` blocks, set apart by an empty line. */
export function insertText(unit: Unit, more: PageText, after: number): Unit {
  if (more.text === '') return unit;
  const words = unpackWords(unit.words ?? new Uint8Array());
  const head = unit.text.slice(0, unit.blocks[after - 1]?.end ?? 0);
  const tailStart = unit.blocks[after]?.start ?? unit.text.length;
  const tail = unit.text.slice(tailStart);
  const start = head === '' ? 0 : head.length + between.length;
  const text = [head, more.text, tail].filter((part) => part !== '').join(between);
  const shift = text.length - tail.length - tailStart;
  return {
    ...unit,
    text,
    blocks: [
      ...unit.blocks.slice(0, after),
      ...more.blocks.map((block) => ({ ...block, start: block.start + start, end: block.end + start })),
      ...unit.blocks.slice(after).map((block) => ({ ...block, start: block.start + shift, end: block.end + shift })),
    ],
    words: packWords([
      ...words.filter((word) => word.start < tailStart),
      ...moved(more.words, start),
      ...moved(
        words.filter((word) => word.start >= tailStart),
        shift,
      ),
    ]),
  };
}

function moved(words: readonly WordBox[], by: number): WordBox[] {
  return words.map((word) => ({ ...word, start: word.start + by, end: word.end + by }));
}

/** After how many of its blocks what stands in `area` is read: after the last one above it in its column, else before those below. */
export function readingPlace(unit: Unit, area: Box): number {
  const places = blockPlaces(unit);
  const middle = (area[1] + area[3]) / 2;
  const above = places.findLastIndex(
    (place) => place && (place[1] + place[3]) / 2 < middle && Math.min(place[2], area[2]) > Math.max(place[0], area[0]),
  );
  if (above >= 0) return above + 1;
  const below = places.findIndex((place) => place && place[1] >= middle);
  return below < 0 ? unit.blocks.length : below;
}

function blockPlaces(unit: Unit): (Box | null)[] {
  const words = unpackWords(unit.words ?? new Uint8Array());
  return unit.blocks.map(({ start, end }) =>
    words
      .filter((word) => word.start >= start && word.end <= end)
      .reduce<Box | null>((place, { box }) => (place ? unionBox(place, box) : box), null),
  );
}
