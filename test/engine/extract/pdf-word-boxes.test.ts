import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/main/engine/types.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { documents, readBytes, readFixture } from './read-document.ts';

type OtherReader = {
  readonly pages: readonly { readonly words: readonly { readonly text: string; readonly box: Box }[] }[];
};

/** Width and height of each page as displayed. */
const sizes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  plain: [
    [595, 842],
    [595, 842],
  ],
  rotated: [
    [842, 595],
    [595, 842],
    [842, 595],
    [842, 595],
  ],
  cropped: [
    [480, 640],
    [640, 480],
  ],
  'two-column': [
    [595, 842],
    [595, 842],
  ],
};

/** Intersection over union of two boxes. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Box) => (box[2] - box[0]) * (box[3] - box[1]);
  return (width * height) / (area(a) + area(b) - width * height);
}

describe('word boxes against another reader', () => {
  // Bugs caught: boxes of the media box instead of the crop box, of the page before rotation, or of ink instead of letters.
  it.each(Object.keys(sizes))('every word of %s.pdf stands where poppler shows it', async (name) => {
    const other: OtherReader = JSON.parse(readFileSync(path.join(documents, `${name}.words.json`), 'utf8'));
    const { units } = await readFixture(`${name}.pdf`);
    expect(units).toHaveLength(other.pages.length);
    for (const [index, page] of other.pages.entries()) {
      const unit = units[index];
      expect([unit?.size?.width, unit?.size?.height]).toEqual(sizes[name]?.[index]);
      const words = unpackWords(unit?.words ?? new Uint8Array());
      expect(page.words.length).toBeGreaterThan(15);
      for (const word of page.words) {
        const same = words.filter((own) => unit?.text.slice(own.start, own.end) === word.text);
        const best = Math.max(0, ...same.map((own) => overlap(own.box, word.box)));
        expect(best, `${word.text} on page ${index + 1}`).toBeGreaterThanOrEqual(0.7);
      }
    }
  });
});

// Bug caught: a page with a stamp, whose size stands in the tree of pages, was read as one of 612 by 792.
it.each([
  ['its size from the tree of pages', '', 595, 842],
  ['a visible part that begins elsewhere', '/MediaBox [-50 -30 645 812] /CropBox [40 60 520 700]', 480, 640],
  ['a turn', '/Rotate 90', 842, 595],
])('words of a page with a stamp and %s stand where they do without it', async (_, entries, width, height) => {
  const content = line(100, 600, 11, 'The ferry sails at noon.');
  const stamp =
    '/Annots [<< /Type /Annot /Subtype /FreeText /Rect [72 300 540 330] /DA (/Helv 10 Tf 0 g) /Contents (Paid) >>]';
  const read = async (more: string) =>
    (await readBytes('stamped.pdf', writePdf([{ content, entries: `${entries} ${more}` }]))).units[0];
  const [stamped, plain] = [await read(stamp), await read('')];
  expect([stamped?.size?.width, stamped?.size?.height]).toEqual([width, height]);
  const boxes = (words: Uint8Array | null | undefined) => unpackWords(words ?? new Uint8Array()).map(({ box }) => box);
  expect(boxes(stamped?.words).slice(0, 5)).toEqual(boxes(plain?.words));
});
