/** Search, its cache, what is remembered of it, and the searches a person keeps. */
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { HandlerInput, Handlers } from '../../../preload/contract/requests.ts';
import type { SearchResults } from '../../../preload/contract/shapes.ts';
import { chosenModel } from '../chosen-models.ts';
import type { EngineContext } from '../engine-context.ts';
import { limits } from '../limits.ts';
import { createExpiringCache } from '../search/expiring-cache.ts';
import { runSearch } from '../search/run/search.ts';
import { storageError } from '../store/open-database.ts';
import { readSettings } from './conversation-handlers.ts';
import { similarPassages } from './similar-passages.ts';

type Routes =
  | 'search.run'
  | 'search.similar'
  | 'search.insights'
  | 'search.forget'
  | 'search.saved'
  | 'search.save'
  | 'search.unsave';

export function searchHandlers(context: EngineContext): Handlers<Routes> {
  const { library, personal, now, caches } = context;
  const results = createExpiringCache<SearchResults>({ ...limits.cache.results, now });
  context.forgetters.push(results.clear);

  /** `cost`: milliseconds the search took when it was made, also where it is now answered from memory. */
  async function search(
    input: HandlerInput<'search.run'>,
    signal: AbortSignal,
  ): Promise<{ readonly found: SearchResults; readonly cost: number }> {
    const started = performance.now();
    const { meant: _meant, ...asked } = input;
    const reranker = chosenModel(personal, 'reranker')?.id ?? null;
    const key = JSON.stringify([asked, readSettings(context).searchPreset, reranker]);
    // What is written while the search runs makes its results old at once.
    const version = library.version();
    const known = results.get(key, version);
    if (known) {
      const found = { ...known, milliseconds: Math.round(performance.now() - started), cached: true };
      return { found, cost: known.milliseconds };
    }
    const found = await runSearch(context, input, signal);
    // A model that was down or still loading may be up the next moment.
    const isRead = reranker === null || input.using !== 'hybrid' || found.reranked;
    const isWhole = found.meaningNote !== 'unavailable' && isRead;
    if (isWhole) results.set(key, version, found);
    return { found, cost: found.milliseconds };
  }

  /** Not being able to remember a search must not keep its results from a person. */
  function remember({ query, hits }: SearchResults, cost: number): void {
    if (!readSettings(context).searchHistory) return;
    try {
      personal.searchHistory.add(query.slice(0, limits.history.queryCharacters), hits.length, cost);
    } catch (error) {
      context.log.warn('a search was not remembered', { code: toWire(storageError(error)).code });
    }
  }

  return {
    'search.run': async (input, { signal }) => {
      const { found, cost } = await search(input, signal);
      // The window says that a search was meant once its results are on screen: that it then comes from memory tells nothing.
      if (input.meant) remember(found, cost);
      return found;
    },
    'search.similar': (input, { signal }) => similarPassages(context, input, signal),
    'search.insights': async () => ({
      recording: readSettings(context).searchHistory,
      ...personal.searchHistory.figures(),
      recent: personal.searchHistory.recent(limits.history.shown),
      withoutResult: personal.searchHistory.withoutResult(limits.history.shown),
      caches: [
        { name: 'results', ...results.figures() },
        { name: 'embedding', ...caches.queryVectors.figures() },
        { name: 'answers', ...caches.answers.figures() },
      ],
    }),
    'search.forget': async ({ entryId }) => {
      if (entryId === undefined) personal.searchHistory.forgetAll();
      else if (!personal.searchHistory.forget(entryId)) throw missing();
      context.clearSoon();
      return null;
    },
    'search.saved': async () => personal.savedSearches.list(),
    'search.save': async ({ name, query, folderId, kinds }) =>
      personal.savedSearches.add({ name, query, folderId: folderId ?? null, kinds }),
    'search.unsave': async ({ savedId }) => {
      if (!personal.savedSearches.remove(savedId)) throw missing();
      context.clearSoon();
      return null;
    },
  };
}

const missing = () => new AppError('not-found', 'This search is no longer in the list.');
