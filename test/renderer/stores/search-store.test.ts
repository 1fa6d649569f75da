import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { SearchResults } from '../../../src/preload/contract/shapes.ts';
import { useSearch } from '../../../src/renderer/stores/search-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeResults } from '../harness/fake-results.ts';

const results = (query: string): SearchResults => fakeResults(query);
let bridge: BridgeStub;

beforeEach(() => {
  vi.useFakeTimers();
  useSearch.setState(useSearch.getInitialState(), true);
  bridge = stubBridge({ 'search.run': ({ query }) => results(query) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('search store', () => {
  it('waits for a pause in typing and asks once', async () => {
    for (const query of ['g', 'gr', 'gross']) useSearch.getState().setQuery(query);
    await vi.runAllTimersAsync();
    expect(bridge.asked.map((each) => (each.input as { query: string }).query)).toEqual(['gross']);
    expect(useSearch.getState().results?.query).toBe('gross');
  });

  it('shows the newest question’s reply even when an older one comes last', async () => {
    const slow = deferred<SearchResults>();
    bridge.answers['search.run'] = ({ query }) => (query === 'old' ? slow.promise : results(query));
    useSearch.getState().setQuery('old');
    await vi.runAllTimersAsync();
    useSearch.getState().setQuery('new');
    await vi.runAllTimersAsync();
    slow.resolve(results('old'));
    await vi.runAllTimersAsync();
    expect(useSearch.getState().results?.query).toBe('new');
  });

  it('asks nothing for an empty field and clears the list', async () => {
    useSearch.getState().setQuery('x');
    await vi.runAllTimersAsync();
    useSearch.getState().setQuery('   ');
    await vi.runAllTimersAsync();
    expect(bridge.asked).toHaveLength(1);
    expect(useSearch.getState()).toMatchObject({ results: null, loading: false });
  });

  it('passes folder and kinds on', async () => {
    useSearch.setState({ query: 'x' });
    useSearch.getState().setFolder('f');
    useSearch.getState().toggleKinds(['pdf']);
    await vi.runAllTimersAsync();
    expect(bridge.asked.at(-1)?.input).toMatchObject({ query: 'x', folderId: 'f', kinds: ['pdf'] });
  });

  it('keeps the failure as a reason with a sentence', async () => {
    bridge.answers['search.run'] = () => {
      throw new AppError('query-empty', 'Nothing to search for.');
    };
    useSearch.getState().setQuery('!!!');
    await vi.runAllTimersAsync();
    expect(useSearch.getState()).toMatchObject({ results: null, loading: false, error: { code: 'query-empty' } });
  });
});
