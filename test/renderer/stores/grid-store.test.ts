import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../src/preload/contract/requests.ts';
import type { ExtractionRows } from '../../../src/preload/contract/shapes.ts';
import { chosenRow, useGrid } from '../../../src/renderer/stores/grid-store.ts';
import { rowIn } from '../../../src/renderer/stores/row-pages.ts';
import { tableLimits } from '../../../src/renderer/stores/table-limits.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeTableRow } from '../harness/fake-tables.ts';

const grid = () => useGrid.getState();
const counts = {
  ...{ all: 1000, unverified: 0, conflicts: 0, corrected: 0, failed: 0 },
  ...{ duplicates: 0, violations: 0, incomplete: 0 },
};
const rowsAsked = () =>
  bridge.asked
    .filter(({ route }) => route === 'extraction.rows')
    .map(({ input }) => input as RequestInput<'extraction.rows'>);

/** A thousand rows; `before` of them came in front of the others. */
function page({ from = 0, limit = 100 }: RequestInput<'extraction.rows'>, before = 0): ExtractionRows {
  const rows = Array.from({ length: Math.min(limit, 1000 - from) }, (_, index) => fakeTableRow(from + index - before));
  return { rows, total: 1000, totals: [], counts };
}

let bridge: BridgeStub;
let stop: () => void;
beforeEach(async () => {
  vi.useFakeTimers();
  useGrid.setState(useGrid.getInitialState(), true);
  bridge = stubBridge({ 'extraction.rows': (input) => page(input) });
  stop = grid().start();
  grid().open('table-1');
  await vi.runAllTimersAsync();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the rows of a table', () => {
  it('are fetched in pages, and only those that were looked at', async () => {
    expect(rowsAsked().map(({ from }) => from)).toEqual([0]);
    grid().showRows(190, 220);
    await vi.runAllTimersAsync();
    expect(
      rowsAsked()
        .map(({ from }) => from)
        .sort(),
    ).toEqual([0, 100, 200]);
    expect(rowIn(grid().pages, 205)?.fileId).toBe('receipt-205');
    expect(rowIn(grid().pages, 305)).toBeNull();
    grid().showRows(195, 215);
    await vi.runAllTimersAsync();
    expect(rowsAsked().length).toBe(3);
  });

  it('are few in memory, however far a person scrolls', async () => {
    bridge.answers['extraction.rows'] = (input) => ({ ...page({ ...input, from: 0 }), total: 100_000 });
    for (let first = 0; first < 9_000; first += 100) {
      grid().showRows(first, first + 30);
      await vi.runAllTimersAsync();
    }
    expect(grid().pages.size).toBeLessThanOrEqual(tableLimits.rowPagesKept);
  });

  it('of an older filter that come late are dropped', async () => {
    const slow = deferred<ExtractionRows>();
    bridge.answers['extraction.rows'] = () => slow.promise;
    grid().setQuery({ only: 'conflicts' });
    bridge.answers['extraction.rows'] = (input) => ({ ...page(input), total: 7 });
    grid().setQuery({ only: 'failed' });
    await vi.runAllTimersAsync();
    slow.resolve({ ...page({ runId: 'table-1' } as never), total: 99 });
    await vi.runAllTimersAsync();
    expect(grid().total).toBe(7);
  });

  it('are asked for again while a run goes on, and one that has not changed stays the same object', async () => {
    const [first, second] = [rowIn(grid().pages, 0), rowIn(grid().pages, 1)];
    bridge.answers['extraction.rows'] = (input) => {
      const reply = page(input);
      return { ...reply, rows: reply.rows.map((row, index) => (index === 1 ? { ...row, state: 'running' } : row)) };
    };
    bridge.emit('extraction.changed', { runId: 'table-1', fileIds: ['receipt-1'] });
    bridge.emit('extraction.changed', { runId: 'another', fileIds: null });
    await vi.runAllTimersAsync();
    expect(rowIn(grid().pages, 0)).toBe(first);
    expect(rowIn(grid().pages, 1)).not.toBe(second);
    expect(rowIn(grid().pages, 1)?.state).toBe('running');
  });

  it('that cannot be had say why, and come back with the engine', async () => {
    grid().open('table-2');
    bridge.answers = {};
    grid().setQuery({ only: 'failed' });
    await vi.runAllTimersAsync();
    expect(grid().error?.code).toBe('not-found');
    bridge.answers = { 'extraction.rows': (input) => page(input) };
    bridge.emit('processes.changed', [{ name: 'engine', state: 'running', crashes: 1 }]);
    await vi.runAllTimersAsync();
    expect(grid()).toMatchObject({ error: null, total: 1000 });
  });
});

describe('the chosen cell', () => {
  it('stays on its file when rows come in front of it', async () => {
    grid().select({ row: 4, column: 3 }, 10);
    expect(grid().atFile).toBe('receipt-4');
    bridge.answers['extraction.rows'] = (input) => page(input, 3);
    grid().refreshSoon();
    await vi.runAllTimersAsync();
    expect(grid().at).toEqual({ row: 7, column: 3 });
    expect(chosenRow(grid())?.fileId).toBe('receipt-4');
    expect(grid().anchor).toEqual(grid().at);
  });

  it('never leaves the table', () => {
    grid().select({ row: 5000, column: 99 }, 10);
    expect(grid().at).toEqual({ row: 999, column: 9 });
    grid().select({ row: -1, column: -4 }, 10);
    expect(grid().at).toEqual({ row: 0, column: 0 });
  });

  it('is the first row again after another filter, in the same column', () => {
    grid().select({ row: 40, column: 5 }, 10);
    grid().sortBy({ field: 'total', by: 'value' });
    expect(grid().at).toEqual({ row: 0, column: 5 });
  });
});

it('without a table asks for nothing, whatever news there is', async () => {
  bridge.emit('batch.removed', { runId: 'table-1' });
  const before = bridge.asked.length;
  bridge.emit('processes.changed', [{ name: 'engine', state: 'running', crashes: 0 }]);
  grid().showRows(0, 30);
  grid().refreshSoon();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(bridge.asked.length).toBe(before);
});

it('sorts upwards, downwards and back to the order of reading', async () => {
  const by = { field: 'total', by: 'value' } as const;
  for (let click = 0; click < 3; click += 1) {
    grid().sortBy(by);
    await vi.runAllTimersAsync();
  }
  expect(
    rowsAsked()
      .slice(-3)
      .map(({ sort, descending }) => [sort, descending]),
  ).toEqual([
    [by, false],
    [by, true],
    ['ordinal', false],
  ]);
});

it('waits for the end of a word before it filters', async () => {
  const before = rowsAsked().length;
  for (const contains of ['g', 'ga', 'gar']) grid().setQuery({ contains });
  await vi.runAllTimersAsync();
  expect(
    rowsAsked()
      .slice(before)
      .map(({ contains }) => contains),
  ).toEqual(['gar']);
});

it('shows rows that are run again as waiting at once', async () => {
  bridge.answers['extraction.rerun'] = ({ fileIds }) => {
    expect(fileIds).toEqual(['receipt-3']);
    return [fakeTableRow(3, { state: 'pending', cells: [] })];
  };
  const work = grid().rerun(['receipt-3']);
  await vi.advanceTimersByTimeAsync(1);
  await work;
  expect(rowIn(grid().pages, 3)?.state).toBe('pending');
});
