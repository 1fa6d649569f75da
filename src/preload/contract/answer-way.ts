/** How an answer came about, where it is not from the best passages. */
import type { CollectionWay } from './batch-shapes.ts';

/** The documents in question were short enough to be read in full. */
export type WholeWay = { readonly kind: 'whole'; readonly files: number };

export type AnswerWay = CollectionWay | WholeWay;
