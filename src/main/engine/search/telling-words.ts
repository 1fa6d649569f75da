import { limits } from '../limits.ts';
import { isStopWord } from './stop-words.ts';

/**
 * What a pasted text is about: its words that occur most often for their length, in the order of the text. Function words of any language
 * are left out; numbers and codes count as long words. `limits.search.maxTerms` of them, so that a search by them costs what any costs.
 */
export function tellingWords(text: string): string {
  const counts = new Map<string, number>();
  const segments = new Intl.Segmenter('und', { granularity: 'word' }).segment(
    text.slice(0, limits.search.readCharacters),
  );
  for (const { segment, isWordLike } of segments) {
    const word = segment.toLowerCase();
    if (isWordLike !== true || isStopWord(word) || word.length > longestWord) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weight = (word: string, count: number) =>
    Math.log(1 + count) * (/\p{N}/u.test(word) ? longestUseful : Math.min(word.length, longestUseful));
  const kept = [...counts]
    .map(([word, count], index) => ({ word, index, weight: weight(word, count) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limits.search.maxTerms)
    .sort((a, b) => a.index - b.index);
  return kept.map(({ word }) => word).join(' ');
}

/** UTF-16 units: longer ones are data. */
const longestWord = 60;
/** UTF-16 units up to which a longer word is a rarer one. */
const longestUseful = 12;
