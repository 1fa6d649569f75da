import type { VerifiedAnswer } from './generate-answer.ts';
import type { Passage, Quote } from './passage.ts';
import { notFoundSentence } from './prompt.ts';
import type { VerifiedText } from './verify-answer.ts';

/** Whether a model claimed something, and nothing of it is in the files: what they say themselves helps more. False where it said that it found nothing, or was stopped. */
export function isMadeUp({ sentences, stopped }: VerifiedAnswer): boolean {
  if (stopped || sentences.length === 0) return false;
  return !sentences.some(({ text, supported }) => supported || text.includes(notFoundSentence));
}

/**
 * Quotes as sentences of an answer, a line each, after `above` where a model wrote something. `quoted`: the passages that the quotes number, `found`: those
 * that citations number, in which the same text stands; what stands in none of them is left out.
 */
export function quotedBelow(
  above: readonly VerifiedText[],
  quotes: readonly Quote[],
  quoted: readonly Passage[],
  found: readonly Passage[],
): VerifiedText[] {
  const sentences = quotes.flatMap((quote): VerifiedText[] => {
    const source = quoted[quote.passage]?.source;
    const isHolding = (each: Passage) => each.source === source && each.start <= quote.start && each.end >= quote.end;
    const passage = found.findIndex(isHolding);
    if (passage < 0) return [];
    return [{ text: quote.text.replace(/\s+/g, ' ').trim(), quotes: [{ ...quote, passage }], supported: true }];
  });
  const first = above.length > 0 ? '\n\n' : '';
  return [...above, ...sentences.map((each, at) => ({ ...each, text: `${at > 0 ? '\n' : first}${each.text}` }))];
}
