import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureStatus } from '../../../src/preload/contract/shapes.ts';
import { pictureLimits } from '../../../src/renderer/picture-limits.ts';
import { keepKnown, type PictureRows, pagesOf, rowAt, withPage } from '../../../src/renderer/stores/picture-rows.ts';
import { usePictures } from '../../../src/renderer/stores/pictures-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakePicture } from '../harness/fake-pictures.ts';

const count = 5_000;
const status: PictureStatus = {
  revision: 1,
  total: count,
  ready: count,
  waiting: 0,
  failed: 0,
  working: false,
  model: null,
  cacheBytes: 0,
  cacheMost: 1,
};
const store = () => usePictures.getState();
let bridge: BridgeStub;
const asked = (route: string) => bridge.asked.filter((each) => each.route === route).map(({ input }) => input);
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  usePictures.setState(usePictures.getInitialState(), true);
  bridge = stubBridge({
    'picture.status': () => status,
    'picture.sections': () => [{ key: '2024-03', title: '2024-03', count }],
    'picture.list': ({ from = 0, limit = 200 }) => ({
      pictures: Array.from({ length: limit }, (_, index) => fakePicture(from + index)),
      total: count,
    }),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('rows of the gallery', () => {
  it('are kept by pages, the last looked at longest', () => {
    let rows: PictureRows = new Map();
    for (let page = 0; page < pictureLimits.pagesKept + 5; page += 1) rows = withPage(rows, page, [fakePicture(page)]);
    expect(rows.size).toBe(pictureLimits.pagesKept);
    expect(rowAt(rows, 0)).toBeNull();
    expect(rowAt(rows, 10 * pictureLimits.page)?.id).toBe('picture-10');
    expect(pagesOf(59, 121)).toEqual([0, 1, 2]);
    expect(pagesOf(10, 10)).toEqual([]);
  });
});

describe('rows that come again', () => {
  it('are the same values where nothing changed, so that no cell is drawn again', () => {
    const failed = fakePicture(2, { state: 'failed', reason: { code: 'file-damaged', values: {} } });
    const rows = withPage(new Map(), 0, [fakePicture(0), fakePicture(1), failed]);
    const again = [fakePicture(0), fakePicture(1, { state: 'waiting' }), structuredClone(failed)];
    const kept = keepKnown(rows, 0, again);
    expect(kept[0]).toBe(rowAt(rows, 0));
    expect(kept[1]?.state).toBe('waiting');
    expect(kept[2]).toBe(failed);
  });
});

describe('the gallery', () => {
  it('asks for what is seen, a few pages at a time, and not for what was scrolled past', async () => {
    await store().refresh();
    const wait = deferred<void>();
    const list = bridge.answers['picture.list'];
    bridge.answers['picture.list'] = async (input) => {
      await wait.promise;
      return list?.(input) ?? { pictures: [], total: 0 };
    };
    bridge.asked.length = 0;
    store().see(1000, 1040);
    for (let first = 1200; first <= 4020; first += 60) store().see(first, first + 40);
    expect(asked('picture.list').length).toBeLessThanOrEqual(pictureLimits.pagesAtOnce);
    wait.resolve();
    await settled();
    const pages = asked('picture.list').map((input) => (input as { from: number }).from / pictureLimits.page);
    expect(pages).toContain(67);
    expect(pages.length).toBeLessThan(8);
    expect(rowAt(store().rows, 4020)?.id).toBe('picture-4020');
  });

  it('shows the newest order even when an older one is answered last', async () => {
    const slow = deferred<readonly { key: string; title: string; count: number }[]>();
    bridge.answers['picture.sections'] = ({ order }) =>
      order === 'folder' ? slow.promise : [{ key: order, title: order, count: 1 }];
    store().setOrder('folder');
    store().setOrder('document');
    await settled();
    slow.resolve([{ key: 'late', title: 'late', count: 1 }]);
    await settled();
    expect(store().sections).toEqual([{ key: 'document', title: 'document', count: 1 }]);
  });

  it('looks anew when pictures came, at most so often, and not before anybody looked at pictures', async () => {
    const stop = store().start();
    await settled();
    bridge.emit('pictures.changed', { ...status, total: count + 1 });
    await vi.advanceTimersByTimeAsync(pictureLimits.refreshMs);
    expect(asked('picture.sections')).toHaveLength(0);
    await store().refresh();
    for (let more = 2; more < 12; more += 1) bridge.emit('pictures.changed', { ...status, total: count + more });
    // A model that looks at pictures changes no list.
    await vi.advanceTimersByTimeAsync(pictureLimits.refreshMs);
    expect(asked('picture.sections')).toHaveLength(2);
    bridge.emit('pictures.changed', { ...status, total: count + 11, working: true });
    await vi.advanceTimersByTimeAsync(pictureLimits.changedMs);
    expect(asked('picture.sections')).toHaveLength(2);
    // One was edited or renamed: no number tells.
    bridge.emit('pictures.changed', { ...status, total: count + 11, revision: 2 });
    await vi.advanceTimersByTimeAsync(pictureLimits.changedMs);
    expect(asked('picture.sections')).toHaveLength(3);
    // One that came meanwhile is not kept waiting for that.
    bridge.emit('pictures.changed', { ...status, total: count + 11, revision: 3 });
    bridge.emit('pictures.changed', { ...status, total: count + 12, revision: 4 });
    await vi.advanceTimersByTimeAsync(pictureLimits.refreshMs);
    expect(asked('picture.sections')).toHaveLength(4);
    stop();
  });

  it('says why it can’t be shown, and is there again when asked again', async () => {
    const list = bridge.answers['picture.sections'];
    delete bridge.answers['picture.sections'];
    await store().refresh();
    expect(store().error?.code).toBe('not-found');
    bridge.answers['picture.sections'] = list as never;
    await store().refresh();
    expect(store().error).toBeNull();
  });
});
