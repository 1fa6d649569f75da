import type { ExtractedValue } from './extracted.ts';

/** The value alone of a cell or item that has more to it. */
export function valueAlone(cell: ExtractedValue): ExtractedValue {
  const { text, value, currency, span, verified, confidence, chain, evidence } = cell;
  return { text, value, currency, span, verified, confidence, chain, evidence };
}
