/** What documents are about: the words of their titles and headings and the names in them, by how many documents share them. */
import type { Analyse } from '../types.ts';
import { overviewLimits } from './limits.ts';

export type TopicSource = {
  readonly language: string | null;
  /** Title and headings. */
  readonly heads: readonly string[];
  /** The beginning of the text. */
  readonly text: string;
};

/** `documents` are indexes into what was given, those with the topic in a title or heading first. */
export type Topic = { readonly name: string; readonly documents: readonly number[] };

type Found = { readonly forms: Map<string, number>; readonly documents: Map<number, number>; readonly words: number };

const { topics: limits } = overviewLimits;
/** What a title or heading says more than a name somewhere in the text. */
const headWeight = 3;
/** Names of parts every document has. */
const furniture =
  /^(?:table of )?(?:contents?|introduction|summary|abstract|references|appendix|annex|index|chapter|section|part|page|figure|table|untitled|document|inhalt|anhang|einleitung|note|notes|draft|copy|final|version)\b/iu;

/** @param isStopWord lower case */
export function findTopics(
  sources: readonly TopicSource[],
  analyse: Analyse,
  isStopWord: (word: string) => boolean,
): Topic[] {
  const found = new Map<string, Found>();
  sources.forEach(({ language, heads, text }, index) => {
    const seen = new Map<string, { weight: number; form: string; words: number }>();
    const note = (phrase: string, weight: number) => {
      const key = analyse(phrase, language)
        .map(({ term }) => term)
        .join(' ');
      if (key === '' || (seen.get(key)?.weight ?? 0) >= weight) return;
      seen.set(key, { weight, form: phrase, words: phrase.split(' ').length });
    };
    for (const head of heads) for (const phrase of phrasesOf(head, isStopWord)) note(phrase, headWeight);
    for (const name of namesOf(text)) if (!isStopWord(name.toLowerCase())) note(name, 1);
    for (const [key, { weight, form, words }] of seen) {
      const topic = found.get(key) ?? { forms: new Map(), documents: new Map(), words };
      topic.forms.set(form, (topic.forms.get(form) ?? 0) + 1);
      topic.documents.set(index, weight);
      found.set(key, topic);
    }
  });
  const least = sources.length < 4 ? 1 : 2;
  const ranked = [...found.values()]
    .filter(({ documents }) => documents.size >= least)
    .map((topic) => ({ ...topic, score: sum(topic.documents.values()) * (1 + 0.4 * (topic.words - 1)) }))
    .sort((a, b) => b.score - a.score || b.words - a.words);
  const chosen: Topic[] = [];
  for (const { forms, documents } of ranked) {
    const name = [...forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
    // A part of a topic that is told already, or a longer form of it.
    if (chosen.some((other) => sharesWord(other.name, name))) continue;
    chosen.push({
      name: name.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
      documents: [...documents].sort((a, b) => b[1] - a[1]).map(([index]) => index),
    });
    if (chosen.length === limits.most) break;
  }
  return chosen;
}

/** Runs of words without a function word between them, one to three long. */
function phrasesOf(head: string, isStopWord: (word: string) => boolean): string[] {
  const phrases: string[] = [];
  let run: string[] = [];
  const end = () => {
    for (let size = 1; size <= limits.words; size += 1) {
      for (let at = 0; at + size <= run.length; at += 1) phrases.push(run.slice(at, at + size).join(' '));
    }
    run = [];
  };
  for (const token of head.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}'’-]*|\S/gu) ?? []) {
    const isWord =
      /^\p{L}/u.test(token) && token.length > 2 && !isStopWord(token.toLowerCase()) && !furniture.test(token);
    if (isWord) run.push(token);
    else end();
  }
  end();
  return phrases;
}

/** Names of two or three words inside sentences. */
function namesOf(text: string): Set<string> {
  const names = text.match(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+){1,3}/gu) ?? [];
  return new Set(names);
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(' '));
  return b
    .toLowerCase()
    .split(' ')
    .some((word) => words.has(word));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
