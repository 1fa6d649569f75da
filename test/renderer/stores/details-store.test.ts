import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileDetails, FileSummary } from '../../../src/preload/contract/shapes.ts';
import { useDetails } from '../../../src/renderer/stores/details-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeDetails } from '../harness/fake-details.ts';
import { fakeFiles } from '../harness/fake-library.ts';
import { listFiles } from '../harness/list-files.ts';

const files = fakeFiles(30);
const find = (fileId: string) => files.find((file) => file.id === fileId) as FileSummary;
let bridge: BridgeStub;
let stop: () => void = () => undefined;
const store = () => useDetails.getState();
const settle = () => vi.runAllTimersAsync();

beforeEach(() => {
  vi.useFakeTimers();
  useDetails.setState(useDetails.getInitialState(), true);
  bridge = stubBridge({
    'file.details': ({ fileId }) => fakeDetails(find(fileId)),
    'file.list': (input) => listFiles(files, input),
  });
  stop = store().start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('details store', () => {
  it('asks for nothing while it cannot be seen', async () => {
    store().follow('file-0');
    await settle();
    expect(bridge.asked).toEqual([]);
    store().toggle('file-0');
    await settle();
    expect(store().details?.file.id).toBe('file-0');
  });

  it('brings what stands inside a container', async () => {
    const mail = files.find((file) => file.name === 'Inbox 2025.mbox') as FileSummary;
    store().show(mail.id);
    await settle();
    expect(store().members.map((member) => member.name)).toEqual(['Offer.pdf', 'site-plan.png', 'Figures.zip']);
  });

  it('shows the newest choice, however late older replies come', async () => {
    const slow = deferred<FileDetails>();
    const answer = bridge.answers['file.details'];
    bridge.answers['file.details'] = () => slow.promise;
    store().show('file-0');
    bridge.answers['file.details'] = answer;
    store().follow('file-1');
    await settle();
    slow.resolve(fakeDetails(find('file-0')));
    await settle();
    expect(store().details?.file.id).toBe('file-1');
  });

  it('asks again after changes, once for many', async () => {
    store().show('file-0');
    await settle();
    for (let turn = 0; turn < 20; turn += 1) bridge.emit('files.changed', { folderIds: ['folder-1'] });
    await settle();
    expect(bridge.asked).toHaveLength(2);
  });

  it('says why there are no details', async () => {
    bridge.answers = {};
    store().show('file-0');
    await settle();
    expect(store().error?.code).toBe('not-found');
    expect(store().details).toBeNull();
  });
});
