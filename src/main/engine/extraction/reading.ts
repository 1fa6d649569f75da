import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate, ItemCandidate } from './candidate.ts';

/** What one way of reading found for a field: candidates best first, or the items of a list. */
export type FieldReading = {
  readonly field: TemplateField;
  readonly candidates: readonly Candidate[];
  /** Null for fields that are no list. */
  readonly items: readonly ItemCandidate[] | null;
};
