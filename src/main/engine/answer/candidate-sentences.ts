import { sentences } from '../sentences.ts';
import type { Analyse } from '../types.ts';
import { atHand, type BelongsTo, type HeldOfQuestion, heldOfQuestion } from './held-of-question.ts';
import { initialsIn } from './initials-in.ts';
import type { Passage, Quote } from './passage.ts';
import { coverage, type NameWord, type WeightedWord } from './question-weights.ts';
import { termsAbove } from './terms-above.ts';

export type Candidate = Quote &
  HeldOfQuestion & {
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
  };

/**
 * Every sentence of the passages with how much of the question it covers, best first; a sentence in two overlapping passages counts once. `belongsTo`: see
 * there.
 */
export function candidateSentences(
  passages: readonly Passage[],
  weights: readonly WeightedWord[],
  names: readonly NameWord[],
  subject: readonly WeightedWord[],
  analyse: Analyse,
  belongsTo: BelongsTo = atHand(passages, names, analyse),
): Candidate[] {
  const seen = new Set<string>();
  const candidates: Candidate[] = [];
  const documents = new Map<string, Set<string>>();
  // "Document 7" is called by no number of the question.
  const called = weights.filter(({ forms }) => forms.some((form) => /\p{L}/u.test(form)));
  const heldBy = heldOfQuestion(weights, names, belongsTo);
  passages.forEach((passage, index) => {
    const spans = sentences(passage.text);
    const terms = spans.map((span) => termsOf(passage.text.slice(span.start, span.end), passage.language, analyse));
    const headings = new Set([passage.title, ...passage.headingPath].map(plain));
    const above = termsAbove(passage, names, analyse);
    const known = documents.get(passage.source);
    const ofDocument = known ?? new Set<string>();
    if (!known) documents.set(passage.source, ofDocument);
    for (const term of [...above, ...terms.flatMap((list) => [...list])]) ofDocument.add(term);
    const everything = new Set([...above, ...initialsIn(passage.text), ...terms.flatMap((list) => [...list])]);
    const held = heldBy(index, everything, above);
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
        ...held,
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

const plain = (text: string) =>
  text
    .replace(/^[#\s\d.)(]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

function termsOf(text: string, language: string | null, analyse: Analyse): Set<string> {
  return new Set(analyse(text, language).map((term) => term.term));
}
