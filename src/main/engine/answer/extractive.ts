import { limits } from '../limits.ts';
import type { Analyse } from '../types.ts';
import { type Candidate, candidateSentences } from './candidate-sentences.ts';
import { type AskedFigure, askedFigure, figureQuotes } from './figure-question.ts';
import type { BelongsTo } from './held-of-question.ts';
import { askedKind } from './kind/asked-kind.ts';
import { type FitsKind, fitsKind, isHeading } from './kind/fits-kind.ts';
import { kindLimits } from './kind/limits.ts';
import { type StatesFact, statedFact } from './kind/stated-fact.ts';
import { askedRow } from './kind/statement-row.ts';
import { subjectWords } from './kind/subject-words.ts';
import { ofNamedDocuments } from './named-documents.ts';
import type { Passage, Quote } from './passage.ts';
import { namesOf, questionWeights } from './question-weights.ts';
import { ofNameAndYear, tellsAsked } from './telling-quotes.ts';

export type ExtractTools = {
  readonly analyse: Analyse;
  /** Content words of the question, each with its stored forms (`parseQuery(question).words`). */
  readonly words: readonly (readonly string[])[];
  /** In how many chunks a form stands; 0 when in none. */
  readonly frequency: (form: string) => number;
  /** Chunks in all. */
  readonly chunks: number;
  /** Unit vectors of texts in order (`Embedder.embed`); null when no embedder runs. */
  readonly embed: ((texts: readonly string[], purpose: 'query' | 'passage') => Promise<readonly Float32Array[]>) | null;
  /** Whether only names begin with a capital in the language of the question; left out: so it is. */
  readonly isNameCapital?: boolean;
  /** What documents say elsewhere of what the question names; left out: the passages at hand tell. */
  readonly belongsTo?: BelongsTo;
  /** Whether a passage is in another language than a question that words alone can answer: chance finds a word of it there. */
  readonly isForeign?: (language: string | null) => boolean;
};

export type ScoredQuote = Quote & { readonly score: number };

export type ExtractiveAnswer = {
  readonly found: boolean;
  /** 0-1; found from `limits.answer.foundConfidence` on. */
  readonly confidence: number;
  /** Best first, at most `limits.answer.quotes`; empty when not found. */
  readonly sentences: readonly ScoredQuote[];
};

type Scored = Candidate & { readonly score: number };

/**
 * Answers by quoting: the sentences that best cover the question's words (weighted by rarity) and its meaning. `passages`
 * come best first. Every quote is an exact slice of its passage. Rejects only with what `embed` rejects with.
 */
export async function extractAnswer(
  question: string,
  passages: readonly Passage[],
  tools: ExtractTools,
): Promise<ExtractiveAnswer> {
  const weights = questionWeights(tools.words, tools.frequency, tools.chunks);
  const languages = passages.map((passage) => passage.language);
  const figure = askedFigure(question);
  const states = statedFact(question);
  const names = namesOf(
    figure?.rest ?? question,
    weights,
    languages,
    tools.analyse,
    states?.asked,
    tools.isNameCapital,
  );
  const kind = askedKind(question)?.kind ?? null;
  const subject = kind === null ? [] : subjectWords(question, kind, weights, tools.analyse, states?.asked);
  const candidates = candidateSentences(passages, weights, names, subject, tools.analyse, tools.belongsTo);
  const fitsValue = fitsKind(question, weights, tools.analyse);
  const row = askedRow(question, weights, names, tools.analyse);
  const fits: FitsKind = (text, language, near) =>
    Math.max(fitsValue(text, language, near), kindLimits.row * row(text, language));
  const looked = mostPromising(candidates, passages, fits);
  const { isForeign = () => false } = tools;
  const { isStated, credit } = statedIn(states, passages);
  const isNamed = states === null ? () => true : ofNamedDocuments(looked, passages);
  const scored = (await scoreAll(question, looked, passages, tools.embed))
    .filter(({ passage, score }) => score >= foreignConfidence || !isForeign(passages[passage]?.language ?? null))
    .filter((each) => isStated(each) && isNamed(each))
    .map((each) => {
      const { language = null } = passages[each.passage] ?? {};
      return { ...each, score: each.score + credit(each) + kindLimits.rowFound * row(each.text, language) };
    })
    .sort((a, b) => b.score - a.score);
  if (figure) return aboutFigure(figure, scored, passages);
  // What is near the question and of somebody else or another year, or does not tell what it wants, is shown as near, not as its answer.
  const likely = ofNameAndYear(question, scored, passages, states === null);
  const confidence = Math.max(0, Math.min(1, likely[0]?.score ?? 0));
  if (confidence < limits.answer.foundConfidence) return { found: false, confidence, sentences: [] };
  const chosen = choose(likely, passages, fits);
  if (!(await tellsAsked(question, kind, chosen, passages, tools)))
    return { found: false, confidence: 0, sentences: [] };
  return { found: true, confidence, sentences: chosen.map(quoteOf) };
}

