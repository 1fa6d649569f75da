/** Pages with far more text than paper has room for, as drawings and attacks have. Each was set aside: it took longer than a page may. */
import { describe, expect, it } from 'vitest';
import { CharacterWriter } from '../../../src/main/engine/extract/pdf/character-table.ts';
import { pdfLimits } from '../../../src/main/engine/extract/pdf/limits.ts';
import { missedWords } from '../../../src/main/engine/extract/pdf/missed-words.ts';
import { pageText, type TextBlock, type TextWord } from '../../../src/main/engine/extract/pdf/page-text.ts';
import type { RawPage } from '../../../src/main/engine/extract/pdf/pdf-document.ts';
import { plainStyle } from '../../../src/main/engine/extract/pdf/text-style.ts';
import { line, type PdfPage, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { readBytes } from './read-document.ts';

/** Milliseconds: only a hang should meet them. */
const patience = 300_000;
const count = 40_000;
const page = (lineAt: (index: number) => string): PdfPage => ({
  content: Array.from({ length: count }, (_, index) => lineAt(index)).join(''),
});
const random = seededRandom(11);
/** Heights that go down the page in steps of hardly anything. */
const down = (index: number) => Number((780 - (index / count) * 760).toFixed(3));
const word = (text: string, spaced: boolean): TextWord => ({ text, spaced, box: [0, 0, 1, 1] });
/** As much of a page as comparing words looks at. */
function rawPage(words: readonly string[]): RawPage {
  const text = words.join(' ');
  const writer = new CharacterWriter(text.length);
  for (const sign of text) writer.add(sign.charCodeAt(0), plainStyle, 0);
  return {
    ...{ width: 100, height: 100, characters: writer.table(), cutOff: false, covers: [], notes: [] },
    paint: { images: [], paths: 0, texts: 0, rules: [] },
  };
}
const last: PdfPage = { content: line(72, 700, 11, 'The page after it.') };

/** Processor time in microseconds; others on the machine do not count. */
function processorTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Times as long that eight times as much may take: all of it looked at again and again would take sixty-four times as long. */
const mostTimes = 20;

describe('what is done with the text of a page', () => {
  it('takes as much longer as there is more to write out', () => {
    const words = (at: number) => ['line', `${at}`, 'of', 'won-'].map((text, index) => word(text, index > 0));
    const written = (lines: number) => () => {
      const paragraph = {
        kind: 'paragraph',
        level: 0,
        lines: Array.from({ length: lines }, (_, at) => [{ words: words(at) }]),
      };
      expect(pageText([paragraph as TextBlock]).text).toContain('wonline');
    };
    written(2_000)();
    expect(processorTime(written(80_000)) / processorTime(written(10_000))).toBeLessThan(mostTimes);
  });

  it('takes no longer to compare once there is very much', () => {
    const compared = (lines: number) => () => {
      const all = Array.from({ length: lines }, (_, at) => `a${at}`);
      const others = Array.from({ length: lines }, (_, at) => `b${at}`);
      const { missed, of } = missedWords(rawPage(all), rawPage(others));
      expect([missed, of]).toEqual([lines, lines]);
    };
    compared(2_000)();
    expect(processorTime(compared(160_000)) / processorTime(compared(20_000))).toBeLessThan(mostTimes);
  });
});

describe('a page of 40,000 lines', () => {
  it.each([
    ['all in one place', page((index) => line(72, 700, 10, `Line ${index}`)), /Line 39999/],
    ['one over the other', page((index) => line(72, down(index), 10, `Line ${index}`)), /Line 39999/],
    ['hyphenated', page((index) => line(72, down(index), 10, `L${index}-`)), /L39999-/],
    ['scattered', page((index) => line(Math.round(random() * 500), down(index), 10, `w${index}`)), /w39999/],
    [
      'in columns, more pieces than the first reader sorts',
      page((index) => [72, 232, 392].map((x) => line(x, down(index), 10, `${index % 10}`)).join('')),
      /9\t9\t9$/,
    ],
    [
      'white, on as many painted boxes',
      page(
        (index) =>
          `0.2 g ${72 + (index % 400)} ${down(index)} 40 9 re f 1 g ${line(72, down(index), 8, `Line ${index}`)}`,
      ),
      /Line 39999/,
    ],
  ])(
    'is read whole: %s',
    async (_, crowded, end) => {
      const { units } = await readBytes('crowded.pdf', writePdf([crowded, last]));
      expect(units.map(({ number }) => number)).toEqual([1, 2]);
      expect(units[0]?.text).toMatch(end);
      expect(units[0]?.doubts.filter(({ code }) => code === 'text-limit')).toEqual([]);
      expect(units[1]?.text).toBe('The page after it.');
    },
    patience,
  );

  it('is read as far as a page is, and says so, when it holds a book', { timeout: patience }, async () => {
    const book = page((index) => line(72, down(index), 10, `Line ${index} ${'of a very long page '.repeat(2)}`));
    const { units } = await readBytes('book.pdf', writePdf([book, last]));
    expect(units[0]?.doubts).toContainEqual({
      code: 'text-limit',
      values: { characters: pdfLimits.page.mostCharacters },
    });
    expect(units[0]?.text).toContain('Line 5000 of');
    expect(units[1]).toMatchObject({ text: 'The page after it.', doubts: [] });
  });
});
