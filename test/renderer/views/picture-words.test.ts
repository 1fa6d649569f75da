import { describe, expect, it } from 'vitest';
import type { PageWords } from '../../../src/preload/contract/shapes.ts';
import { placeWords, textBetween, wordAt } from '../../../src/renderer/views/pictures/picture-words.ts';

/** The page's text begins somewhere in its document. */
const before = 500;
const text = 'Rent is due\non the first day.\nCaption';

/** Every word of a line is 10 points high and as wide as 10 points a letter. */
function page(): PageWords {
  const words = text.split('\n').flatMap((line, row) => {
    let x = 20;
    return line.split(' ').map((word) => {
      const start = before + text.indexOf(word);
      const box = [x, 100 + 20 * row, x + 10 * word.length, 110 + 20 * row] as const;
      x += 10 * word.length + 10;
      return { start, end: start + word.length, text: word, box };
    });
  });
  return { width: 400, height: 200, words };
}

const size = { width: 800, height: 400 };

describe('words over a picture', () => {
  it('lie on shares of it, of the whole page or of the part that is shown', () => {
    const [first] = placeWords(page(), null);
    expect(first).toMatchObject({ text: 'Rent', left: 0.05, top: 0.5, width: 0.1, height: 0.05 });
    const part = placeWords(page(), [0, 115, 400, 135]);
    expect(part.map((word) => word.text)).toEqual(['on', 'the', 'first', 'day.']);
    expect(part[0]).toMatchObject({ left: 0.05, top: 0.25, height: 0.5 });
    expect(placeWords({ width: 0, height: 0, words: [] }, null)).toEqual([]);
  });

  it('are found by the pointer on them, near them in their own line, and not far from them', () => {
    const words = placeWords(page(), null);
    expect(wordAt(words, { x: 45, y: 210 }, size, 6)).toBe(0);
    // Between "Rent" and "is": nearer to the second.
    expect(wordAt(words, { x: 136, y: 210 }, size, 6)).toBe(1);
    expect(wordAt(words, { x: 700, y: 20 }, size, 6)).toBe(-1);
    // While dragging, what is right of a line means its last word, not one of the line below.
    expect(wordAt(words, { x: 780, y: 213 }, size, Number.POSITIVE_INFINITY)).toBe(2);
  });

  it('are copied as the document has them, with its spaces and line ends, in either direction', () => {
    const words = placeWords(page(), null);
    expect(textBetween(words, 1, 4, text, before)).toBe('is due\non the');
    expect(textBetween(words, 4, 1, text, before)).toBe('is due\non the');
    expect(textBetween(words, 0, words.length - 1, text, before)).toBe(text);
  });

  it('of a region are joined by a space where other words stand between them', () => {
    const left = placeWords(page(), [0, 95, 60, 160]);
    expect(left.map((word) => word.text)).toEqual(['Rent', 'on', 'Caption']);
    expect(textBetween(left, 0, 2, text, before)).toBe('Rent on Caption');
  });
});
