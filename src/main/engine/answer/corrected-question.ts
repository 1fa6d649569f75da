/** A question as it was probably meant, where a word of it stands in no file and one spelled nearly so does. */
import type { SearchCorrection } from '../../../preload/contract/search-shapes.ts';

/** `question` with the likeliest spelling in place of each corrected word, capitals as typed; null where that changes nothing. */
export function correctedQuestion(question: string, corrections: readonly SearchCorrection[]): string | null {
  const spelled = new Map(
    corrections.flatMap(({ word, instead: [first] }) => (first ? [[word.toLowerCase(), first]] : [])),
  );
  const corrected = question.replace(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu, (word) => {
    const other = spelled.get(word.toLowerCase());
    if (other === undefined) return word;
    return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  });
  return corrected === question ? null : corrected;
}
