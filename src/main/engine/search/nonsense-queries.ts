/** Queries that mean nothing, in the same order every time: what the nearest passages of a model are worth when nothing is near. */

const starts = 'b c d f g h j k l m n p r s t v w x z bl br cl dr fl gr pl pr st tr'.split(' ');
const vowels = 'a e i o u ai ou'.split(' ');
const ends = ['', '', 'k', 'm', 'n', 'p', 'r', 't', 'x', 'z'];
/** Words of a query, and syllables of a word, at most; both begin at one and two. */
const mostWords = 4;
const mostSyllables = 3;

/** `count` queries of one to four made-up words; another `seed` gives others. */
export function nonsenseQueries(count: number, seed = 1): string[] {
  let state = seed;
  // Numerical Recipes' generator: any even spread does.
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const one = (list: readonly string[]) => list[below(list.length)] ?? '';
  const times = (most: number, make: () => string) => Array.from({ length: 1 + below(most) }, make);
  const word = () =>
    `${one(starts)}${one(vowels)}${times(mostSyllables - 1, () => `${one(starts)}${one(vowels)}`).join('')}${one(ends)}`;
  return Array.from({ length: count }, () => times(mostWords, word).join(' '));
}