const quoteOf = ({ passage, start, end, text, score }: Scored): ScoredQuote => ({ passage, start, end, text, score });

/** Whether a sentence states what is asked, where that is said in few words or not at all, and what is added to its score for it. */
function statedIn(states: StatesFact | null, passages: readonly Passage[]) {
  if (states === null) return { isStated: () => true, credit: () => 0 };
  const placeOf = ({ passage, start }: Candidate) => {
    const { text: whole = '', start: from = 0, headingPath = [], language = null } = passages[passage] ?? {};
    const line = lineAbove(whole.slice(Math.max(0, start - from - kindLimits.above), start - from));
    return { line, heading: headingPath.at(-1) ?? '', language };
  };
  const isStated = (each: Candidate): boolean => {
    const { line, heading, language } = placeOf(each);
    return states(each.text, `${heading} ${line}`, language);
  };
  const credit = (each: Candidate) => {
    const { text, documentCoverage, subjectCoverage } = each;
    const most = kindLimits.rareFact + kindLimits.ofDocument * documentCoverage;
    if (states.isRare(text)) return most;
    const { line, language } = placeOf(each);
    return states.isLabelled(text, line, language) ? most * subjectCoverage : 0;
  };
  return { isStated, credit };
}

/** What leads to a sentence: the label or the last words before it, of the same paragraph or the line above. */
const lineAbove = (before: string) => before.trimEnd().split('\n').at(-1) ?? '';

/** The figure's caption and what the text says of it; nothing where no passage names it, whatever else they say. */
function aboutFigure(figure: AskedFigure, scored: readonly Scored[], passages: readonly Passage[]): ExtractiveAnswer {
  const best = new Map<number, Scored>();
  for (const each of scored) if (!best.has(each.passage)) best.set(each.passage, each);
  const isNamed = ({ passage }: { readonly passage: number }) => (best.get(passage)?.missingNames ?? 0) <= mostMissing;
  const rank = (passage: number) => {
    const { score = 0, documentCoverage = 0 } = best.get(passage) ?? {};
    return score + kindLimits.otherDocument * documentCoverage;
  };
  const quotes = figureQuotes(figure, passages, rank).filter(isNamed).slice(0, limits.answer.quotes);
  const confidence = quotes.length === 0 ? 0 : 1;
  return { found: quotes.length > 0, confidence, sentences: quotes.map((quote) => ({ ...quote, score: confidence })) };
}

/** Score from which a passage in another language than the question's answers it: most of its words must stand there. */
const foreignConfidence = 0.5;
/** Share of the question's names that may be missing where a figure of that number stands: another report has one too. */
const mostMissing = 0.5;

/** Those that cover most of the question, and of the rest those that hold most of what is asked for: an answer may say it in other words. */
function mostPromising(
  candidates: readonly Candidate[],
  passages: readonly Passage[],
  fits: FitsKind,
): readonly Candidate[] {
  const { candidateSentences: most } = limits.answer;
  const { fittingSentences } = kindLimits;
  if (candidates.length <= most) return candidates;
  const covering = candidates.slice(0, most - fittingSentences);
  const fitting = candidates
    .slice(most - fittingSentences)
    .map((candidate) => {
      const language = passages[candidate.passage]?.language ?? null;
      return { candidate, fit: fits(candidate.text, language, candidate.nearCoverage) + candidate.documentCoverage };
    })
    .sort((a, b) => b.fit - a.fit);
  return [...covering, ...fitting.slice(0, fittingSentences).map(({ candidate }) => candidate)];
}

