import { confidenceOf } from '../../../src/main/engine/extraction/calibration.ts';
import type { ExtractedValue } from '../../../src/main/engine/extraction/extracted.ts';

/** The kind of evidence by which a value's confidence was looked up: its own where it is verified, else what its place was worth. */
export function countedAs({
  evidence,
  verified,
  confidence,
}: Pick<ExtractedValue, 'evidence' | 'verified' | 'confidence'>): string {
  if (verified) return evidence;
  return confidence > confidenceOf('not-found', false) ? 'read-with-doubt' : 'not-found';
}
