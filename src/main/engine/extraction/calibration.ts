/**
 * How often a value with this kind of evidence was right, counted on documents with known truth: half of the SROIE receipts (8, through
 * recognition; company, date, address, total) and the development half of the telecom set (30). `npm run eval extract-calibration` counts anew.
 * Few cases: the share is drawn towards one half as if two more had been seen, one right and one wrong.
 */
import type { Evidence } from './candidate.ts';

type Count = { readonly right: number; readonly of: number };

const counted: Readonly<Record<Evidence, Count>> = {
  'label-certain': { right: 6, of: 6 },
  'label-likely': { right: 5, of: 5 },
  'label-weak': { right: 0, of: 1 },
  'shape-certain': { right: 8, of: 10 },
  'shape-likely': { right: 1, of: 2 },
  'pattern-only': { right: 3, of: 3 },
  guess: { right: 0, of: 1 },
  listed: { right: 953, of: 953 },
  mentioned: { right: 37, of: 37 },
  // Stands there as recognition read it, and nothing speaks for the reading.
  'read-with-doubt': { right: 0, of: 6 },
  // Not among those receipts: counted on the texts of drawn slips (test/eval/receipts) with every twelfth or thirtieth letter misread.
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