async function scoreAll(
  question: string,
  candidates: readonly Candidate[],
  passages: readonly Passage[],
  embed: ExtractTools['embed'],
): Promise<Scored[]> {
  const meaning = limits.answer.meaningScore;
  const words = limits.answer.wordScore;
  if (embed === null || candidates.length === 0) {
    return candidates.map((candidate) => ({ ...candidate, score: lexicalScore(candidate, words) }));
  }
  const [asked] = await embed([question], 'query');
  const vectors = await embed(
    candidates.map((candidate) => candidate.text),
    'passage',
  );
  const cosines = vectors.map((vector) => dot(asked, vector));
  const trust = meaningTrust(cosines);
  return candidates.map((candidate, index) => {
    const cosine = cosines[index] ?? 0;
    const near = passages[candidate.passage]?.cosine ?? cosine;
    const withMeaning = lexicalScore(candidate, meaning) + meaning.cosine * cosine + meaning.passageCosine * near;
    return { ...candidate, score: trust * withMeaning + (1 - trust) * lexicalScore(candidate, words) };
  });
}

/**
 * How far (0-1) the embedder understands this question and these sentences: among dozens of sentences some have nothing to do
 * with the question, and a model that gives even those a high cosine sees no difference between them.
 */
function meaningTrust(cosines: readonly number[]): number {
  const { unrelatedShare, unrelatedCosine, blindCosine } = limits.answer.meaningTrust;
  const sorted = [...cosines].sort((a, b) => a - b);
  const unrelated = sorted[Math.floor(sorted.length * unrelatedShare)] ?? 0;
  // With a handful of sentences all may be about the question.
  if (sorted.length < limits.answer.meaningTrust.leastSentences) return 1;
  return Math.max(0, Math.min(1, (blindCosine - unrelated) / (blindCosine - unrelatedCosine)));
}

type WordWeights = { readonly coverage: number; readonly nearCoverage: number; readonly missingNames: number };

function lexicalScore(candidate: Candidate, weights: WordWeights): number {
  return (
    weights.coverage * candidate.coverage +
    weights.nearCoverage * candidate.nearCoverage -
    weights.missingNames * candidate.missingNames -
    (candidate.isAboutOther ? kindLimits.aboutOther : 0)
  );
}

/**
 * The best sentences, each from another page as far as there are some: a person who looks at three sources should see three places. Of sentences that cover the
 * question alike, that of the passage ranked higher is the likelier answer, and one that holds a value of the kind asked for.
 */
function choose(scored: readonly Scored[], passages: readonly Passage[], fits: FitsKind): Scored[] {
  const { weight, halfAt } = limits.answer.passageRank;
  const mostCovered = Math.max(0, ...scored.map(({ documentCoverage }) => documentCoverage));
  const ranked = scored
    .map((candidate) => {
      const plain = candidate.score + weight / (1 + candidate.passage / halfAt);
      const language = passages[candidate.passage]?.language ?? null;
      // "The bakery lease": a document that holds none of a word of the question is another one.
      const other = kindLimits.otherDocument * (candidate.documentCoverage - mostCovered);
      const fit = fits(candidate.text, language, candidate.nearCoverage);
      // What names the document need not stand in the sentence that answers.
      const named = fit > 0 ? kindLimits.named * candidate.titleCoverage : 0;
      return { candidate, plain, rank: plain + other + named + fit };
    })
    .sort((a, b) => b.rank - a.rank);
  const { quoteShare } = limits.answer;
  const least = (ranked[0]?.rank ?? 0) * quoteShare;
  // One sentence that holds a value does not make all others worthless.
  const leastPlain = Math.max(0, ...ranked.map(({ plain }) => plain)) * quoteShare;
  const good = ranked.filter(({ rank, plain }) => rank >= least || plain >= leastPlain);
  const chosen: Scored[] = [];
  const add = (isFree: (place: string) => boolean) => {
    for (const { candidate } of good) {
      if (chosen.length === limits.answer.quotes) return;
      // Beside a sentence, a heading only repeats what was asked.
      if (chosen.includes(candidate) || (chosen.length > 0 && isHeading(candidate.text))) continue;
      if (isFree(pageOf(candidate, passages))) chosen.push(candidate);
    }
  };
  const taken = () => new Set(chosen.map((each) => pageOf(each, passages)));
  add((place) => !taken().has(place));
  // A letter of one page has no other places to show.
  add(() => true);
  return chosen;
}

/** The page a sentence stands on; the sentence itself where there are no pages. */
function pageOf({ passage, start }: Candidate, passages: readonly Passage[]): string {
  const place = passages[passage];
  return place?.page == null ? `${passage}:${start}` : `${place.source} ${place.page}`;
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  let sum = 0;
  if (a !== undefined && b !== undefined) for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
