import { describe, expect, it } from 'vitest';
import { requests } from '../../../src/preload/contract/requests.ts';
import {
  fieldQuery,
  isNarrowed,
  nextSort,
  noFilter,
  pageRequest,
  textQuery,
} from '../../../src/renderer/stores/file-query.ts';
import { rootList } from '../../../src/renderer/stores/file-tree.ts';

const sort = { key: 'path', descending: false } as const;
const valid = (input: unknown) => requests['file.list'].input.safeParse(input).success;

describe('the query of the list', () => {
  it('looks everywhere, or in the field that is named', () => {
    expect(textQuery('  lease ')).toEqual({ nameContains: 'lease' });
    expect(textQuery('author: Anna Lind')).toEqual({ field: { name: 'author', contains: 'Anna Lind' } });
    expect(textQuery('Sender:bo@')).toEqual({ field: { name: 'from', contains: 'bo@' } });
    expect(textQuery('note: buy rope')).toEqual({ nameContains: 'note: buy rope' });
    expect(textQuery('author:')).toEqual({ nameContains: 'author:' });
    expect(textQuery('   ')).toEqual({});
  });

  it('finds again what a field says', () => {
    const typed = fieldQuery('author', 'Anna: the second') ?? '';
    expect(textQuery(typed)).toEqual({ field: { name: 'author', contains: 'Anna: the second' } });
    expect(fieldQuery('word-count', '12')).toBeNull();
    expect(fieldQuery('subject', 'x'.repeat(300))).toBeNull();
  });

  it('is always one the contract takes', () => {
    const long = 'y'.repeat(5_000);
    const filters = [
      noFilter,
      { ...noFilter, nameContains: long },
      { ...noFilter, nameContains: `author: ${long}` },
      { ...noFilter, kind: 'pdf', doubtful: true, kept: true, state: 'ready' as const, folderId: 'f' },
    ];
    for (const filter of filters) expect(valid(pageRequest(filter, sort, rootList, 3))).toBe(true);
    expect(valid(pageRequest(noFilter, sort, 'container', 0))).toBe(true);
  });

  it('lists members beside the files as soon as only some are wanted', () => {
    expect(pageRequest(noFilter, sort, rootList, 0)).toMatchObject({ members: false });
    expect(isNarrowed({ ...noFilter, folderId: 'f' })).toBe(false);
    expect(pageRequest({ ...noFilter, kept: true }, sort, rootList, 0)).toMatchObject({ kept: true, members: true });
    expect(pageRequest({ ...noFilter, doubtful: true }, sort, rootList, 0)).toMatchObject({ members: true });
  });

  it('turns the order round when the same column is chosen again', () => {
    expect(nextSort(sort, 'name')).toEqual({ key: 'name', descending: false });
    expect(nextSort(sort, 'size')).toEqual({ key: 'size', descending: true });
    expect(nextSort({ key: 'size', descending: true }, 'size')).toEqual({ key: 'size', descending: false });
  });
});
