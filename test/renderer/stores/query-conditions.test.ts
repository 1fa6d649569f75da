import { describe, expect, it } from 'vitest';
import type { SearchCondition } from '../../../src/preload/contract/shapes.ts';
import {
  conditionChips,
  facetText,
  isAsked,
  withCondition,
  withoutCondition,
} from '../../../src/renderer/stores/query-conditions.ts';

describe('facets as words of the query', () => {
  it.each([
    ['kind', 'pdf', 'type:pdf'],
    ['language', 'de', 'lang:de'],
    ['folder', 'Contracts', 'in:Contracts'],
    ['folder', 'My "old" files', 'in:"My old files"'],
    ['year', '2024', 'after:2024 before:2025'],
  ] as const)('%s %s is %s', (name, value, text) => {
    expect(facetText(name, value)).toBe(text);
  });
});

describe('putting a condition in and taking it out', () => {
  it('adds it at the end, once', () => {
    expect(withCondition('lease ', 'type:pdf')).toBe('lease type:pdf');
    expect(withCondition('type:pdf lease', 'type:pdf')).toBe('type:pdf lease');
    expect(withCondition('  ', 'type:pdf')).toBe('type:pdf');
  });

  it.each([
    ['lease type:pdf', 'lease'],
    ['type:pdf', ''],
    ['a type:pdf b', 'a b'],
    ['a  type:pdf  b  c', 'a b  c'],
    ['type:pdfs type:pdf', 'type:pdfs'],
    ['xtype:pdf', 'xtype:pdf'],
    ['nothing of it', 'nothing of it'],
  ])('takes type:pdf out of “%s”', (query, rest) => {
    expect(withoutCondition(query, 'type:pdf')).toBe(rest);
  });

  it('is undone by taking it out again, whatever the query holds', () => {
    for (const query of ['lease', '“two words” -draft', '発注 📎', 'a (b) [c] \\ $& *']) {
      for (const text of ['in:"My files"', 'after:2024 before:2025', '-draft*', '"a [b"']) {
        expect(withoutCondition(withCondition(query, text), text)).toBe(query);
      }
    }
  });

  it('does not hang on an empty condition', () => {
    expect(withoutCondition('lease', '')).toBe('lease');
  });
});

describe('chips', () => {
  const condition = (name: SearchCondition['name'], value: string, text: string): SearchCondition => ({
    name,
    value,
    text,
  });
  const year = [condition('after', '2024-01-01', 'after:2024'), condition('before', '2025-01-01', 'before:2025')];

  it('say one year as one, and take both of its conditions out', () => {
    const chips = conditionChips([...year, condition('kind', 'pdf', 'type:pdf')]);
    expect(chips.map(({ name, value }) => `${name} ${value}`)).toEqual(['kind pdf', 'year 2024']);
    const query = 'lease after:2024 type:pdf before:2025';
    expect(chips[1]?.texts.reduce(withoutCondition, query)).toBe('lease type:pdf');
  });

  it('leave other spans as two', () => {
    const span = [condition('after', '2023-01-01', 'after:2023'), condition('before', '2025-01-01', 'before:2025')];
    expect(conditionChips(span)).toHaveLength(2);
    expect(conditionChips([condition('after', '2024-05-01', 'after:2024-05')])).toHaveLength(1);
  });

  it('tell which values are asked for already', () => {
    const chips = conditionChips([...year, condition('kind', 'email', 'type:mail')]);
    expect(isAsked(chips, 'kind', 'email')).toBe(true);
    expect(isAsked(chips, 'year', '2024')).toBe(true);
    expect(isAsked(chips, 'kind', 'pdf')).toBe(false);
    expect(isAsked(chips, 'folder', 'email')).toBe(false);
  });
});
