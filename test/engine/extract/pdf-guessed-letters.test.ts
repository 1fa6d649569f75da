/** Fonts that do not tell what their glyphs mean, or mean a whole word by one. */
import { expect, test } from 'vitest';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { readBytes } from './read-document.ts';

/** A font of two-byte codes of which only those of the map have a meaning. */
const font =
  '<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H /ToUnicode 8 0 R /DescendantFonts [<< /Type /Font ' +
  '/Subtype /CIDFontType2 /BaseFont /Unknown /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 ' +
  '/FontDescriptor << /Type /FontDescriptor /FontName /Unknown /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 ' +
  '/Descent -200 /CapHeight 700 /StemV 80 >> >>] >>';
const map = (entries: readonly string[]) =>
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n' +
  '1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
  `${entries.length} beginbfchar\n${entries.join('\n')}\nendbfchar endcmap end end`;

function read(codes: string, entries: readonly string[], before = line(72, 700, 12, 'The seal reads')) {
  const content = `${before}BT /F9 12 Tf 1 0 0 1 156 700 Tm <${codes}> Tj ET\n`;
  const bytes = writePdf([{ content, entries: `/Resources << /Font << /F1 3 0 R /F9 ${font} >> >>` }], {
    streams: [map(entries)],
  });
  return readBytes('seal.pdf', bytes);
}

// Bug caught: PDFium takes the number of such a glyph for its letter, and the citation marks a word that is not what it says.
test('a word whose letters are guessed is read, but has no place', async () => {
  const { units } = await read('039203f403920398', ['<0041> <0041>']);
  const text = units[0]?.text ?? '';
  expect(text).toBe('The seal reads ΒϴΒΘ');
  const words = unpackWords(units[0]?.words ?? new Uint8Array());
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['The', 'seal', 'reads']);
});

test('letters the font tells have their place', async () => {
  const { units } = await read('00410042', ['<0041> <0041>', '<0042> <0042>']);
  const text = units[0]?.text ?? '';
  const words = unpackWords(units[0]?.words ?? new Uint8Array());
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['The', 'seal', 'reads', 'AB']);
});

// Bug caught: the vowel sign in the middle kept the letters before and after it from being turned back together.
test('a word that is one glyph keeps the order of its letters, vowel signs among them', async () => {
  const word = 'حَبيبي';
  const codes = [...word].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const { text } = await read('00420041', [`<0041> <${codes}>`, '<0042> <062d>'], '');
  expect(text).toBe(`${word}ح`);
});
