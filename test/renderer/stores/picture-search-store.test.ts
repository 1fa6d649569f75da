import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureResults } from '../../../src/preload/contract/shapes.ts';
import { pictureLimits } from '../../../src/renderer/picture-limits.ts';
import { usePictureGroups } from '../../../src/renderer/stores/picture-groups-store.ts';
import { usePictureSearch } from '../../../src/renderer/stores/picture-search-store.ts';
import { usePictures } from '../../../src/renderer/stores/pictures-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { createPictureFakes, fakePicture } from '../harness/fake-pictures.ts';

const none: PictureResults = { hits: [], pages: [], usedModel: false };
const named = (number: number): PictureResults => ({
  ...none,
  hits: [{ picture: fakePicture(number), score: 1, evidence: ['name'], match: null }],
});
const store = () => usePictureSearch.getState();
const found = () => store().results?.hits.map(({ picture }) => picture.id);
let bridge: BridgeStub;
const asked = (route: string) => bridge.asked.filter((each) => each.route === route).map(({ input }) => input);

beforeEach(() => {
  vi.useFakeTimers();
  usePictureSearch.setState(usePictureSearch.getInitialState(), true);
  usePictures.setState(usePictures.getInitialState(), true);
  usePictureGroups.setState(usePictureGroups.getInitialState(), true);
  bridge = stubBridge({
    'picture.search': () => named(1),
    'picture.similar': () => named(2),
    'picture.searchByPicture': () => named(3),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('search for pictures', () => {
  it('asks once the typing pauses, and keeps the former pictures until the new ones are there', async () => {
    store().setQuery('har');
    store().setQuery('harbour');
    await vi.advanceTimersByTimeAsync(pictureLimits.searchMs);
    expect(asked('picture.search')).toMatchObject([{ query: 'harbour' }]);
    expect(found()).toEqual(['picture-1']);
    const wait = deferred<PictureResults>();
    bridge.answers['picture.search'] = () => wait.promise;
    store().setQuery('harbour wall');
    await vi.advanceTimersByTimeAsync(pictureLimits.searchMs);
    expect(found()).toEqual(['picture-1']);
    wait.resolve(named(4));
    await vi.advanceTimersByTimeAsync(0);
    expect(found()).toEqual(['picture-4']);
    store().setQuery('');
    expect(store()).toMatchObject({ question: null, results: null });
  });

  it('asks again, for the same words, when another folder or kind is chosen', async () => {
    bridge.answers['picture.sections'] = () => [];
    bridge.answers['picture.list'] = () => ({ pictures: [], total: 0 });
    store().setQuery('harbour');
    await vi.advanceTimersByTimeAsync(pictureLimits.searchMs);
    usePictures.getState().setFilter({ folderId: 'folder-2', which: 'inside' });
    await vi.advanceTimersByTimeAsync(0);
    expect(asked('picture.search')).toMatchObject([
      { query: 'harbour', which: 'all' },
      { query: 'harbour', which: 'inside', folderId: 'folder-2' },
    ]);
    // Pictures like one are looked for everywhere.
    await store().findSimilar(fakePicture(7));
    usePictures.getState().setFilter({ folderId: null });
    expect(asked('picture.search')).toHaveLength(2);
  });

  it('does not show what an older question is answered later', async () => {
    const late = deferred<PictureResults>();
    bridge.answers['picture.search'] = () => late.promise;
    store().setQuery('harbour');
    await vi.advanceTimersByTimeAsync(pictureLimits.searchMs);
    await store().findSimilar(fakePicture(7));
    late.resolve(named(9));
    await vi.advanceTimersByTimeAsync(0);
    expect(found()).toEqual(['picture-2']);
  });

  it('goes back from pictures like one to the words that led there, then to the gallery', async () => {
    store().setQuery('harbour');
    await vi.advanceTimersByTimeAsync(pictureLimits.searchMs);
    await store().findSimilar(fakePicture(1));
    await store().findSimilar(fakePicture(2));
    store().back();
    expect(store().question).toMatchObject({ type: 'similar', to: { id: 'picture-1' } });
    store().back();
    expect(store()).toMatchObject({ query: 'harbour', question: { type: 'words', query: 'harbour' } });
    expect(found()).toEqual(['picture-1']);
    store().back();
    expect(store()).toMatchObject({ query: '', question: null, results: null });
  });

  it('sends a given picture’s bytes, lets go of it afterwards, and refuses one that is too large unsent', async () => {
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    await store().findByFile(new File([new Uint8Array([1, 2, 3])], 'a.png', { type: 'image/png' }));
    expect(asked('picture.searchByPicture')).toMatchObject([{ bytes: new Uint8Array([1, 2, 3]) }]);
    expect(store().question).toMatchObject({ type: 'given', given: { name: 'a.png' } });
    store().back();
    expect(revoke).toHaveBeenCalledOnce();
    const large = { name: 'b.png', size: pictureLimits.givenBytes + 1 };
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:b');
    await store().findByFile(large as File);
    expect(store().error?.code).toBe('picture-too-large');
    expect(asked('picture.searchByPicture')).toHaveLength(1);
    vi.restoreAllMocks();
  });
});

describe('groups of duplicates', () => {
  it('are asked for in parts until all are there, each once', async () => {
    const { 'picture.duplicates': some } = createPictureFakes(100);
    const all = Array.from({ length: 5 }, (_, index) => ({
      ...(some().groups[0] as never as object),
      id: `g${index}`,
    }));
    bridge.answers['picture.duplicates'] = ({ from = 0 }) =>
      ({ groups: all.slice(Math.max(0, from - 1), from + 2), total: 5, complete: true }) as never;
    await usePictureGroups.getState().load(null);
    for (let turn = 0; turn < 6; turn += 1) await usePictureGroups.getState().loadMore();
    expect(usePictureGroups.getState().groups?.map(({ id }) => id)).toEqual(['g0', 'g1', 'g2', 'g3', 'g4']);
    expect(asked('picture.duplicates').length).toBeLessThanOrEqual(5);
  });
});
