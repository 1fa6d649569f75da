/**
 * How often a value with this kind of evidence was right, counted on documents with known truth, by rules alone: half of the SROIE receipts (8, through
 * recognition), the development half of the telecom set (30), the development half of the ordinary documents (38) and 104 drawn slips, half of them
 * with every thirtieth letter misread. `npm run eval extract-calibration` counts anew, and prints how sure values are called beside how often
 * they are right, also on documents that were not counted. Few cases: the share is drawn towards one half as if two more had been seen, one right
 * and one wrong.
 */
import type { Evidence } from './candidate.ts';

type Count = { readonly right: number; readonly of: number };

const counted: Readonly<Record<Evidence, Count>> = {
  'label-certain': { right: 145, of: 147 },
  'label-likely': { right: 108, of: 108 },
  'label-weak': { right: 21, of: 22 },
  'shape-certain': { right: 148, of: 185 },
  'shape-likely': { right: 70, of: 94 },
  'pattern-only': { right: 56, of: 59 },
  guess: { right: 0, of: 2 },
  listed: { right: 1073, of: 1074 },
  mentioned: { right: 40, of: 40 },
  // Stands there as recognition read it, and nothing speaks for the reading.
  'read-with-doubt': { right: 18, of: 31 },
  // Of these the slips alone have enough: all of them that `extract-drawn` reads, with every twelfth or thirtieth letter misread.
  made: { right: 39, of: 41 },
  // Not counted but chosen: a model's values differ by model. Alone they are taken for a coin's toss, agreeing with rules for a certain label,
  // and what stands nowhere in the document for mostly wrong (the 5 of 5 counted were names broken over two rows).
  agreed: { right: 6, of: 6 },
  model: { right: 1, of: 2 },
  'model-alone': { right: 0, of: 2 },
  'not-found': { right: 0, of: 6 },
  person: { right: 1, of: 1 },
};

/** 0-1. What does not stand in the document is never likelier than a value of which nothing is known. */
export function confidenceOf(evidence: Evidence, verified: boolean): number {
  if (evidence === 'person') return 1;
  const { right, of } = counted[verified ? evidence : 'not-found'];
  return Math.round(((right + 1) / (of + 2)) * 1000) / 1000;
}
