import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileSummary } from '../../../src/preload/contract/shapes.ts';
import { limits } from '../../../src/renderer/limits.ts';
import { noFilter } from '../../../src/renderer/stores/file-query.ts';
import { findFile, rootList, rowAt, rowCount } from '../../../src/renderer/stores/file-tree.ts';
import { selectedFile, useFiles } from '../../../src/renderer/stores/files-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeFiles, fakeStatus } from '../harness/fake-library.ts';
import { listFiles } from '../harness/list-files.ts';

type Page = { files: readonly FileSummary[]; total: number };
const many = fakeFiles(100_000);
const onDisk = many.filter((file) => file.parentId === null);
let files: readonly FileSummary[] = many;
let bridge: BridgeStub;
let stop: () => void = () => undefined;

const store = () => useFiles.getState();
const fileAt = (row: number) => rowAt(store().tree, row)?.file ?? null;
const rowOf = (id: string) => findFile(store().tree, id) ?? -1;
const lists = () => bridge.asked.filter(({ input }) => (input as { limit?: number }).limit !== 1);
const settle = () => vi.runAllTimersAsync();

beforeEach(async () => {
  vi.useFakeTimers();
  useFiles.setState(useFiles.getInitialState(), true);
  files = many;
  bridge = stubBridge({ 'file.list': (input) => listFiles(files, input) });
  stop = store().start();
  await settle();
  store().showRows(0, 30);
  await settle();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('files store', () => {
  it('loads only the pages on screen of a library of 100,000', async () => {
    expect(store().total).toBe(onDisk.length);
    store().showRows(50_000, 50_030);
    await settle();
    expect(fileAt(50_010)?.name).toMatch(/^Invoice/);
    expect(store().tree.lists.get(rootList)?.pages.size).toBe(2);
    expect(lists()).toHaveLength(2);
  });

  it('asks once for a page, however often it is scrolled over', async () => {
    for (let turn = 0; turn < 20; turn += 1) store().showRows(0, 30 + turn);
    await settle();
    expect(lists()).toHaveLength(1);
  });

  it('never asks for what was scrolled past while replies were slow', async () => {
    const slow = deferred<void>();
    bridge.answers['file.list'] = async (input) => {
      await slow.promise;
      return listFiles(files, input);
    };
    for (let row = 1_000; row <= 90_000; row += 1_000) store().showRows(row, row + 30);
    slow.resolve();
    await settle();
    expect(fileAt(90_010)).not.toBeNull();
    // The first page, the two that were begun, and the one that is seen now.
    expect(lists()).toHaveLength(1 + limits.filePagesAtOnce + 1);
  });

  it('drops the reply to an older filter', async () => {
    const slow = deferred<Page>();
    const answer = bridge.answers['file.list'];
    bridge.answers['file.list'] = () => slow.promise;
    store().setFilter({ state: 'failed' });
    bridge.answers['file.list'] = answer;
    store().setFilter({ state: null, nameContains: 'Kingsland' });
    await settle();
    slow.resolve({ files: [], total: 0 });
    await settle();
    expect(store().total).toBe(1);
  });

  it('keeps the old rows until the first new ones come', async () => {
    const slow = deferred<Page>();
    bridge.answers['file.list'] = () => slow.promise;
    const before = fileAt(0);
    store().setFilter({ state: 'failed' });
    await settle();
    expect(fileAt(0)).toBe(before);
    slow.resolve({ files: [], total: 0 });
    await settle();
    expect(store().total).toBe(0);
  });

  it('lists members below their container, and beside the files once a filter is set', async () => {
    const inside = many.filter((file) => file.parentId !== null).length;
    expect(store().total).toBe(many.length - inside);
    store().setFilter({ nameContains: 'q1.xlsx' });
    await settle();
    expect(fileAt(0)?.memberPath).toBe('q1.xlsx');
    store().setFilter({ ...noFilter, kind: 'xlsx' });
    await settle();
    expect(store().total).toBe(many.filter((file) => file.kind === 'xlsx').length);
  });

  it('opens an archive inside a mail by asking for its members alone', async () => {
    files = fakeFiles(30);
    await store().reload();
    const mail = files.find((file) => file.name === 'Inbox 2025.mbox') as FileSummary;
    store().toggle(rowOf(mail.id));
    await settle();
    expect(lists().at(-1)?.input).toMatchObject({ parentId: mail.id });
    const inner = files.find((file) => file.name === 'Figures.zip') as FileSummary;
    store().toggle(rowOf(inner.id));
    await settle();
    expect(rowCount(store().tree)).toBe(30 + mail.members + inner.members);
    expect(fileAt(rowOf(inner.id) + 1)?.name).toBe('q1.xlsx');
    store().toggle(rowOf(mail.id));
    await settle();
    expect(rowCount(store().tree)).toBe(30);
  });

  it.each(['path', 'name', 'state', 'kind', 'size', 'modified', 'pages', 'quality'] as const)(
    'sorts by %s, and the other way round when asked again',
    async (key) => {
      const asked = () => bridge.asked.findLast(({ input }) => (input as { sort?: string }).sort)?.input;
      useFiles.setState({ sort: { key: key === 'path' ? 'name' : 'path', descending: false } });
      store().sortBy(key);
      await settle();
      const first = asked() as { descending: boolean };
      expect(first).toMatchObject({ sort: key });
      store().sortBy(key);
      await settle();
      expect(asked()).toMatchObject({ sort: key, descending: !first.descending });
    },
  );

  it('shows what is on screen after the order was changed far down the list', async () => {
    store().showRows(50_000, 50_030);
    await settle();
    store().sortBy('size');
    await settle();
    expect(fileAt(50_010)).not.toBeNull();
    expect(store().tree.lists.get(rootList)?.pages.size).toBe(2);
  });

  it('stays on the selected file while rows come and move', async () => {
    store().select(5);
    const chosen = fileAt(5);
    files = [{ ...(many[0] as FileSummary), id: 'new', path: 'A first.pdf', name: 'A first.pdf' }, ...many];
    bridge.emit('files.changed', { folderIds: ['folder-1'] });
    await settle();
    expect(selectedFile(store())?.id).toBe(chosen?.id);
    expect(store().selectedRow).toBe(6);
  });

  it('selects a row that is not loaded yet as soon as it is', async () => {
    store().select(onDisk.length - 1);
    expect(store().selectedId).toBeNull();
    store().showRows(onDisk.length - 30, onDisk.length);
    await settle();
    expect(selectedFile(store())).toBe(fileAt(onDisk.length - 1));
  });

  it('refreshes when the totals change, even if the news of the files is missed', async () => {
    const status = fakeStatus(files);
    bridge.emit('library.changed', status);
    bridge.emit('library.changed', status);
    await settle();
    bridge.emit('library.changed', status);
    await settle();
    expect(lists()).toHaveLength(2);
  });

  it('refreshes what is on screen after many changes with few requests, the rest when it is seen again', async () => {
    store().showRows(50_000, 50_030);
    await settle();
    for (let turn = 0; turn < 50; turn += 1) bridge.emit('files.changed', { folderIds: ['folder-1'] });
    await settle();
    expect(lists()).toHaveLength(3);
    store().showRows(0, 30);
    await settle();
    expect(lists()).toHaveLength(4);
  });

  it('never puts an older reply over a newer one', async () => {
    const slow = deferred<Page>();
    const answer = bridge.answers['file.list'];
    bridge.answers['file.list'] = (input) => (input.limit === 1 ? { files: [], total: 0 } : slow.promise);
    store().showRows(400, 430);
    await vi.advanceTimersByTimeAsync(1);
    bridge.answers['file.list'] = answer;
    bridge.emit('files.changed', { folderIds: ['folder-1'] });
    await settle();
    const newer = fileAt(410);
    slow.resolve({ files: [{ ...(many[0] as FileSummary), name: 'stale' }], total: 401 });
    await settle();
    expect(fileAt(410)).toBe(newer);
    expect(store().total).toBe(onDisk.length);
  });

  it('leaves other folders’ news alone', async () => {
    store().setFilter({ folderId: 'folder-2' });
    await settle();
    const before = bridge.asked.length;
    bridge.emit('files.changed', { folderIds: ['folder-1'] });
    await settle();
    expect(bridge.asked).toHaveLength(before);
  });

  it('counts what was read with doubt', () => {
    expect(store().doubtful).toBe(many.filter((file) => file.doubt !== null).length);
  });
});
