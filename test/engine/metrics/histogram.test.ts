import { describe, expect, it } from 'vitest';
import { dayIn, dayOf, emptyBook, readBook } from '../../../src/main/engine/metrics/day-book.ts';
import { addTime, emptyHistogram, merged, quantile } from '../../../src/main/engine/metrics/histogram.ts';
import { metricsLimits } from '../../../src/main/engine/metrics/limits.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

describe('a histogram of times', () => {
  it('knows quantiles to a tenth from milliseconds to minutes', () => {
    const random = seededRandom(3);
    for (const scale of [10, 80, 900, 40_000]) {
      const values = Array.from({ length: 4000 }, () => scale * (0.2 + 3 * random() ** 2));
      const histogram = emptyHistogram();
      for (const value of values) addTime(histogram, value);
      const sorted = values.toSorted((one, other) => one - other);
      for (const share of [0.1, 0.5, 0.95, 0.99]) {
        const exact = sorted[Math.ceil(share * values.length) - 1] as number;
        expect(Math.abs(quantile(histogram, share) / exact - 1)).toBeLessThan(0.1);
      }
    }
  });

  it('adds up to the same whether merged or counted at once', () => {
    const [one, other, both] = [emptyHistogram(), emptyHistogram(), emptyHistogram()];
    for (const value of [1, 5, 5, 70, 1e9]) {
      addTime(value > 5 ? one : other, value);
      addTime(both, value);
    }
    expect(merged([one, other])).toEqual(both);
  });
});

describe('the book of days', () => {
  it('keeps a month, however long Docent runs, in a bounded file', () => {
    const book = emptyBook();
    for (let index = 0; index < 400; index += 1) {
      const day = dayIn(book, Date.UTC(2026, 0, 1, 12) + index * 86_400_000);
      const histogram = emptyHistogram();
      for (let value = 1; value < 2_000_000; value *= 1.1) addTime(histogram, value);
      for (const name of ['search', 'search.typed', 'answer.first', 'answer.whole', 'document'] as const)
        day.times[name] = histogram;
    }
    expect(Object.keys(book.days)).toHaveLength(metricsLimits.days);
    expect(JSON.stringify(book).length).toBeLessThan(metricsLimits.fileBytes / 4);
    expect(readBook(JSON.stringify(book))).toEqual(book);
  });

  it.each(['', '{', 'null', '[]', '{"days":3,"slow":[]}', '{"days":{},"slow":{}}'])('begins anew over %s', (text) => {
    expect(readBook(text)).toBeNull();
  });

  it('takes over only names and numbers it knows', () => {
    const today = dayOf(Date.now());
    const planted = { times: { search: { buckets: { 3: 2, 900: 5, x: 1 }, sum: -4, longest: 9 }, 'Mrs Canary': {} } };
    const slow = [
      { name: 'Mrs Canary', at: 1 },
      { name: 'search', at: 5, query: 'Mrs Canary', milliseconds: 'x' },
      null,
    ];
    const text = JSON.stringify({ days: { [today]: { ...planted, errors: { canary: 4 } }, canary: {} }, slow });
    const book = readBook(text);
    expect(JSON.stringify(book)).not.toMatch(/canary/i);
    expect(book?.days[today]?.times.search).toEqual({ count: 2, sum: 0, longest: 9, buckets: { 3: 2 } });
    expect(book?.slow).toEqual([{ name: 'search', at: 5, milliseconds: 0, asked: 0, found: 0 }]);
  });
});
