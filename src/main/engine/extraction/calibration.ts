/**
 * How often a value with this kind of evidence was right, counted on documents with known truth: half of the SROIE receipts (8, through
 * recognition; company, date, address, total) and the development half of the telecom set (30). `npm run eval extract-calibration` counts anew.
 * Few cases: the share is drawn towards one half as if two more had been seen, one right and one wrong.
 */
import type { Evidence } from './candidate.ts';

type Count = { readonly right: number; readonly of: number };

const counted: Readonly<Record<Evidence, Count>> = {
  'label-certain': { right: 6, of: 6 },
  'label-likely': { right: 6, of: 6 },
  'label-weak': { right: 0, of: 2 },
  'shape-certain': { right: 8, of: 13 },
  'shape-likely': { right: 1, of: 3 },
  'pattern-only': { right: 3, of: 3 },
  guess: { right: 0, of: 1 },
  listed: { right: 880, of: 880 },
  mentioned: { right: 60, of: 60 },
  // Of model values nothing is known before they are held against the rules' own; agreement of two ways is taken for a certain label.
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
