/** A document as rules read it. */
import type { Span } from '../types.ts';

export type DocumentView = {
  readonly title: string;
  /** The file's own name, and the folders it stands in. */
  readonly name: string;
  readonly folders: readonly string[];
  /** Kind id of the format. */
  readonly kind: string;
  readonly language: string | null;
  /** Who wrote or sent it, by its own metadata. */
  readonly authors: readonly string[];
  /** Who it was sent to. */
  readonly receivers: readonly string[];
  /** Its pages or sections in order, with where each starts in the whole text. */
  readonly units: () => Iterable<{ readonly start: number; readonly text: string }>;
};

/** A verbatim piece; start and end are offsets into the document's text. */
export type DocumentQuote = Span & { readonly text: string };

/** The first unit with something in it, at most `characters` of it. */
export function openingOf(view: DocumentView, characters: number): { readonly start: number; readonly text: string } {
  for (const { start, text } of view.units()) {
    if (/[\p{L}\p{N}]/u.test(text)) return { start, text: text.slice(0, characters) };
  }
  return { start: 0, text: '' };
}
