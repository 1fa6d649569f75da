import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExtractionEstimate } from '../../../src/preload/contract/shapes.ts';
import { useExtractionSetup } from '../../../src/renderer/stores/extraction-setup-store.ts';
import { useExtractions } from '../../../src/renderer/stores/extractions-store.ts';
import { useTables } from '../../../src/renderer/stores/tables-store.ts';
import { useTemplates } from '../../../src/renderer/stores/templates-store.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeRun } from '../harness/fake-batches.ts';
import { fakeExtractionRun, fakeTemplates } from '../harness/fake-tables.ts';

const runs = () => useExtractions.getState().runs ?? [];
const setup = () => useExtractionSetup.getState();
const estimate: ExtractionEstimate = {
  ...{ items: 8, characters: 9000, seconds: 4, model: null, mode: 'basic' },
  ...{ unreadable: 0, waiting: 0 },
};

let bridge: BridgeStub;
let stop: () => void;
beforeEach(async () => {
  vi.useFakeTimers();
  useExtractions.setState(useExtractions.getInitialState(), true);
  useExtractionSetup.setState(useExtractionSetup.getInitialState(), true);
  bridge = stubBridge({
    'extraction.list': () => [fakeExtractionRun({ state: 'running', done: 3 })],
    'extraction.get': () => fakeExtractionRun({ state: 'running', done: 9, conflicts: 4 }),
    'extraction.estimate': () => estimate,
  });
  stop = useExtractions.getState().start();
  await vi.runAllTimersAsync();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the list of tables', () => {
  it('moves on with every event, and asks for the rest now and again, not every time', async () => {
    for (let done = 4; done < 9; done += 1) {
      bridge.emit('batch.changed', fakeRun({ id: 'table-1', kind: 'extraction', state: 'running', done }));
      expect(runs()[0]?.done).toBe(done);
    }
    await vi.runAllTimersAsync();
    expect(bridge.asked.filter(({ route }) => route === 'extraction.get').length).toBe(1);
    expect(runs()[0]).toMatchObject({ done: 9, conflicts: 4 });
  });

  it('asks once more when there was news while it asked, so that the last state is never missed', async () => {
    const slow = deferred<ReturnType<typeof fakeExtractionRun>>();
    bridge.answers['extraction.get'] = () => slow.promise;
    bridge.emit('extraction.changed', { runId: 'table-1', fileIds: null });
    await vi.advanceTimersByTimeAsync(5_000);
    bridge.emit('extraction.changed', { runId: 'table-1', fileIds: null });
    bridge.answers['extraction.get'] = () => fakeExtractionRun({ state: 'done', done: 12 });
    slow.resolve(fakeExtractionRun({ state: 'running', done: 11 }));
    await vi.runAllTimersAsync();
    expect(runs()[0]).toMatchObject({ state: 'done', done: 12 });
  });

  it('keeps the template of a run as the same object, so that its columns are not made anew', async () => {
    const before = runs()[0]?.template;
    bridge.emit('extraction.changed', { runId: 'table-1', fileIds: null });
    await vi.runAllTimersAsync();
    expect(runs()[0]?.conflicts).toBe(4);
    expect(runs()[0]?.template).toBe(before);
  });

  it('takes no notice of other long work', async () => {
    bridge.emit('batch.changed', fakeRun({ id: 'run-1', kind: 'collection' }));
    await vi.runAllTimersAsync();
    expect(runs().map(({ id }) => id)).toEqual(['table-1']);
    bridge.emit('batch.removed', { runId: 'table-1' });
    expect(runs()).toEqual([]);
  });
});

describe('a table that is prepared', () => {
  it('is estimated once its choices rest, and an older estimate that comes late is dropped', async () => {
    const slow = deferred<ExtractionEstimate>();
    bridge.answers['extraction.estimate'] = () => slow.promise;
    setup().setTemplate('receipt');
    await vi.runAllTimersAsync();
    bridge.answers['extraction.estimate'] = () => estimate;
    setup().change({ folderIds: ['a'] });
    setup().change({ folderIds: ['a', 'b'] });
    await vi.runAllTimersAsync();
    slow.resolve({ ...estimate, items: 99 });
    await vi.runAllTimersAsync();
    expect(setup().estimate?.items).toBe(8);
    const asked = bridge.asked.filter(({ route }) => route === 'extraction.estimate').map(({ input }) => input);
    expect(asked.length).toBe(2);
    expect(asked[1]).toMatchObject({ templateId: 'receipt', folderIds: ['a', 'b'] });
  });

  it('of single files adds no new ones, because they have no folder', async () => {
    bridge.answers['extraction.start'] = (input) => {
      expect(input).toMatchObject({ append: false, fileIds: ['f'], title: 'Receipt' });
      return fakeExtractionRun();
    };
    setup().setTemplate('receipt');
    setup().change({ append: true, files: [{ id: 'f', name: 'f.pdf', path: '/f.pdf' }] });
    expect((await setup().begin('Receipt'))?.id).toBe('table-1');
    expect(setup().files).toEqual([]);
  });

  it('is kept to a folder inside the one that was chosen, as paths begin, and forgets it with another folder', async () => {
    const asked: unknown[] = [];
    bridge.answers['extraction.start'] = (input) => {
      asked.push((input as { below: string }).below);
      return fakeExtractionRun();
    };
    setup().setTemplate('receipt');
    const chosen = [{ folderIds: ['a'] }, { below: ' /reports\\2024/ ' }];
    for (const change of chosen) setup().change(change);
    await setup().begin('Receipt');
    for (const change of [...chosen, { folderIds: ['a', 'b'] }]) setup().change(change);
    await setup().begin('Receipt');
    expect(asked).toEqual(['reports/2024/', '']);
    expect(setup().below).toBe('');
  });

  it('that cannot begin says why and keeps what was chosen', async () => {
    setup().setTemplate('receipt');
    setup().change({ folderIds: ['a'] });
    expect(await setup().begin('Receipt')).toBeNull();
    expect(setup()).toMatchObject({ folderIds: ['a'], busy: false, error: { code: 'not-found' } });
  });
});

it('Escape goes back from preparing a table, or a template nothing is written in, never out of a table', () => {
  const { go, back } = useTables.getState();
  go({ type: 'run', runId: 'table-1' });
  expect(back()).toBe(false);
  useTemplates.getState().begin();
  expect(back()).toBe(true);
  go({ type: 'setup', templateId: 'receipt' });
  expect(back()).toBe(true);
  expect(useTables.getState().page.type).toBe('start');
});

it('a copy of a built-in template opens as a draft of a person’s own', () => {
  useTemplates.setState({ templates: fakeTemplates });
  const [invoice] = fakeTemplates;
  if (invoice) useTemplates.getState().copy(invoice);
  expect(useTables.getState().page).toMatchObject({
    type: 'template',
    templateId: null,
    draft: { name: 'Invoice copy' },
  });
});
