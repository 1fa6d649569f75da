import type { Span } from '../types.ts';

/** A chunk the search found, with what the answer stage needs to quote it. */
export type Passage = Span & {
  /** Exact slice start…end of the canonical text. */
  readonly text: string;
  /** The same with what stands around it, for a reader with room; null when there is nothing. */
  readonly around: (Span & { readonly text: string }) | null;
  /** The document's id. */
  readonly source: string;
  readonly title: string;
  /** The file's own name, where it is not the title: people call a document by it. */
  readonly name?: string;
  readonly headingPath: readonly string[];
  readonly language: string | null;
  /** 1-based page, null where the format has none. */
  readonly page: number | null;
  /** Cosine with the question, null when meaning search did not take part or did not find it. */
  readonly cosine: number | null;
};

/** A verbatim piece of a passage; start and end are offsets into the document's canonical text. */
export type Quote = Span & {
  /** Index into the passages given. */
  readonly passage: number;
  readonly text: string;
};
