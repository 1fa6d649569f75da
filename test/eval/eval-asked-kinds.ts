import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ExtractTools, extractAnswer } from '../../src/main/engine/answer/extractive.ts';
import { askedKind } from '../../src/main/engine/answer/kind/asked-kind.ts';
import type { Passage } from '../../src/main/engine/answer/passage.ts';
import { analyse } from '../../src/main/engine/search/analyser.ts';
import { parseQuery } from '../../src/main/engine/search/query.ts';
import { type AskedPair, developmentPairs, heldOutPairs } from './asked/asked-pairs.ts';
import { readRetrievalSet } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { distinct, mean } from './metrics.ts';
import { type CachedEmbedder, openVectorCache } from './vector-cache.ts';

const models = join(import.meta.dirname, '..', '..', 'resources', 'models');
/** What the bundled embedder was made for. */
const embedded = 'en';
const languages = ['en', 'de', 'es'];

/**
 * Whether the first sentence quoted is the one that answers, of questions that ask for a date, a sum, a name …: on pairs made for each
 * kind in five languages, and on xquad with the other paragraphs of the article beside the right one. Half was kept apart while the rules
 * were made: `heldOutPairs`, and every second article.
 */
export async function evalAskedKinds(corpora: string): Promise<EvalRow[]> {
  const embedder = await openVectorCache(':memory:', models);
  const rows: EvalRow[] = [];
  for (const [half, pairs] of [
    ['development', developmentPairs],
    ['held out', heldOutPairs],
  ] as const) {
    const right = await Promise.all(pairs.map((pair) => isRightPair(pair, pairs, embedder)));
    rows.push({
      set: `asked kinds, ${half}`,
      what: `the first sentence answers, n = ${pairs.length}`,
      figure: share(part(right)),
      baseline: '',
    });
  }
  for (const language of languages) {
    const folder = join(corpora, 'retrieval', 'xquad', language);
    if (existsSync(folder)) rows.push(...(await xquadRows(folder, language, language === embedded ? embedder : null)));
  }
  return rows;
}

async function isRightPair(pair: AskedPair, all: readonly AskedPair[], embedder: CachedEmbedder): Promise<boolean> {
  const passages = all
    .filter(({ language }) => language === pair.language)
    .map((one, at) =>
      passage(`${one.heading}\n\n${one.empty} ${one.other} ${one.answer}`, at, pair.language, 'Document'),
    );
  const own = passages.filter(({ text }) => text.startsWith(pair.heading));
  const { sentences } = await ask(
    pair.question,
    own,
    passages,
    pair.language,
    pair.language === 'en' ? embedder : null,
  );
  return sentences[0]?.text === pair.answer;
}

async function xquadRows(folder: string, language: string, embedder: CachedEmbedder | null): Promise<EvalRow[]> {
  const set = readRetrievalSet(folder);
  const article = (id: string) => id.split('-')[0] ?? id;
  const articles = distinct(set.documents.map(({ id }) => article(id))).sort();
  const passages = set.documents.map(({ id, title, text }, at) => ({
    id,
    passage: passage(text, at, language, title),
  }));
  const all = passages.map((each) => each.passage);
  const outcome: Record<'development' | 'held out', { first: boolean[]; any: boolean[] }> = {
    development: { first: [], any: [] },
    'held out': { first: [], any: [] },
  };
  for (const { id, text, answers } of set.queries) {
    if (askedKind(text) === null) continue;
    const gold = [...(set.relevant.get(id) ?? [])][0] ?? '';
    const near = passages.filter((each) => article(each.id) === article(gold));
    const words = parseQuery(text, [language]).words;
    const cover = (of: Passage) => words.filter((forms) => forms.some((form) => termsOf(of).has(form))).length;
    const ranked = near.map((each) => each.passage).sort((a, b) => cover(b) - cover(a));
    const { sentences } = await ask(text, ranked, all, language, embedder);
    const holds = (quote: string | undefined) =>
      answers.some((answer) => (quote ?? '').toLowerCase().includes(answer.toLowerCase()));
    const half = outcome[articles.indexOf(article(gold)) % 2 === 0 ? 'development' : 'held out'];
    half.first.push(holds(sentences[0]?.text));
    half.any.push(sentences.some((quote) => holds(quote.text)));
  }
  return (['development', 'held out'] as const).map((half) => ({
    set: `asked kinds, xquad ${language}, ${half}`,
    what: `the first sentence / one of three holds the answer, n = ${outcome[half].first.length}`,
    figure: `${share(part(outcome[half].first))} / ${share(part(outcome[half].any))}`,
    baseline: '',
  }));
}

async function ask(
  question: string,
  own: readonly Passage[],
  all: readonly Passage[],
  language: string,
  embedder: CachedEmbedder | null,
) {
  const tools: ExtractTools = {
    analyse,
    words: parseQuery(question, [language]).words,
    frequency: (form) => all.filter((each) => termsOf(each).has(form)).length,
    chunks: all.length,
    embed: embedder && ((texts) => embedder.embed(texts)),
  };
  return extractAnswer(question, own, tools);
}

const terms = new WeakMap<Passage, ReadonlySet<string>>();
function termsOf(of: Passage): ReadonlySet<string> {
  const known = terms.get(of) ?? new Set(analyse(of.text, of.language).map(({ term }) => term));
  terms.set(of, known);
  return known;
}

function passage(text: string, at: number, language: string, title: string): Passage {
  return {
    ...{ start: 0, end: text.length, text, around: null, source: `document-${at}`, title, headingPath: [] },
    ...{ language, page: null, cosine: null },
  };
}

const part = (flags: readonly boolean[]): number =>
  flags.length === 0 ? 0 : mean(flags.map((flag) => (flag ? 1 : 0)));
