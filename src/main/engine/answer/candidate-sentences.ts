import { sentences } from '../sentences.ts';
import type { Analyse } from '../types.ts';
import { initialsIn } from './initials-in.ts';
import type { Passage, Quote } from './passage.ts';
import { coverage, type WeightedWord } from './question-weights.ts';

export type Candidate = Quote & {
  /** Share of the question's weight in the sentence itself. */
  readonly coverage: number;
  /** Share in the sentence, its neighbours, its headings and title. */
  readonly nearCoverage: number;
  /** Share that is not in the sentence and names its document: in its title, its name, its headings. */
  readonly titleCoverage: number;
  /** Share in all passages of its document at hand, its title and its name. */
  readonly documentCoverage: number;
  /** True where no word of what the question is about stands in its document: it tells the same of something else. */
  readonly isAboutOther: boolean;
  /** Share of the weight of those words in its document; 0 where the question says none. */
  readonly subjectCoverage: number;
  /** Share of the weight of the question's names and numbers that stands nowhere in the passage, its headings or title; names alone, in no passage of its document. */
  readonly missingNames: number;
};

/** Every sentence of the passages with how much of the question it covers, best first; a sentence in two overlapping passages counts once. */
export function candidateSentences(
  passages: readonly Passage[],
  weights: readonly WeightedWord[],
  names: readonly WeightedWord[],
  subject: readonly WeightedWord[],
  analyse: Analyse,
): Candidate[] {
  const seen = new Set<string>();
  const candidates: Candidate[] = [];
  const documents = new Map<string, Set<string>>();
  // "Document 7" is called by no number of the question.
  const called = weights.filter(({ forms }) => forms.some((form) => /\p{L}/u.test(form)));
  const held = namesHeld(passages, names, analyse);
  passages.forEach((passage, index) => {
    const spans = sentences(passage.text);
    const terms = spans.map((span) => termsOf(passage.text.slice(span.start, span.end), passage.language, analyse));
    const heads = `${passage.title} ${passage.headingPath.join(' ')} ${nameWords(passage.name ?? '')}`;
    const headings = new Set([passage.title, ...passage.headingPath].map(plain));
    const above = termsOf(heads, passage.language, analyse);
    addJoined(names, above);
    for (const short of initialsIn(heads)) above.add(short);
    const known = documents.get(passage.source);
    const ofDocument = known ?? new Set<string>();
    if (!known) documents.set(passage.source, ofDocument);
    for (const term of [...above, ...terms.flatMap((list) => [...list])]) ofDocument.add(term);
    const everything = new Set([...above, ...initialsIn(passage.text), ...terms.flatMap((list) => [...list])]);
    const isHere = ({ forms }: WeightedWord) => forms.some((form) => everything.has(form));
    const inDocument = held.get(passage.source);
    const missingNames = sumOf(names.filter((name) => !isHere(name) && !inDocument?.has(name)));
    spans.forEach((span, at) => {
      const text = passage.text.slice(span.start, span.end);
      if (seen.has(text) || !/[\p{L}\p{N}]/u.test(text)) return;
      // A heading names what follows and says nothing of it.
      if (spans.length > 1 && headings.has(plain(text))) return;
      seen.add(text);
      const near = new Set([...above, ...(terms[at - 1] ?? []), ...(terms[at] ?? []), ...(terms[at + 1] ?? [])]);
      candidates.push({
        passage: index,
        start: passage.start + span.start,
        end: passage.start + span.end,
        text,
        coverage: coverage(weights, terms[at] ?? new Set()),
        nearCoverage: coverage(weights, near),
        titleCoverage: coverage(called, above.difference(terms[at] ?? new Set())),
        documentCoverage: 0,
        isAboutOther: false,
        subjectCoverage: 0,
        missingNames,
      });
    });
  });
  const covered = new Map(
    [...documents].map(([source, held]) => [
      source,
      {
        documentCoverage: coverage(weights, held),
        isAboutOther: subject.length > 0 && coverage(subject, held) === 0,
        subjectCoverage: coverage(subject, held),
      },
    ]),
  );
  const rank = (candidate: Candidate) => candidate.coverage + candidate.nearCoverage / 2 - candidate.passage / 100;
  return candidates
    .map((each) => ({ ...each, ...covered.get(passages[each.passage]?.source ?? '') }))
    .sort((a, b) => rank(b) - rank(a));
}

/** The names that each document tells in the passages at hand: on its second page a letter need not say again whose it is. Numbers count where they stand. */
function namesHeld(passages: readonly Passage[], names: readonly WeightedWord[], analyse: Analyse) {
  const held = new Map<string, Set<WeightedWord>>();
  const lettered = names.filter(({ forms }) => forms.every((form) => !/\p{N}/u.test(form)));
  for (const { source, text, language } of passages) {
    const terms = termsOf(text, language, analyse);
    const told = lettered.filter(({ forms }) => forms.some((form) => terms.has(form)));
    held.set(source, new Set([...(held.get(source) ?? []), ...told]));
  }
  return held;
}

const sumOf = (words: readonly WeightedWord[]) => words.reduce((sum, { weight }) => sum + weight, 0);

/** The words of a file's name: "bakery-lease_2021.pdf" has three. */
const nameWords = (name: string) =>
  name
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/[_.-]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .trim();

const plain = (text: string) =>
  text
    .replace(/^[#\s\d.)(]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

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

function termsOf(text: string, language: string | null, analyse: Analyse): Set<string> {
  return new Set(analyse(text, language).map((term) => term.term));
}
