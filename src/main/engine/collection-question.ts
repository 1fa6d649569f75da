/** A whole-collection question made ready: what is asked of each file, and which files it goes over. */

import { conditionText } from './collection/condition-text.ts';
import { type CollectionQuestion, detectCollection, readCollection } from './collection/detect-collection.ts';
import { type Condition, readConditions } from './collection/read-conditions.ts';
import { wordsIn } from './collection/words/words-in.ts';
import type { EngineContext } from './engine-context.ts';
import { questionLanguage } from './question-language.ts';
import { withAbsoluteDates } from './relative-dates.ts';
import { joinFilters, noFilter } from './search/query-filter.ts';
import { toSearchFilter } from './search/run/to-search-filter.ts';
import { splitQuery } from './search/split-query.ts';
import { isStopWord } from './search/stop-words.ts';
import type { FileScope } from './store/collection-table.ts';
import type { SearchFilter } from './store/searchable.ts';

export type CollectionPlan = CollectionQuestion & {
  readonly question: string;
  readonly conditions: readonly Condition[];
  /** Conditions typed in the question ("in:contracts type:pdf") and understood of it, in words. */
  readonly understood: readonly string[];
  /** Of the question, as ISO 639-1: what the answer says by itself is said in it. */
  readonly language: string;
};

/** Whether a question is one for the whole collection; conditions typed in it do not count as its words. */
export function isCollectionQuestion(question: string): boolean {
  return detectCollection(typedConditions(question).words) !== null;
}

export function planCollection(context: Pick<EngineContext, 'now'>, question: string): CollectionPlan {
  const { words, understood } = typedConditions(question);
  const language = questionLanguage(words);
  const read = readCollection(withAbsoluteDates(words, context.now(), language));
  const conditions = readConditions(read.condition, read.task === 'each', saysSomething);
  const said = wordsIn(language);
  return {
    ...read,
    question,
    conditions,
    language,
    understood: [
      ...understood.map(({ condition }) => condition.text),
      ...conditions.map((condition) => conditionText(condition, said)),
    ],
  };
}

/** The filter a question sets by typed conditions, in terms of this library's folders. */
export function collectionFilter(context: Pick<EngineContext, 'personal'>, question: string): SearchFilter {
  const { understood } = typedConditions(question);
  const filter = understood.length > 0 ? joinFilters(understood.map((each) => each.filter)) : noFilter;
  return toSearchFilter({ filter, required: null, excluded: null }, {}, context.personal.folders.list());
}

/** Every file in question, whether it can be read or not. */
export function filesInQuestion(
  context: Pick<EngineContext, 'personal' | 'library'>,
  question: string,
  scope: FileScope,
) {
  return context.library.collection.files(collectionFilter(context, question), scope);
}

/**
 * Only what is typed as a condition: "contracts … in 2027" said in words is asked of the documents' text, not of the day they were saved.
 */
function typedConditions(question: string) {
  const understood = splitQuery(question).understood.filter(({ condition }) => /^-?\p{L}+:/u.test(condition.text));
  const words = understood.reduce((text, { condition }) => text.replace(condition.text, ' '), question);
  return { understood, words: words.replace(/\s+/g, ' ').trim() };
}

function saysSomething(word: string): boolean {
  const low = word.toLowerCase().replaceAll('’', "'");
  return !isStopWord(low) || /\p{N}/u.test(word);
}
