import { describe, expect, it } from 'vitest';
import { recognisedText } from '../../../src/main/engine/extract/ocr/recognised-text.ts';
import type { Box, RecognisedPage, RecognisedWord } from '../../../src/main/engine/types.ts';

const letters = { width: 10, height: 20 };
const origin = { x: 0, y: 0, scale: 1 };

/** Words of a line, each letter 10 pixels wide, single spaces between; `x` and `y` in pixels. */
function line(
  text: string,
  x: number,
  y: number,
  at: { block: number; paragraph: number; line: number },
  height = letters.height,
): RecognisedWord[] {
  let left = x;
  return text.split(' ').map((word) => {
    const box: Box = [left, y, left + word.length * letters.width, y + height];
    left = box[2] + letters.width;
    return { text: word, box, confidence: 0.9, ...at };
  });
}

function page(words: readonly RecognisedWord[], turned: RecognisedPage['turned'] = 0): RecognisedPage {
  return { width: 1000, height: 1400, words, confidence: 0.9, turned, languages: ['eng'], missingScript: null };
}

describe('text of a recognised page', () => {
  it('joins lines of a paragraph and words split at a line end, with a box for each part', () => {
    const words = [
      ...line('The light-', 100, 100, { block: 0, paragraph: 0, line: 0 }),
      ...line('house stands', 100, 130, { block: 0, paragraph: 0, line: 1 }),
      ...line('Another one.', 100, 200, { block: 0, paragraph: 1, line: 2 }),
    ];
    const read = recognisedText(page(words), { x: 50, y: 60, scale: 0.5 });
    expect(read.text).toBe('The lighthouse stands\n\nAnother one.');
    expect(read.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect(read.words.map(({ start, end }) => read.text.slice(start, end))).toEqual([
      'The',
      'light',
      'house',
      'stands',
      'Another',
      'one.',
    ]);
    expect(read.words[0]?.box).toEqual([100, 110, 115, 120]);
    expect(read.confidence).toBe(0.9);
  });

  it('puts the columns of a table on common rows, figures behind their labels', () => {
    const words = [
      ...line('Water received', 100, 100, { block: 0, paragraph: 0, line: 0 }),
      ...line('Other funds due', 100, 130, { block: 0, paragraph: 0, line: 1 }),
      ...line('Total', 100, 160, { block: 0, paragraph: 0, line: 2 }),
      ...line('22,015', 600, 101, { block: 1, paragraph: 1, line: 3 }),
      ...line('530', 630, 131, { block: 1, paragraph: 1, line: 4 }),
      ...line('22,545', 600, 161, { block: 1, paragraph: 1, line: 5 }),
    ];
    const read = recognisedText(page(words), origin);
    expect(read.text).toBe('Water received\t22,015\nOther funds due\t530\nTotal\t22,545');
    expect(read.blocks.map(({ kind }) => kind)).toEqual(['table-row', 'table-row', 'table-row']);
  });

  it('cuts a line into cells at wide gaps', () => {
    const at = { block: 0, paragraph: 0, line: 0 };
    const words = [...line('Coffee', 100, 100, at), ...line('3.50', 400, 100, at)];
    expect(recognisedText(page(words), origin).text).toBe('Coffee\t3.50');
  });

  it('reads columns of prose one after the other', () => {
    const left = ['one two three four five', 'six seven eight nine ten', 'end of the left column'];
    const right = ['and the right one begins', 'with more words in it', 'until it ends as well'];
    const words = [
      ...left.flatMap((text, row) => line(text, 50, 100 + row * 30, { block: 0, paragraph: 0, line: row })),
      ...right.flatMap((text, row) => line(text, 550, 100 + row * 30, { block: 1, paragraph: 1, line: 3 + row })),
    ];
    expect(recognisedText(page(words), origin).text).toBe(`${left.join(' ')}\n\n${right.join(' ')}`);
  });

  it('lays out a page that lies on its side as if it stood, and keeps the boxes as displayed', () => {
    const upright = [
      ...line('Label one', 100, 100, { block: 0, paragraph: 0, line: 0 }),
      ...line('17', 500, 100, { block: 1, paragraph: 1, line: 1 }),
    ];
    // Turned a quarter to the left: what was right is up.
    const lying = upright.map((word): RecognisedWord => {
      const [x0, y0, x1, y1] = word.box;
      return { ...word, box: [y0, 1400 - x1, y1, 1400 - x0] };
    });
    const read = recognisedText(page(lying, 90), origin);
    expect(read.text).toBe('Label one\t17');
    expect(read.words.map(({ box }) => box)).toEqual(lying.map(({ box }) => box));
  });

  it('finds rows on a page that slopes', () => {
    const slope = (words: readonly RecognisedWord[]) =>
      words.map((word): RecognisedWord => {
        const down = ((word.box[0] + word.box[2]) / 2) * 0.06;
        return { ...word, box: [word.box[0], word.box[1] + down, word.box[2], word.box[3] + down] };
      });
    const words = slope([
      ...line('The first of these rows', 50, 100, { block: 0, paragraph: 0, line: 0 }),
      ...line('The second of these rows', 50, 140, { block: 0, paragraph: 0, line: 1 }),
      ...line('11', 800, 100, { block: 1, paragraph: 1, line: 2 }),
      ...line('22', 800, 140, { block: 1, paragraph: 1, line: 3 }),
    ]);
    expect(recognisedText(page(words), origin).text).toBe('The first of these rows\t11\nThe second of these rows\t22');
  });

  it('knows headings by their size, list items by their mark, and drops rows of dots', () => {
    const words = [
      ...line('Harbour Rules', 100, 50, { block: 0, paragraph: 0, line: 0 }, 40),
      ...line('• Keep the pier free.', 100, 120, { block: 1, paragraph: 1, line: 1 }),
      ...line('Tides.............12', 100, 180, { block: 2, paragraph: 2, line: 2 }),
      ...line('nothing but plain words here', 100, 240, { block: 3, paragraph: 3, line: 3 }),
    ];
    const read = recognisedText(page(words), origin);
    expect(read.text).toBe('Harbour Rules\n\n• Keep the pier free.\n\nTides\t12\n\nnothing but plain words here');
    expect(read.blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['list-item', 1],
      ['table-row', 0],
      ['paragraph', 0],
    ]);
  });

  it('is empty for a page without words', () => {
    expect(recognisedText(page([]), origin)).toMatchObject({ text: '', words: [], blocks: [] });
  });
});
