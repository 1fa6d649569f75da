import { expect, test } from 'vitest';
import { excerptOf } from '../../../src/renderer/views/search/excerpt.ts';

test('a match near the beginning leaves the passage whole', () => {
  const highlights = [{ start: 10, end: 15 }];
  expect(excerptOf('Some words match here and so on.', highlights)).toEqual({
    text: 'Some words match here and so on.',
    highlights,
  });
  expect(excerptOf('Nothing matches.', []).text).toBe('Nothing matches.');
});

test('a late match is led to, and every mark stays on its word', () => {
  const text = `${'filler words come first. '.repeat(20)}The penalty is 500 euros, a harsh penalty.`;
  const starts = [...text.matchAll(/penalty/g)].map((match) => match.index);
  const excerpt = excerptOf(
    text,
    starts.map((start) => ({ start, end: start + 7 })),
  );
  expect(excerpt.text.startsWith('… ')).toBe(true);
  expect(excerpt.text.length).toBeLessThan(200);
  for (const { start, end } of excerpt.highlights) expect(excerpt.text.slice(start, end)).toBe('penalty');
});
