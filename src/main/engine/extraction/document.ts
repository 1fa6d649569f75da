/** What is extracted from: a document's units as they are stored, and the lines a person sees on them. */
import type { Block, Box, Span } from '../types.ts';

export type SourceWord = Span & {
  readonly box: Box;
  /** 0-1: how surely it was recognised; left out where it was not. */
  readonly confidence?: number;
};

/** A page, sheet, section or message; `start` is where its text begins in the whole. Offsets of blocks and words count in the unit. */
export type SourceUnit = {
  readonly start: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Null where the format has no places on a page. */
  readonly words: readonly SourceWord[] | null;
  readonly place: 'sheet' | 'slide' | 'chapter' | 'message' | null;
  readonly isOcr: boolean;
};

export type SourceDocument = {
  readonly title: string;
  /** The file's name. */
  readonly name: string;
  /** ISO 639-1 or null. */
  readonly language: string | null;
  readonly units: readonly SourceUnit[];
};

/** A stretch of a line between wide gaps, tabs or cell borders; offsets count in the whole document. */
export type LineCell = Span & { readonly text: string; readonly box: Box | null };

/** One line as a person sees it. */
export type Line = Span & {
  readonly text: string;
  readonly cells: readonly LineCell[];
  readonly box: Box | null;
  readonly unit: number;
  /** Height of its letters in points, 0 when unknown. */
  readonly height: number;
};

/** A value found somewhere, as it stands there. */
export type Found = Span & { readonly text: string };
