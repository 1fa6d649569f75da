import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentView, ExtractionCellDetail } from '../../../src/preload/contract/shapes.ts';
import { type CellAddress, useCell } from '../../../src/renderer/stores/cell-store.ts';
import { useDocument } from '../../../src/renderer/stores/document-store.ts';
import { useGrid } from '../../../src/renderer/stores/grid-store.ts';
import { rowIn, withRowPage } from '../../../src/renderer/stores/row-pages.ts';
import { type BridgeStub, deferred, stubBridge } from '../bridge-stub.ts';
import { fakeCitations } from '../harness/fake-answers.ts';
import { fakeTableRow } from '../harness/fake-tables.ts';

const passage = {
  ...{ path: '/x.pdf', page: 18, pages: 30, width: 612, height: 792, quote: 'RM 79.19' },
  boxes: [[10, 10, 40, 20]] as const,
};
const [citation] = fakeCitations(passage);
const address: CellAddress = {
  ...{ runId: 'table-1', fileId: 'receipt-1', field: 'total', documentId: 'document-pdf', name: 'a.jpg' },
};
const detail = (change: Partial<ExtractionCellDetail> = {}): ExtractionCellDetail => ({
  ...(fakeTableRow(1).cells[2] as ExtractionCellDetail),
  ...{ citation, chain: ['label'], list: [], alternatives: [], before: null },
  ...change,
});
const cell = () => useCell.getState();

let bridge: BridgeStub;
beforeEach(() => {
  vi.useFakeTimers();
  useCell.setState(useCell.getInitialState(), true);
  useDocument.setState(useDocument.getInitialState(), true);
  useGrid.setState({ ...useGrid.getInitialState(), runId: 'table-1' }, true);
  useGrid.setState({ pages: withRowPage(new Map(), 0, [fakeTableRow(0), fakeTableRow(1)]), total: 2 });
  bridge = stubBridge({
    'extraction.cell': () => detail(),
    'document.open': ({ documentId }) => ({ documentId }) as DocumentView,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the cell that is looked at', () => {
  it('is asked for once the keys rest, and opens nothing by itself', async () => {
    cell().look({ ...address, fileId: 'receipt-0' });
    cell().look(address);
    await vi.runAllTimersAsync();
    expect(bridge.asked.map(({ route }) => route)).toEqual(['extraction.cell']);
    expect(cell().detail?.citation).toEqual(citation);
    expect(useDocument.getState().documentId).toBeNull();
  });

  it('opens its page at the value on a click, and the open pane follows from then on', async () => {
    cell().look(address, true);
    await vi.runAllTimersAsync();
    expect(useDocument.getState()).toMatchObject({
      documentId: citation.documentId,
      target: { start: citation.start, end: citation.end },
    });
    bridge.answers['extraction.cell'] = () => detail({ citation: { ...citation, start: 7, end: 9 } });
    cell().look({ ...address, field: 'date' });
    await vi.runAllTimersAsync();
    expect(useDocument.getState().target).toMatchObject({ start: 7, end: 9 });
  });

  it('with no place in the document opens the document from its beginning', async () => {
    bridge.answers['extraction.cell'] = () => detail({ citation: null });
    cell().look(address, true);
    await vi.runAllTimersAsync();
    expect(useDocument.getState()).toMatchObject({ documentId: 'document-pdf', target: null });
  });

  it('is not overwritten by a reply about the one before', async () => {
    const slow = deferred<ExtractionCellDetail>();
    bridge.answers['extraction.cell'] = () => slow.promise;
    cell().look(address, true);
    bridge.answers['extraction.cell'] = () => detail({ field: 'date' });
    cell().look({ ...address, field: 'date' }, true);
    await vi.runAllTimersAsync();
    slow.resolve(detail());
    await vi.runAllTimersAsync();
    expect(cell().detail?.field).toBe('date');
  });
});

describe('a correction', () => {
  it('is shown in the grid and in the panel at once', async () => {
    cell().look(address);
    bridge.answers['extraction.correct'] = ({ value }) => {
      expect(value).toBe('12.50');
      return detail({ value: 12.5, text: '12.50', corrected: true, verified: false });
    };
    expect(await cell().correct(address, '12.50')).toBe(true);
    expect(cell().detail).toMatchObject({ value: 12.5, corrected: true });
    expect(rowIn(useGrid.getState().pages, 1)?.cells[2]).toMatchObject({ value: 12.5, corrected: true });
  });

  it('that does not fit the column says why and changes nothing', async () => {
    expect(await cell().correct(address, 'soon')).toBe(false);
    expect(cell().refused?.code).toBe('not-found');
    expect(rowIn(useGrid.getState().pages, 1)?.cells[2]?.corrected).toBe(false);
  });

  it('of another cell leaves the panel as it is', async () => {
    cell().look({ ...address, field: 'date' }, true);
    await vi.runAllTimersAsync();
    const before = cell().detail;
    bridge.answers['extraction.lock'] = () => detail({ locked: true });
    await cell().lock(address, true);
    expect(cell().detail).toBe(before);
    expect(rowIn(useGrid.getState().pages, 1)?.cells[2]?.locked).toBe(true);
  });
});
