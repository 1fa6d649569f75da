/** What a passage is headed by: its title, its headings and the name of its file. */
import type { Analyse } from '../types.ts';
import { initialsIn } from './initials-in.ts';
import type { Passage } from './passage.ts';
import type { WeightedWord } from './question-weights.ts';

/** Analysed terms of title, headings and file name, with the short forms of names and those of `names` that a file name runs together. */
export function termsAbove(
  { title, headingPath, name = '', language }: Passage,
  names: readonly WeightedWord[],
  analyse: Analyse,
): Set<string> {
  const heads = `${title} ${headingPath.join(' ')} ${nameWords(name)}`;
  const terms = new Set(analyse(heads, language).map(({ term }) => term));
  addJoined(names, terms);
  for (const short of initialsIn(heads)) terms.add(short);
  return terms;
}

/** The words of a file's name: "bakery-lease_2021.pdf" has three. */
const nameWords = (name: string) =>
  name
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/[_.-]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .trim();

/** File names run words together: "BESTBUY_2019" holds "best" and "buy" of a question that names both in a row. */
function addJoined(names: readonly WeightedWord[], terms: Set<string>): void {
  names.forEach(({ forms: [first = ''] }, at) => {
    const [second = ''] = names[at + 1]?.forms ?? [];
    if (first === '' || second === '') return;
    if ([...terms].some((term) => term.startsWith(first + second))) {
      terms.add(first);
      terms.add(second);
    }
  });
}
