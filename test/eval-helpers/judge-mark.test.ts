import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { isScannedPage, judgePdf, judgeScan } from '../eval/opened/judge-mark.ts';
import { isAlike } from '../eval/opened/looks-alike.ts';
import type { Mark } from '../eval/opened/read-pane.ts';
import { line, writePdf } from '../fixtures/documents/pdf-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'docent-judge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pane = (box: Mark['box']) => ({
  marks: [{ text: '', page: 1, box, inView: true }],
  note: '',
  error: false,
  said: '',
});

const rows = ['Disorderly conduct', 'Motor vehicle theft', 'Forgery and counterfeiting', 'Vagrancy'];
const dots = ' .'.repeat(20);

/** A table whose entries run on in dots that lead to a number. */
function arrests(): string {
  const file = join(folder, 'arrests.pdf');
  const content = rows.map((row, at) => line(60, 700 - at * 14, 10, `${row}.${dots} ${529 - at * 31}.5`)).join('');
  writeFileSync(file, writePdf([{ content }]));
  return file;
}
/** The part of the page a row takes, by its number and by how far it reaches, in points. */
const rowBox = (row: number, left: number, right: number) =>
  [left / 595, (842 - 708 + row * 14) / 842, right / 595, (842 - 697 + row * 14) / 842] as const;

test('a mark on an entry with dots behind it is right, whatever the dots hang on', () => {
  const verdict = judgePdf(arrests(), 'Motor vehicle theft.', 1, pane(rowBox(1, 58, 151)), new Map());
  expect(verdict).toMatchObject({ page: true, mark: 'equal' });
});

test.each([
  ['on the row below', rowBox(2, 58, 190)],
  ['on half of the entry', rowBox(1, 58, 85)],
  ['on the dots', rowBox(1, 160, 300)],
  ['on two rows', [58 / 595, (842 - 708) / 842, 190 / 595, (842 - 697 + 14) / 842] as const],
])('a mark %s is wrong', (_, box) => {
  expect(judgePdf(arrests(), 'Motor vehicle theft.', 1, pane(box), new Map()).mark).toBe('wrong');
});

const printed = [
  '2nd Floor, Wisma Cosway, Jalan Raja Chulan',
  '50200 Kuala Lumpur, Malaysia',
  'Fax: 603-2142 8567',
  'Total 32.70 SR',
];

async function scan(): Promise<string> {
  const file = join(folder, 'receipt.png');
  const texts = printed.map(
    (text, row) => `<text x="40" y="${80 + row * 60}" font-size="30" font-family="DejaVu Sans">${text}</text>`,
  );
  await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="320"><rect width="900" height="320" fill="white"/>${texts.join('')}</svg>`,
    ),
  )
    .png()
    .toFile(file);
  return file;
}
const scanned = (row: number) => pane([30 / 900, (48 + row * 60) / 320, 860 / 900, (92 + row * 60) / 320]);

test('a mark on a scanned line is right although its letters were misread', async () => {
  const file = await scan();
  const verdict = await judgeScan(file, '2nd Floor, Wiss Cosway, Jalan Rajs Chulan', 1, scanned(0));
  expect(verdict).toMatchObject({ page: true, mark: 'equal' });
  expect((await judgeScan(file, 'Fex : 6O3-Z142 B567', 1, scanned(2))).mark).toBe('equal');
});

test('a mark on another line of a scan is wrong', async () => {
  const file = await scan();
  for (const [row, text] of printed.entries()) {
    const next = (row + 1) % printed.length;
    expect((await judgeScan(file, text, 1, scanned(row))).mark, `${text} on its line`).toBe('equal');
    expect((await judgeScan(file, text, 1, scanned(next))).mark, `${text} on another line`).toBe('wrong');
  }
});

test('texts with other words are not alike', () => {
  const texts = ['totalsales12780', 'roundingadj000', 'cashier004shift2', 'thankyoupleasecomeagain', 'gst6percent724'];
  for (const a of texts) for (const b of texts) expect(isAlike(a, b)).toBe(a === b);
});

test('letters all over a chart hide no word that another reader sees under a mark', () => {
  const file = join(folder, 'chart.pdf');
  writeFileSync(file, writePdf([{ content: line(60, 700, 10, 'Vagrancy fell') + line(40, 660, 120, 'abcdefghijkl') }]));
  const box = [58 / 595, (842 - 708) / 842, 140 / 595, (842 - 697) / 842] as const;
  expect(judgePdf(file, 'Vagrancy fell', 1, pane(box), new Map()).mark).toBe('equal');
});

test('a word to a line, as Japanese is read, makes no scan of a page that has the quote', () => {
  const file = join(folder, 'long-words.pdf');
  const content = ['Borrowersreturnbooks', 'Therentisdueonthethird', 'Theferryholdsforty'];
  writeFileSync(file, writePdf([{ content: content.map((row, at) => line(60, 700 - at * 20, 10, row)).join('') }]));
  expect(isScannedPage(file, 1, 'Therentisdueonthethird', new Map())).toBe(false);
  expect(isScannedPage(file, 1, 'Neighbours keep bees behind the mill', new Map())).toBe(true);
});
