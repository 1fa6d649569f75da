import { describe, expect, it } from 'vitest';
import type { Pick } from '../../../src/main/engine/tables/table-query.ts';
import { tellValues } from '../../../src/main/engine/tables/tell-values.ts';
import { tableOf } from './table-of.ts';

const query = (pick: Pick) => ({ all: [], order: null, limit: null, offset: 0, step: 0 as const, pick });
const money = tableOf('Who\tAmount\nAnna\t1,200.00\nBen\t90.50');
const counts = tableOf('Who\tCount\nAnna\t12000\nBen\t9');

describe('tellValues', () => {
  it.each([
    ['as the column writes money', money, { kind: 'sum', column: 1 } as Pick, [12_345.5], '12,345.50'],
    ['as the column writes counts', counts, { kind: 'sum', column: 1 } as Pick, [12_009], '12009'],
    ['an average without noise', counts, { kind: 'average', column: 1 } as Pick, [10 / 3], '3.3333'],
    ['a count by itself', money, { kind: 'count', distinct: null } as Pick, [1200], '1200'],
    ['below nothing', money, { kind: 'spread', column: 1 } as Pick, [-1234.5], '-1,234.50'],
    ['cells as they stand', money, { kind: 'cells', column: 0 } as Pick, ['Anna', 'Ben', 'Anna'], 'Anna, Ben'],
  ])('%s', (_what, table, pick, values, text) => expect(tellValues(values, 20, table, query(pick)).text).toBe(text));

  it('says how many more there are', () =>
    expect(tellValues(['a', 'b', 'c'], 2, money, query({ kind: 'cells', column: 0 })).text).toBe('a, b and 1 more'));
});
