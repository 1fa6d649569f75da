/** The sentence of a passage that makes the best answer: one statement, with names or numbers in it. */
import { sentences } from '../sentences.ts';
import type { Span } from '../types.ts';
import { trainingLimits } from './limits.ts';

/** Offsets into `text`; null when it holds no whole statement. */
export function answeringSentence(text: string): Span | null {
  const { shortest, longest } = trainingLimits.sentence;
  let best: { readonly span: Span; readonly score: number } | null = null;
  for (const span of sentences(text)) {
    const sentence = text.slice(span.start, span.end);
    if (sentence.length < shortest || sentence.length > longest || !/[.!。！]["'”’)\]]*\s*$/u.test(sentence)) continue;
    const names = sentence.match(/(?<=\S\s)\p{Lu}\p{L}+/gu)?.length ?? 0;
    const numbers = sentence.match(/\p{N}+/gu)?.length ?? 0;
    const score = Math.min(names, 4) + 2 * Math.min(numbers, 2) + Math.min(sentence.length, 160) / 160;
    if (!best || score > best.score) best = { span, score };
  }
  return best?.span ?? null;
}
