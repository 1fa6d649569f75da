import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { tellingTerms } from '../../../src/main/engine/search/telling-terms.ts';

const { enough, common } = limits.search.telling;
const kept = (counts: Readonly<Record<string, number>>) => [
  ...tellingTerms(new Set(Object.keys(counts)), new Map(Object.entries(counts))),
];

test('common words are left out only where rarer ones find enough', () => {
  expect(kept({ the: common * 3, rent: enough, weir: 4 })).toEqual(['weir', 'rent']);
  expect(kept({ the: common * 3, weir: 4 })).toEqual(['weir', 'the']);
  expect(kept({ the: common * 3, and: common * 2 })).toEqual(['and']);
  expect(kept({ rent: common - 1, weir: enough })).toEqual(['weir', 'rent']);
  expect(kept({})).toEqual([]);
});
