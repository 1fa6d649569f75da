import { describe, expect, it } from 'vitest';
import { isNoValue, readDate, readDuration, readNumber } from '../../../src/main/engine/tables/read-value.ts';

describe('readNumber', () => {
  it.each([
    ['1,234', 1234],
    ['1.234.567', 1234567],
    ['1.234,5', 1234.5],
    ['1,5', 1.5],
    ['3.14', 3.14],
    ['$5,409.00', 5409],
    ['€ 12', 12],
    ['US$ 3 million', 3e6],
    ['-7', -7],
    ['−7', -7],
    ['(7)', -7],
    ['12 %', 12],
    ['16th', 16],
    ['203.0 km (126.1 mi)', 203],
    ['58*', 58],
    ['80.84 m', 80.84],
    ['.5', 0.5],
    ['5 [note 1]', 5],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', 'none', '10 Downing Street', 'A4', 'v1.2.3 beta build', '2001: A Space Odyssey', '#DIV/0!', '—'])(
    '%s is none',
    (text) => expect(readNumber(text)).toBeNull(),
  );
});

describe('readDate', () => {
  it.each([
    ['2024-05-03', 20240503],
    ['3.5.2024', 20240503],
    ['May 3, 2024', 20240503],
    ['3 May 2024', 20240503],
    ['Fri, 3rd of May 2024', 20240503],
    ['31/12/2024', 20241231],
    ['12/31/2024', 20241231],
    ['3. Mai 2024', 20240503],
    ['December 1955', 19551200],
    ['Sept 11', 911],
  ])('%s is %d', (text, value) => expect(readDate(text)).toBe(value));

  it.each(['', '2024', 'May', 'Maybe 3, 2024', '45/45/2024', '3:02.57', 'Marsh 12'])('%s is none', (text) =>
    expect(readDate(text)).toBeNull(),
  );
});

it('reads times as seconds', () => {
  expect(readDuration('3:02.57')).toBeCloseTo(182.57);
  expect(readDuration('1:02:03')).toBe(3723);
  expect(readDuration('12')).toBeNull();
});

it.each(['', ' ', 'N/A', '-', '—', '?', '#REF!', 'TBD'])('knows that "%s" is no value', (text) =>
  expect(isNoValue(text)).toBe(true),
);

// The bug: looked for from every bracket to the end.
it('a cell of opening brackets is no number, at once', () => {
  expect(readNumber('['.repeat(300_000))).toBeNull();
  expect(readNumber('1,204[3]')).toBe(1204);
});
