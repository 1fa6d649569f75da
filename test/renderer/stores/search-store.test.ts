import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { RequestInput } from '../../../src/preload/contract/requests.ts';
import type { SearchResults } from '../../../src/preload/contract/shapes.ts';
import { limits } from '../../../src/renderer/limits.ts';
import { moveSelection, selectedHit } from '../../../src/renderer/stores/result-list.ts';
import { shownList, useSearch } from '../../../src/renderer/stores/search-store.ts';
import { aHit } from '../a-hit.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeResults } from '../harness/fake-results.ts';

type Asked = RequestInput<'search.run'>;
const state = () => useSearch.getState();
const asked = (using?: Asked['using']) =>
  bridge.asked
    .filter(({ route }) => route === 'search.run')
    .map(({ input }) => input as Asked)
    .filter((input) => using === undefined || input.using === using);
const documents = () => shownList(state()).groups.map(({ documentId }) => documentId);
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
/** Long enough for both parts, too short to count as resting. */
const answered = () => pass(limits.meaningDebounceMs + 1);

let bridge: BridgeStub;
beforeEach(async () => {
  vi.useFakeTimers();
  // The store remembers which question was meant last.
  stubBridge({ 'search.run': ({ query }) => fakeResults(query) });
  state().search('the test before');
  await answered();
  state().setQuery('');
  useSearch.setState(useSearch.getInitialState(), true);
  bridge = stubBridge({ 'search.run': ({ query }) => fakeResults(query, [aHit('a', 1)]) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('searching while typing', () => {
  it('looks words up at once and asks for meaning when the typing pauses, each once', async () => {
    for (const query of ['g', 'gr', 'gross']) state().setQuery(query);
    await pass(limits.wordsDebounceMs);
    expect(asked().map(({ query, using }) => [query, using])).toEqual([['gross', 'keyword']]);
    expect(state()).toMatchObject({ phase: 'meaning', results: { query: 'gross' } });
    await answered();
    expect(asked().map(({ using }) => using)).toEqual(['keyword', 'hybrid']);
    expect(state().phase).toBe('done');
  });

  it('shows only replies to the newest question, also when an older one comes last', async () => {
    const slow = deferred<SearchResults>();
    bridge.answers['search.run'] = ({ query }) => (query === 'old' ? slow.promise : fakeResults(query));
    state().setQuery('old');
    await answered();
    state().setQuery('new');
    await answered();
    slow.resolve(fakeResults('old', [aHit('old', 1)]));
    await answered();
    expect(state().results?.query).toBe('new');
    expect(documents()).toEqual([]);
  });

  it('does not fall back to words when these come after the meaning', async () => {
    const words = deferred<SearchResults>();
    bridge.answers['search.run'] = ({ query, using }) =>
      using === 'keyword' ? words.promise : fakeResults(query, [aHit('meant', 1)]);
    state().setQuery('x');
    await answered();
    words.resolve(fakeResults('x', [aHit('word', 1)]));
    await pass(0);
    expect(documents()).toEqual(['meant']);
  });

  it('keeps the former list until there is something for the new query', async () => {
    state().setQuery('one');
    await answered();
    bridge.answers['search.run'] = () => new Promise(() => undefined);
    state().setQuery('two');
    await answered();
    expect(state()).toMatchObject({ phase: 'words', results: { query: 'one' } });
  });

  it('asks nothing for an empty field and clears the list', async () => {
    state().setQuery('x');
    await answered();
    const before = asked().length;
    state().setQuery('   ');
    await answered();
    expect(asked()).toHaveLength(before);
    expect(state()).toMatchObject({ results: null, phase: 'idle' });
  });

  it('leaves the chosen hit chosen, and where it is, when meaning brings a better order', async () => {
    bridge.answers['search.run'] = ({ query, using }) =>
      fakeResults(
        query,
        using === 'keyword' ? [aHit('a', 1), aHit('b', 1), aHit('c', 1)] : [aHit('z', 1), aHit('c', 1), aHit('b', 1)],
      );
    state().setQuery('x');
    await pass(limits.wordsDebounceMs);
    state().changeList((list) => moveSelection(list, 1));
    await answered();
    expect(documents()).toEqual(['a', 'b', 'z', 'c']);
    expect(selectedHit(state().list)?.documentId).toBe('b');
    // Another question has a list of its own.
    state().setQuery('y');
    await answered();
    expect(documents()).toEqual(['z', 'c', 'b']);
  });
});

describe('what can go wrong', () => {
  it('keeps the failure as a reason with a sentence', async () => {
    bridge.answers['search.run'] = () => {
      throw new AppError('query-too-long', 'Nothing to search for.');
    };
    state().setQuery('!!!');
    await answered();
    expect(state()).toMatchObject({ results: null, phase: 'done', error: { code: 'query-too-long' } });
  });

  // The bug: one request failed while the engine began anew, and the search showed nothing until something else was typed.
  it('asks once more after a failure, and no more', async () => {
    let refusals = 1;
    bridge.answers['search.run'] = ({ query, using }) => {
      if (using === 'keyword' || refusals-- > 0) throw new AppError('internal', 'busy');
      return fakeResults(query, [aHit('a', 1)]);
    };
    state().setQuery('harbour');
    await answered();
    expect(state()).toMatchObject({ phase: 'done', error: { code: 'internal' }, results: null });
    await pass(limits.againMs);
    expect(state()).toMatchObject({ phase: 'done', error: null, results: { query: 'harbour' } });
    refusals = 9;
    const before = asked('hybrid').length;
    state().setQuery('harbours');
    await answered();
    await pass(10 * limits.againMs);
    expect(asked('hybrid').length - before).toBe(2);
    expect(state().error?.code).toBe('internal');
  });

  it('keeps the words that were found when only meaning fails, and says that it did', async () => {
    bridge.answers['search.run'] = ({ query, using }) => {
      if (using !== 'keyword') throw new AppError('model-host-down', 'Gone.');
      return fakeResults(query, [aHit('a', 1)]);
    };
    state().setQuery('x');
    await answered();
    expect(documents()).toEqual(['a']);
    expect(state()).toMatchObject({ phase: 'done', error: null, results: { meaningNote: 'unavailable' } });
  });

  it('asks again by itself when a restarted engine is back, and not for the history', async () => {
    const stop = state().start();
    bridge.answers['search.run'] = () => {
      throw new AppError('engine-unavailable', 'Restarting.');
    };
    state().setQuery('x');
    await answered();
    expect(state().error?.code).toBe('engine-unavailable');
    bridge.answers['search.run'] = ({ query }) => fakeResults(query, [aHit('a', 1)]);
    bridge.emit('processes.changed', [{ name: 'engine', state: 'running', crashes: 1 }]);
    await answered();
    stop();
    expect(state().error).toBeNull();
    expect(documents()).toEqual(['a']);
    expect(asked().some(({ meant }) => meant)).toBe(false);
  });

  it('says that a pasted book is too long without sending it', async () => {
    state().setQuery('x'.repeat(limits.queryCharacters + 1));
    await answered();
    expect(asked()).toHaveLength(0);
    expect(state().error?.code).toBe('query-too-long');
  });
});

describe('searches that are meant', () => {
  const meant = () =>
    asked()
      .filter((input) => input.meant)
      .map(({ query }) => query);

  it('are those a person rests on', async () => {
    state().setQuery('lea');
    await answered();
    state().setQuery('lease');
    await answered();
    expect(meant()).toEqual([]);
    await pass(limits.restMs);
    expect(meant()).toEqual(['lease']);
  });

  it('are those of the Return key, never twice in a row', async () => {
    state().setQuery('lease');
    await answered();
    await state().runNow();
    await state().runNow();
    state().mean();
    await pass(2 * limits.restMs);
    expect(meant()).toEqual(['lease']);
    state().search('rent');
    await answered();
    state().search('lease');
    await pass(limits.restMs + answeredMs);
    expect(meant()).toEqual(['lease', 'rent', 'lease']);
  });

  it('count when a hit is opened before meaning has answered', async () => {
    state().setQuery('lease');
    await pass(limits.wordsDebounceMs);
    state().mean();
    await answered();
    expect(meant()).toEqual(['lease']);
  });

  it('ask the same as what is on screen, so that the engine answers from memory', async () => {
    state().setQuery('lease');
    await pass(limits.restMs + answeredMs);
    const [shown, told] = asked('hybrid');
    expect(told).toEqual({ ...shown, meant: true });
  });
});

const answeredMs = limits.meaningDebounceMs + 1;

describe('a saved search', () => {
  it('looks where it was saved for, until the field is emptied', async () => {
    state().search('lease', { folderId: 'f', kinds: ['pdf'] });
    await answered();
    expect(asked('hybrid').at(-1)).toMatchObject({ query: 'lease', folderId: 'f', kinds: ['pdf'], meant: true });
    state().setQuery('lease rent');
    await answered();
    expect(asked('hybrid').at(-1)).toMatchObject({ folderId: 'f', kinds: ['pdf'] });
    state().setQuery('');
    state().setQuery('lease');
    await answered();
    expect(asked('hybrid').at(-1)).not.toHaveProperty('folderId');
  });
});

describe('more like this', () => {
  const hit = aHit('a', 1);
  beforeEach(async () => {
    bridge.answers['search.similar'] = () => fakeResults('', [aHit('s', 1)]);
    state().setQuery('x');
    await answered();
  });

  it('shows its own list and leads back to the results as they were', async () => {
    await state().showSimilar(hit);
    expect(documents()).toEqual(['s']);
    state().closeSimilar();
    expect(documents()).toEqual(['a']);
  });

  it('ends when the query changes', async () => {
    await state().showSimilar(hit);
    state().setQuery('y');
    expect(state().similar).toBeNull();
  });

  it('drops a reply nobody waits for any more', async () => {
    const slow = deferred<SearchResults>();
    bridge.answers['search.similar'] = () => slow.promise;
    const asking = state().showSimilar(hit);
    state().closeSimilar();
    slow.resolve(fakeResults('', [aHit('s', 1)]));
    await asking;
    expect(state().similar).toBeNull();
  });

  it('says why it could not be found', async () => {
    bridge.answers['search.similar'] = () => {
      throw new AppError('not-found', 'Gone.');
    };
    await state().showSimilar(hit);
    expect(state().similar?.error?.code).toBe('not-found');
  });
});
