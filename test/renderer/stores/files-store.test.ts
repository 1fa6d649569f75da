import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileSummary } from '../../../src/preload/contract/shapes.ts';
import { limits } from '../../../src/renderer/limits.ts';
import { useFiles } from '../../../src/renderer/stores/files-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeFiles, fakeStatus } from '../harness/fake-library.ts';

type Page = { files: readonly FileSummary[]; total: number };
const files = fakeFiles(100_000);
let bridge: BridgeStub;
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  useFiles.setState(useFiles.getInitialState(), true);
  bridge = stubBridge({
    'file.list': ({ from = 0, limit = 200, nameContains }) => {
      const found = nameContains ? files.filter((file) => file.name.includes(nameContains)) : files;
      return { files: found.slice(from, from + limit), total: found.length };
    },
  });
  stop = useFiles.getState().start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('files store', () => {
  it('loads only the pages on screen of a library of 100,000', async () => {
    await vi.runAllTimersAsync();
    expect(useFiles.getState()).toMatchObject({ total: 100_000 });
    useFiles.getState().showRows(50_000, 50_030);
    await vi.runAllTimersAsync();
    expect(useFiles.getState().rows.get(50_010)?.id).toBe(files[50_010]?.id);
    expect(useFiles.getState().rows.size).toBe(2 * limits.filePage);
    expect(bridge.asked).toHaveLength(2);
  });

  it('asks once for a page, however often it is scrolled over', async () => {
    await vi.runAllTimersAsync();
    for (let turn = 0; turn < 20; turn += 1) useFiles.getState().showRows(0, 30 + turn);
    await vi.runAllTimersAsync();
    expect(bridge.asked).toHaveLength(1);
  });

  it('drops the reply to an older filter', async () => {
    await vi.runAllTimersAsync();
    const slow = deferred<Page>();
    const answer = bridge.answers['file.list'];
    bridge.answers['file.list'] = () => slow.promise;
    useFiles.getState().setFilter({ state: 'failed' });
    bridge.answers['file.list'] = answer;
    useFiles.getState().setFilter({ nameContains: 'Lease' });
    await vi.runAllTimersAsync();
    slow.resolve({ files: [], total: 0 });
    await vi.runAllTimersAsync();
    expect(useFiles.getState().total).toBe(1);
  });

  it('refreshes when the totals change, even if the news of the files is missed', async () => {
    await vi.runAllTimersAsync();
    const status = fakeStatus(files);
    bridge.emit('library.changed', status);
    bridge.emit('library.changed', status);
    await vi.runAllTimersAsync();
    bridge.emit('library.changed', status);
    await vi.runAllTimersAsync();
    expect(bridge.asked).toHaveLength(2);
  });

  it('refreshes what is on screen after many changes with few requests', async () => {
    await vi.runAllTimersAsync();
    for (let turn = 0; turn < 50; turn += 1) bridge.emit('files.changed', { folderIds: ['folder-1'] });
    await vi.runAllTimersAsync();
    expect(bridge.asked).toHaveLength(2);
  });
});
