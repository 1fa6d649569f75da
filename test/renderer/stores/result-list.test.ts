import { describe, expect, it } from 'vitest';
import { hitKey } from '../../../src/renderer/stores/document-groups.ts';
import {
  betterList,
  emptyList,
  hold,
  listRows,
  moveSelection,
  newList,
  type ResultList,
  select,
  selectedHit,
  selectedRow,
  toggleGroup,
  toggleWhy,
} from '../../../src/renderer/stores/result-list.ts';
import { aHit } from '../a-hit.ts';

const five = [1, 2, 3, 4, 5].map((start) => aHit('a', start));
const list = newList([...five, aHit('b', 1)]);
const rows = (of: ResultList) =>
  listRows(of).map((row) => (row.type === 'hit' ? `${row.documentId}${row.hit.start}` : `+${row.count}`));
const steppedTo = (step: number, from = list) => {
  const row = selectedRow(moveSelection(from, step));
  return row?.type === 'hit' ? `${row.documentId}${row.hit.start}` : `+${row?.count}`;
};

describe('going through results', () => {
  it('stops at every passage on screen and at the line that shows the others', () => {
    expect(rows(list)).toEqual(['a1', 'a2', '+3', 'b1']);
  });

  it('stands on the first hit until a person moves', () => {
    expect(selectedHit(list)?.start).toBe(1);
    expect(list.selectedKey).toBeNull();
  });

  it('moves by rows and not beyond the ends', () => {
    expect([1, 2, 3, 9, -1].map((step) => steppedTo(step))).toEqual(['a2', '+3', 'b1', 'b1', 'a1']);
    expect(steppedTo(Number.POSITIVE_INFINITY)).toBe('b1');
    expect(steppedTo(Number.NEGATIVE_INFINITY, moveSelection(list, 3))).toBe('a1');
  });

  it('has nothing to stand on in an empty list', () => {
    expect(selectedRow(emptyList)).toBeNull();
    expect(moveSelection(emptyList, 1)).toBe(emptyList);
  });

  it('shows the other passages and goes to the first of them, and back', () => {
    const opened = toggleGroup(moveSelection(list, 2), 'a');
    expect(rows(opened)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', '+0', 'b1']);
    expect(selectedHit(opened)?.start).toBe(3);
    const closed = toggleGroup(opened, 'a');
    expect(rows(closed)).toEqual(rows(list));
    expect(selectedHit(closed)?.start).toBe(2);
  });

  it('shows and hides why a hit is there', () => {
    const key = hitKey(aHit('a', 1));
    expect(toggleWhy(list, key).explained.has(key)).toBe(true);
    expect(toggleWhy(toggleWhy(list, key), key).explained.has(key)).toBe(false);
  });
});

describe('a better list for the same question', () => {
  const better = [aHit('z', 1), aHit('b', 1), ...five];
  const documents = (of: ResultList) => of.groups.map(({ documentId }) => documentId).join('');

  it('is shown as it is while nobody looks closer', () => {
    expect(documents(betterList(list, better))).toBe('zba');
  });

  it('moves nothing at or above the hit a person stands on', () => {
    const merged = betterList(moveSelection(list, 1), better);
    expect(documents(merged)).toBe('azb');
    expect(selectedHit(merged)).toEqual(selectedHit(moveSelection(list, 1)));
  });

  it('moves nothing at or above the hit under the pointer, and leaves the choice alone', () => {
    const merged = betterList(hold(list, hitKey(aHit('b', 1))), better);
    expect(documents(merged)).toBe('abz');
    expect(merged.selectedKey).toBeNull();
  });

  it('keeps the chosen hit even when the better list no longer has it', () => {
    const merged = betterList(select(list, hitKey(aHit('b', 1))), [aHit('z', 1)]);
    expect(documents(merged)).toBe('abz');
    expect(selectedHit(merged)?.documentId).toBe('b');
  });

  it('keeps what was opened', () => {
    expect(rows(betterList(toggleGroup(list, 'a'), better)).length).toBeGreaterThan(6);
  });
});
