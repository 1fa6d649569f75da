import { create } from 'zustand';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { Reason, SearchHit, SearchResults } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';
import { betterList, emptyList, newList, type ResultList } from './result-list.ts';

/** Where a saved search looks, beside what its words say. */
export type SearchScope = { readonly folderId: string | null; readonly kinds: readonly string[] };

/** Passages like one passage, shown in place of the results until a person goes back. */
export type SimilarPassages = {
  readonly of: SearchHit;
  /** Null while they are looked for. */
  readonly results: SearchResults | null;
  readonly list: ResultList;
  readonly error: Reason | null;
};

type SearchState = SearchScope & {
  readonly query: string;
  /** What is on screen; of the former query until the first reply to the new one. */
  readonly results: SearchResults | null;
  readonly list: ResultList;
  /** words: nothing of this query is shown yet · meaning: its words are, meaning is being asked for · done. */
  readonly phase: 'idle' | 'words' | 'meaning' | 'done';
  readonly error: Reason | null;
  readonly similar: SimilarPassages | null;
  readonly setQuery: (query: string) => void;
  /** Searches at once, as a person who means it: from a saved or recent search, a chip, the Return key. */
  readonly search: (query: string, scope?: SearchScope) => void;
  /** The person means what is in the field: it enters the history, once. */
  readonly mean: () => void;
  /** Searches without waiting for a pause in typing; `meant` when a person asked for it. */
  readonly runNow: (meant?: boolean) => Promise<void>;
  /** Changes the list on screen: of passages like one, else of the results. */
  readonly changeList: (change: (list: ResultList) => ResultList) => void;
  readonly showSimilar: (hit: SearchHit) => Promise<void>;
  readonly closeSimilar: () => void;
  /** Asks again when a restarted engine is back; returns the function that stops it. */
  readonly start: () => () => void;
};

const nothing = { results: null, list: emptyList, error: null, phase: 'idle' } as const;
const tooLong: Reason = { code: 'query-too-long', values: {} };

export const useSearch = create<SearchState>()((set, get) => {
  /** Only replies to the newest question may be shown; each of these is a version of it. */
  let version = 0;
  let byMeaning = 0;
  let wanted = 0;
  /** The questions that are on screen and that entered the history last. */
  let shownKey: string | null = null;
  let meantKey: string | null = null;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function later(milliseconds: number, run: () => void): void {
    timers.add(setTimeout(run, milliseconds));
  }
  function nextVersion(): number {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    version += 1;
    return version;
  }
  function input(): Omit<RequestInput<'search.run'>, 'using'> {
    const { query, folderId, kinds } = get();
    const scope = { ...(folderId ? { folderId } : {}), ...(kinds.length > 0 ? { kinds: [...kinds] } : {}) };
    return { query, k: limits.searchHits, ...scope };
  }
  function question(): string {
    const { query, folderId, kinds } = get();
    return JSON.stringify([query.trim(), folderId, kinds]);
  }
  /** True the first time in a row that this question is meant. */
  function isNewlyMeant(): boolean {
    const isNew = meantKey !== question();
    meantKey = question();
    return isNew;
  }
  function take(results: SearchResults, phase: 'meaning' | 'done'): void {
    const { list, results: before } = get();
    const isSame = before !== null && shownKey === question();
    shownKey = question();
    set({ results, phase, error: null, list: isSame ? betterList(list, results.hits) : newList(results.hits) });
  }

  async function askWords(mine: number): Promise<void> {
    // The question by meaning, which follows at once, fails the same way and says so.
    const results = await request('search.run', { ...input(), using: 'keyword' }).catch(() => null);
    if (results && mine === version && byMeaning !== mine) take(results, 'meaning');
  }
  /** `again`: it failed before. */
  async function askMeaning(mine: number, meant: boolean, again = false): Promise<void> {
    try {
      const results = await request('search.run', { ...input(), using: 'hybrid', ...(meant ? { meant } : {}) });
      if (mine !== version) return;
      byMeaning = mine;
      take(results, 'done');
      if (wanted === mine) get().mean();
      else later(limits.restMs, get().mean);
    } catch (error) {
      if (meant) meantKey = null;
      if (mine !== version) return;
      // Words that were found stay; what failed is only the better order.
      const { phase, results } = get();
      if (phase === 'meaning' && results) set({ phase: 'done', results: { ...results, meaningNote: 'unavailable' } });
      else {
        set({ ...nothing, phase: 'done', error: reasonOf(error) });
        // What failed once, as while the engine begins anew, need not fail for ever; what fails twice is left to the person.
        if (!again) later(limits.againMs, () => void askMeaning(mine, meant, true));
      }
    }
  }
  /** False when there is nothing to ask. */
  function begin(): boolean {
    const { query, results } = get();
    if (query.trim() === '') set(nothing);
    else if (query.length > limits.queryCharacters) set({ ...nothing, phase: 'done', error: tooLong });
    else {
      set({ phase: results && shownKey === question() ? 'meaning' : 'words' });
      return true;
    }
    return false;
  }

  return {
    query: '',
    folderId: null,
    kinds: [],
    ...nothing,
    similar: null,
    setQuery(query) {
      const mine = nextVersion();
      // An emptied field forgets where a saved search looked; else that would go on unseen.
      set({ query, similar: null, ...(query.trim() === '' ? { folderId: null, kinds: [] } : {}) });
      if (!begin()) return;
      later(limits.wordsDebounceMs, () => void askWords(mine));
      later(limits.meaningDebounceMs, () => void askMeaning(mine, false));
    },
    search(query, scope = { folderId: null, kinds: [] }) {
      set({ query, similar: null, ...scope });
      void get().runNow();
    },
    mean() {
      const { query, phase } = get();
      if (query.trim() === '' || phase === 'idle') return;
      if (phase !== 'done') wanted = version;
      // The results are on screen: this only tells that they were wanted, and is answered from memory.
      else if (isNewlyMeant()) {
        request('search.run', { ...input(), using: 'hybrid', meant: true }).catch(() => {
          meantKey = null;
        });
      }
    },
    async runNow(meant = true) {
      const mine = nextVersion();
      if (!begin()) return;
      const words = get().phase === 'words' ? askWords(mine) : null;
      await Promise.all([words, askMeaning(mine, meant && isNewlyMeant())]);
    },
    changeList(change) {
      const { similar, list } = get();
      if (similar) set({ similar: { ...similar, list: change(similar.list) } });
      else set({ list: change(list) });
    },
    async showSimilar(of) {
      set({ similar: { of, results: null, list: emptyList, error: null } });
      const { documentId, start, end } = of;
      const isWanted = () => get().similar?.of === of;
      try {
        const results = await request('search.similar', { documentId, start, end, k: limits.searchHits });
        if (isWanted()) set({ similar: { of, results, list: newList(results.hits), error: null } });
      } catch (error) {
        if (isWanted()) set({ similar: { of, results: null, list: emptyList, error: reasonOf(error) } });
      }
    },
    closeSimilar: () => set({ similar: null }),
    start: () =>
      on('processes.changed', (processes) => {
        const isBack = processes.some((each) => each.name === 'engine' && each.state === 'running');
        if (isBack && get().error?.code === 'engine-unavailable') void get().runNow(false);
      }),
  };
});

/** The list on screen: passages like one passage while they are shown, else the results. */
export const shownList = (state: SearchState): ResultList => state.similar?.list ?? state.list;
