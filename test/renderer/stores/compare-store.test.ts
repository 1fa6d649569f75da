import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { questionsIn, useCompare } from '../../../src/renderer/stores/compare-store.ts';
import { figureRows, sinceLast } from '../../../src/renderer/views/compare/compare-words.ts';
import { type BridgeStub, stubBridge } from '../bridge-stub.ts';
import { fakeRecord } from '../harness/fake-compare.ts';

const store = () => useCompare.getState();
let bridge: BridgeStub;
let stop: () => void;
beforeEach(() => {
  useCompare.setState(useCompare.getInitialState(), true);
  bridge = stubBridge({ 'compare.start': () => ({ compareId: 'c' }), 'compare.cancel': () => null });
  stop = store().start();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

it('reads a question per line, with what is expected after a bar', () => {
  expect(questionsIn(' When? | 1872 \n\nWho?\n | nothing\nWhat | a | b')).toEqual([
    { text: 'When?', answer: '1872' },
    { text: 'Who?' },
    { text: 'What', answer: 'a' },
  ]);
});

describe('a comparison', () => {
  it('needs questions and an adapter, tells how far it is and puts its record on top', async () => {
    await store().compare();
    store().setDraft('When? | 1872');
    await store().compare();
    expect(bridge.asked).toEqual([]);
    store().choose('adapter-1', 1);
    store().choose('adapter-2', 1);
    store().choose('adapter-2', null);
    await store().compare();
    expect(bridge.asked.at(-1)?.input).toEqual({
      questions: [{ text: 'When?', answer: '1872' }],
      adapters: [{ adapter: 'adapter-1', strength: 1 }],
    });
    const progress = { compareId: 'c', total: 2, record: null, error: null };
    bridge.emit('compare.progress', { ...progress, done: 1 });
    expect(store().running).toMatchObject({ done: 1, total: 2 });
    const record = fakeRecord([{ text: 'When?', answer: '1872' }]);
    bridge.emit('compare.progress', { ...progress, done: 2, record });
    expect(store()).toMatchObject({ running: null, records: [record] });
  });

  it('that fails says why, and one that was stopped says nothing', async () => {
    const failed = { compareId: 'c', done: 1, total: 2, record: null };
    bridge.emit('compare.progress', {
      ...failed,
      error: { code: 'adapter-misfit', message: '', data: { detail: 'x' } },
    });
    expect(store()).toMatchObject({ running: null, error: { code: 'adapter-misfit', values: { detail: 'x' } } });
    useCompare.setState({ error: null });
    bridge.emit('compare.progress', { ...failed, error: { code: 'cancelled', message: '', data: {} } });
    expect(store().error).toBeNull();
  });

  it('is told in figures, and against the last time', () => {
    const record = fakeRecord([{ text: 'When?', answer: '1872' }]);
    expect(figureRows(record)).toEqual([
      { name: 'As expected', without: '0%', with: '100%' },
      { name: 'Supported by your files', without: '50%', with: '100%' },
      { name: 'Length', without: '39 characters', with: '33 characters' },
      { name: 'Time', without: '2.4 s', with: '2.1 s' },
    ]);
    expect(sinceLast(record)).toBeNull();
    const previous = (exact: number) => ({ madeAt: 0, with: { ...record.with, exact } });
    expect(sinceLast({ ...record, previous: previous(0.5) })).toBe('Since last time: as expected 50% → 100%.');
    expect(sinceLast({ ...record, previous: previous(1) })).toBe('No change since last time.');
  });
});
