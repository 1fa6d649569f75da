import { describe, expect, it } from 'vitest';
import type { Picture, PictureTools } from '../../../src/main/engine/types.ts';
import { makeLayeredPdf } from '../../helpers/mixed-pdf.ts';
import { readBytes } from './read-document.ts';

const seen = [
  'Weather report for the second week of November',
  'Strong winds and heavy rain were expected from the west.',
];
const other = [
  'The council met on Tuesday to hear about the harbour',
  'and decided that nets must not dry along the quay.',
];

/** Reads the same sentences off every picture, and keeps the pictures. */
function reading(sentences: readonly string[]): PictureTools & { readonly pictures: Picture[] } {
  const pictures: Picture[] = [];
  return {
    parallel: 1,
    pictures,
    inspect: () => Promise.reject(new Error('nothing is inspected here')),
    recognise: async (picture) => {
      pictures.push(picture);
      const words = sentences.flatMap((sentence, line) =>
        sentence.split(' ').map((text, at) => ({
          text,
          box: [at * 60, line * 40, at * 60 + 50, line * 40 + 20] as const,
          confidence: 0.9,
          block: 0,
          paragraph: line,
          line,
        })),
      );
      return { width: 1000, height: 1000, words, confidence: 0.9, turned: 0, languages: ['eng'], missingScript: null };
    },
  };
}

describe('hidden text over a scan', () => {
  it('is kept when a strip of the page says the same', async () => {
    const pictures = reading(seen);
    const { units } = await readBytes('a.pdf', await makeLayeredPdf(seen, seen), {}, undefined, { pictures });
    expect(units[0]).toMatchObject({ source: 'native', ocrConfidence: null, doubts: [] });
    expect(units[0]?.text.replace(/\s+/g, ' ')).toContain(seen[0]);
    expect(pictures.pictures).toHaveLength(1);
    const [strip] = pictures.pictures;
    if (strip?.type !== 'pixels') throw new Error('pixels were expected');
    expect(strip.height).toBeLessThan(strip.width / 3);
  });

  it('is replaced when it says something else, however well it reads', async () => {
    const pictures = reading(seen);
    const { units } = await readBytes('a.pdf', await makeLayeredPdf(seen, other), {}, undefined, { pictures });
    expect(units[0]?.source).toBe('ocr');
    expect(units[0]?.text).not.toContain('council');
    expect(units[0]?.doubts.map(({ code }) => code)).toEqual(['text-replaced']);
    expect(pictures.pictures).toHaveLength(2);
  });

  it('is kept where nothing can be recognised', async () => {
    const { units } = await readBytes('a.pdf', await makeLayeredPdf(seen, other));
    expect(units[0]?.text).toContain('council');
    expect(units[0]?.source).toBe('native');
  });
});
