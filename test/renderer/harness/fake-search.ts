import { AppError, type AppErrorCode } from '../../../src/preload/contract/errors.ts';
import type { RequestInput, RequestOutput, RouteName } from '../../../src/preload/contract/requests.ts';
import type {
  SavedSearch,
  SearchCondition,
  SearchHit,
  SearchInsights,
  SearchResults,
} from '../../../src/preload/contract/shapes.ts';
import { fakeInsights } from './fake-insights.ts';
import { coverage, harnessNow } from './fake-library.ts';
import { fakePassages } from './fake-passages.ts';
import { fakeResults } from './fake-results.ts';
import type { PdfPassage } from './pdf-passage.ts';

export type SearchScenario = {
  readonly saved?: readonly SavedSearch[];
  /** False: nothing was searched for yet. */
  readonly searched?: boolean;
  /** Every search fails with it. */
  readonly searchFails?: AppErrorCode;
  readonly meaningNote?: SearchResults['meaningNote'];
  /** Milliseconds the parts of a search take. */
  readonly wordsMs?: number;
  readonly meaningMs?: number;
};

type SearchRoute = Extract<RouteName, `search.${string}`>;
type SearchFakes = {
  readonly [R in SearchRoute]: (input: RequestInput<R>) => RequestOutput<R> | Promise<RequestOutput<R>>;
};

const names: Readonly<Record<string, SearchCondition['name']>> = {
  in: 'folder',
  type: 'kind',
  after: 'after',
  before: 'before',
  from: 'from',
  lang: 'language',
};

function conditionsOf(query: string): SearchCondition[] {
  return [...query.matchAll(/\b(in|type|after|before|from|lang):("[^"]+"|\S+)/g)].map(
    ([text, name = '', value = '']) => ({
      name: names[name] ?? 'field',
      value: value.replaceAll('"', ''),
      text,
    }),
  );
}

function facetsOf(hits: readonly SearchHit[]): SearchResults['facets'] {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, documentId } of hits) kinds.set(kind, (kinds.get(kind) ?? new Set<string>()).add(documentId));
  const values = [...kinds].map(([value, documents]) => ({ value, documents: documents.size }));
  if (values.length < 2) return [{ name: 'kind', values }];
  return [
    { name: 'kind', values },
    { name: 'year', values: [2024, 2023, 2026].map((year, index) => ({ value: String(year), documents: 4 - index })) },
    {
      name: 'folder',
      values: ['Reports', 'Mail', 'Contracts'].map((value, index) => ({ value, documents: 3 - index })),
    },
    { name: 'language', values: ['en', 'de'].map((value, index) => ({ value, documents: 5 - 4 * index })) },
  ];
}

/** A search that knows a few passages, conditions by their look, and a history that can be forgotten. */
export function createSearchFakes(passage: PdfPassage, scenario: SearchScenario): SearchFakes {
  const saved: SavedSearch[] = [...(scenario.saved ?? [])];
  let insights: SearchInsights =
    scenario.searched === false
      ? { ...fakeInsights, searches: 0, p50: null, p95: null, recent: [], withoutResult: [] }
      : fakeInsights;
  const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

  return {
    'search.run': async ({ query, using }) => {
      await pause(using === 'keyword' ? scenario.wordsMs : scenario.meaningMs);
      if (scenario.searchFails) throw new AppError(scenario.searchFails, 'As the scenario says.');
      const conditions = conditionsOf(query);
      const kinds = conditions.filter(({ name }) => name === 'kind').map(({ value }) => value);
      const found = query.includes('zebra')
        ? []
        : fakePassages(passage).filter(
            ({ kind, keywordRank }) =>
              (kinds.length === 0 || kinds.includes(kind)) && (using !== 'keyword' || keywordRank !== null),
          );
      const meaningNote = using === 'keyword' ? 'asked' : (scenario.meaningNote ?? null);
      return fakeResults(query, found, {
        coverage,
        conditions,
        facets: facetsOf(found),
        meaningNote,
        meaning: meaningNote === null,
        corrections: query.includes('lnvoice') ? [{ word: 'lnvoice', instead: ['invoice'] }] : [],
      });
    },
    'search.similar': () => fakeResults('', fakePassages(passage).slice(2, 7), { coverage }),
    'search.insights': () => insights,
    'search.forget': ({ entryId }) => {
      const recent = entryId === undefined ? [] : insights.recent.filter(({ id }) => id !== entryId);
      insights =
        entryId === undefined
          ? { ...insights, recent, withoutResult: [], searches: 0, p50: null, p95: null }
          : { ...insights, recent, searches: insights.searches - 1 };
      return null;
    },
    'search.saved': () => saved,
    'search.save': ({ name, query, folderId, kinds }) => {
      const added = { id: `saved-${saved.length}`, name, query, folderId: folderId ?? null };
      const kept: SavedSearch = { ...added, kinds: kinds ?? [], addedAt: harnessNow };
      saved.push(kept);
      return kept;
    },
    'search.unsave': ({ savedId }) => {
      saved.splice(0, saved.length, ...saved.filter(({ id }) => id !== savedId));
      return null;
    },
  };
}
