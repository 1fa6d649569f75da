import type { Block } from '../types.ts';

export type Heading = { readonly level: number; readonly text: string };

/** What a unit inherits from the units before it. */
export type ChunkContext = {
  readonly title: string;
  /** Open headings, outermost first, levels strictly rising. */
  readonly headings: readonly Heading[];
};

/** The part of a unit that chunking needs. */
export type ChunkableUnit = {
  readonly index: number;
  /** Where `text` begins in the document's canonical text, UTF-16 units. */
  readonly start: number;
  readonly text: string;
  /** Offsets into `text`. */
  readonly blocks: readonly Block[];
};

/** All in tokens. */
export type ChunkOptions = {
  readonly targetTokens: number;
  readonly overlapTokens: number;
  readonly contextTokens: number;
};
