import type { CellValue, ExtractionStep } from '../../../preload/contract/shapes.ts';
import type { Span } from '../types.ts';

/** A value that a field may have, with where it stands and how it was come by. */
export type Candidate = Span & {
  /** As it stands in the document. */
  readonly text: string;
  readonly value: CellValue;
  readonly currency: string | null;
  /** Only for comparing candidates of one field; confidence is looked up by `evidence`. */
  readonly score: number;
  readonly chain: readonly ExtractionStep[];
  /** The kind of evidence, a key of the calibration table. */
  readonly evidence: Evidence;
};

/** From strong to weak; `model*` are values a chat model wrote. */
export type Evidence =
  | 'label-certain'
  | 'label-likely'
  | 'label-weak'
  | 'shape-certain'
  | 'shape-likely'
  | 'pattern-only'
  | 'guess'
  | 'agreed'
  | 'model'
  | 'model-alone'
  | 'not-found'
  | 'listed'
  | 'mentioned'
  | 'read-with-doubt'
  | 'made'
  | 'person';

/** An item of a list with what is said about it. */
export type ItemCandidate = Candidate & { readonly note: string };
