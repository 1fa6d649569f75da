import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/main/engine/types.ts';
import type { PlacedWord } from '../../../src/main/picture-worker/merged-words.ts';
import { agreedWords } from '../../../src/main/picture-worker/second-reader/agreed-words.ts';
import { isLatin } from '../../../src/main/picture-worker/second-reader/is-latin.ts';
import { withSignsInPhotograph } from '../../../src/main/picture-worker/second-reader/photograph-signs.ts';
import type { ReadLine } from '../../../src/main/picture-worker/second-reader/words-of-line.ts';

const known = new Set([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,/: ']);
const reading = (lines: readonly ReadLine[], isWhole = true) => ({ lines, signs: known, isWhole });
const same = (box: Box) => box;
/** Pixels of a letter, in a row 20 high. */
const step = 10;

function word(text: string, column: number, confidence: number, row = 0): PlacedWord {
  const box: Box = [column * step, row * 40, (column + text.length) * step, row * 40 + 20];
  return { text, confidence, box, flat: box, block: 0, paragraph: 0, line: row };
}

/** A line as the second recogniser reads it, a letter in each column; a space in the text is none in its reading where `glued`. */
function line(text: string, column: number, confidence: number, { row = 0, glued = false } = {}): ReadLine {
  const signs = [...text].flatMap((sign, at) =>
    sign === ' ' && glued ? [] : [{ sign, confidence, first: at, last: at }],
  );
  const width = text.length * step;
  return {
    signs,
    steps: text.length,
    box: { middle: [column * step + width / 2, row * 40 + 10], width, height: 24, slope: 0 },
  };
}

const texts = (words: readonly PlacedWord[]) => words.map(({ text }) => text);

describe('one reading out of two', () => {
  test('what both read is as sure as the surer says, in the place and with the gaps of the first', () => {
    const first = [word('NET', 0, 0.7), word('TOTAL', 4, 0.6)];
    const words = agreedWords(first, reading([line('NET TOTAL', 0, 0.98, { glued: true })]), same);
    expect(words).toEqual(first.map((one) => ({ ...one, confidence: expect.closeTo(0.98) })));
  });

  test('where they differ the second one is taken, and is never as sure as what both agree on', () => {
    const words = agreedWords([word('34S.9S', 0, 0.7)], reading([line('343.95', 0, 0.99)]), same);
    expect(texts(words)).toEqual(['343.95']);
    // Less than any figure that is verified by its sureness alone.
    expect(words[0]?.confidence).toBe(0.7);
    expect(words[0]?.line).toBe(0);
    expect(agreedWords([word('CASHLER', 0, 0.7)], reading([line('CASHIER', 0, 0.99)]), same)[0]?.confidence).toBe(0.75);
  });

  test('a word the first is sure of stays, and so does one the second is less sure of', () => {
    expect(texts(agreedWords([word('CASHIER', 0, 0.93)], reading([line('CASHI3R', 0, 0.95)]), same))).toEqual([
      'CASHI3R',
    ]);
    expect(texts(agreedWords([word('CASHIER', 0, 0.93)], reading([line('CASHLER', 0, 0.95)]), same))).toEqual([
      'CASHIER',
    ]);
    expect(texts(agreedWords([word('12.50', 0, 0.96)], reading([line('12.80', 0, 0.99)]), same))).toEqual(['12.50']);
    expect(texts(agreedWords([word('CASH', 0, 0.7)], reading([line('CRSH', 0, 0.65)]), same))).toEqual(['CASH']);
  });

  test('a word with a letter the second cannot write stays', () => {
    expect(texts(agreedWords([word('Müller', 0, 0.7)], reading([line('Muller', 0, 1)]), same))).toEqual(['Müller']);
  });

  test('a page in a language with marks is no surer of letters for a reader that writes none', () => {
    const sureness = (text: string, isWhole: boolean) =>
      agreedWords([word(text, 0, 0.6), word('x', 30, 0.9)], reading([line(text, 0, 0.98)], isWhole), same)[0]
        ?.confidence;
    // It stands for "Müller" as well.
    expect(sureness('Muller', false)).toBe(0.75);
    expect(sureness('Muller', true)).toBeCloseTo(0.98);
    expect(sureness('12.50', false)).toBeCloseTo(0.98);
    const found = agreedWords([word('x', 30, 0.9)], reading([line('Muller', 0, 0.98)], false), same);
    expect(found.find(({ text }) => text === 'Muller')?.confidence).toBe(0.75);
  });

  test('gaps the first saw part what the second read as one', () => {
    const words = agreedWords(
      [word('l2/03', 0, 0.6), word('IO:25', 6, 0.6)],
      reading([line('12/03 10:25', 0, 0.99)]),
      same,
    );
    expect(texts(words)).toEqual(['12/03', '10:25']);
  });

  test('what only the second found stands where it is printed', () => {
    const first = [word('Total', 0, 0.9), word('Cash', 0, 0.9, 2)];
    const lines = [line('Total', 0, 0.99), line('30.00', 20, 0.98), line('Change', 0, 0.97, { row: 1 })];
    const words = agreedWords(first, reading(lines), same);
    expect(texts(words)).toEqual(['Total', '30.00', 'Change', 'Cash']);
    expect(words[1]?.line).toBe(words[0]?.line);
  });
});

test('letters of another script are known by both readings being unsure', () => {
  const read = (confidence: number) => reading([line('orobop apehbl', 0, confidence)]);
  expect(isLatin(read(0.86), 0.35)).toBe(false);
  expect(isLatin(read(0.97), 0.35)).toBe(true);
  expect(isLatin(read(0.86), 0.6)).toBe(true);
});

describe('signs in a photograph', () => {
  const signs = (...lines: readonly ReadLine[]) => texts(withSignsInPhotograph([], reading(lines), same));

  test('are believed where they are surely read', () => {
    expect(signs(line('STOP', 0, 0.98), line('x', 0, 0.99, { row: 2 }), line('com', 0, 0.8, { row: 4 }))).toEqual([
      'STOP',
    ]);
  });

  test('are a text once there are enough of them', () => {
    const sure = ['RECEIPT No 4711', 'Thank you for shopping'].map((text, row) => line(text, 0, 0.97, { row }));
    expect(signs(...sure, line('Total', 0, 0.7, { row: 4 }))).toContain('Total');
  });
});
