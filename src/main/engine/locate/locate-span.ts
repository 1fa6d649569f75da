/** From offsets to the place a person can look at: page boxes where a format has pages, else lines or headings. */
import type { Locator, PagePlace } from '../../../preload/contract/shapes.ts';
import type { Box, Span } from '../types.ts';
import { unpackWords } from '../word-boxes.ts';

/** A stored unit as locating needs it; offsets are absolute. */
export type LocatableUnit = Span & {
  readonly number: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Packed word boxes, offsets relative to the unit's start. */
  readonly words: Uint8Array | null;
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

/** The span's locator; a page format without boxes there gives the page with no boxes, so that nothing wrong is marked. */
export function locateSpan(input: LocateInput): Locator {
  const first = input.units[0];
  if (first && first.number !== null && first.width !== null) {
    return { type: 'page', page: first.number, places: input.units.flatMap((unit) => placeOn(unit, input.span)) };
  }
  const path = input.kind === 'text' ? [] : input.headingPath();
  if (path.length > 0) return { type: 'heading', path };
  return {
    type: 'lines',
    first: input.lineAt(input.span.start),
    last: input.lineAt(Math.max(input.span.start, input.span.end - 1)),
  };
}

function placeOn(unit: LocatableUnit, span: Span): PagePlace[] {
  if (unit.number === null || unit.width === null || unit.height === null) return [];
  return [{ page: unit.number, width: unit.width, height: unit.height, boxes: boxesIn(unit, span) }];
}

/** One box per word the span touches, in reading order; a word split at a line end has two. */
function boxesIn(unit: LocatableUnit, span: Span): Box[] {
  if (!unit.words) return [];
  const start = span.start - unit.start;
  const end = span.end - unit.start;
  return unpackWords(unit.words)
    .filter((word) => word.start < end && word.end > start)
    .map((word) => word.box);
}
