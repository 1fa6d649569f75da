/** From offsets to the place a person can look at: page boxes where a format has pages, else lines or headings. */
import type { Locator, PagePlace } from '../../../preload/contract/shapes.ts';
import type { Block, Span, UnitPlace } from '../types.ts';
import { certainBoxes } from './certain-boxes.ts';

/** A stored unit as locating needs it; offsets are absolute. */
export type LocatableUnit = Span & {
  readonly text: string;
  readonly number: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Packed word boxes, offsets relative to the unit's start. */
  readonly words: Uint8Array | null;
  readonly place: UnitPlace | null;
  readonly label: string | null;
  /** Offsets relative to the unit's start. */
  readonly blocks: readonly Block[];
};

export type LocateInput = {
  readonly kind: string;
  readonly span: Span;
  /** The units the span touches, in order. */
  readonly units: readonly LocatableUnit[];
  /** The headings the span's start stands under, outermost first. */
  readonly headingPath: () => readonly string[];
  /** 1-based line of the canonical text at an offset. */
  readonly lineAt: (offset: number) => number;
};

/** The span's locator; where a page format does not tell the place surely, the page with no boxes, so that nothing wrong is marked. */
export function locateSpan(input: LocateInput): Locator {
  const first = input.units[0];
  if (first?.place === 'slide' && first.number !== null) return { type: 'slide', slide: first.number };
  if (first?.place === 'sheet') return { type: 'sheet', sheet: first.label ?? '', cells: cellsIn(first, input.span) };
  if (first?.place === 'chapter' && first.label) return { type: 'chapter', chapter: first.label };
  if (first?.place === 'message' && first.label) return { type: 'message', part: first.label };
  if (first && first.number !== null && first.width !== null) {
    return { type: 'page', page: first.number, places: placesOf(input) };
  }
  const path = input.kind === 'text' ? [] : input.headingPath();
  if (path.length > 0) return { type: 'heading', path };
  return {
    type: 'lines',
    first: input.lineAt(input.span.start),
    last: input.lineAt(Math.max(input.span.start, input.span.end - 1)),
  };
}

/** Each page the span stands on. Half a mark would say that the rest is not meant: one uncertain page leaves all unmarked. */
function placesOf({ units, span }: LocateInput): PagePlace[] {
  const places = units.flatMap((unit) => placeOn(unit, span));
  const isCertain = places.every(({ boxes }) => boxes !== null);
  return places.map(({ boxes, ...place }) => ({ ...place, boxes: (isCertain && boxes) || [] }));
}

type UncertainPlace = Omit<PagePlace, 'boxes'> & { readonly boxes: PagePlace['boxes'] | null };

function placeOn(unit: LocatableUnit, span: Span): UncertainPlace[] {
  if (unit.number === null || unit.width === null || unit.height === null) return [];
  const own = { start: Math.max(0, span.start - unit.start), end: Math.min(span.end, unit.end) - unit.start };
  // A span may end where the next page begins.
  const boxes = own.end > own.start ? certainBoxes(unit.text, unit.words ?? new Uint8Array(), own) : [];
  return [{ page: unit.number, width: unit.width, height: unit.height, boxes }];
}

/** The cells a span touches as a person would name them: `B7`, or `B7:D9` from the first to the last; '' when it touches none. */
function cellsIn(unit: LocatableUnit, span: Span): string {
  const start = span.start - unit.start;
  const end = span.end - unit.start;
  const touched: string[] = [];
  for (const block of unit.blocks) {
    if (block.start >= end || block.end <= start) continue;
    for (const [index, cell] of (block.cells ?? []).entries()) {
      const cellEnd = block.cells?.[index + 1]?.start ?? block.end;
      if (cell.start < end && cellEnd > start) touched.push(cell.address);
    }
  }
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return '';
  return first === last ? first : `${first}:${last}`;
}
