import { limits } from '../../limits.ts';
import { type CharacterTable, CharacterWriter, guessed, hyphen, noSign, placed } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import type { Direction, PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './pdfium-scratch.ts';
import { printedOnce } from './printed-once.ts';
import { plainStyle, type TextStyle } from './text-style.ts';
import { weavePieces } from './weave-pieces.ts';

const { whiteFrom, slant } = limits.extract.pdf;

/**
 * The characters of a page in PDFium's order, boxes as displayed: PDFium's loose ones, advance wide, ascent to descent high,
 * so that the letters of a word line up, with the ascent and descent the font declares (other readers use those too). At most
 * `pdfLimits.page.mostCharacters` of them, each place once.
 */
export function pageCharacters(pdfium: Pdfium, text: number, frame: PageFrame, scratch: Scratch): CharacterTable {
  const count = Math.min(pdfium._FPDFText_CountChars(text), pdfLimits.page.mostCharacters);
  const writer = new CharacterWriter(count);
  const styles = new Map<number, TextStyle>();
  const fonts = new Map<number, FontFacts>();
  const at = scratch.pointer;
  const { boxes } = writer;
  // Looked up once: among hundreds of functions that takes as long as a call.
  const unicodeOf = pdfium._FPDFText_GetUnicode;
  const objectOf = pdfium._FPDFText_GetTextObject;
  const readBox = pdfium._FPDFText_GetLooseCharBox;
  const isGuess = pdfium._FPDFText_HasUnicodeMapError;
  let style = plainStyle;
  for (let index = 0; index < count; index += 1) {
    const code = unicodeOf(text, index);
    const space = code === 0x20 || code === 0x0d || code === 0x0a || code === 0xa0 || code === 9;
    if (space && pdfium._FPDFText_IsGenerated(text, index)) {
      writer.add(code === 0x20 ? code : 0x0a, style, 0);
      continue;
    }
    const object = objectOf(text, index);
    if (object !== style.object || object === 0) {
      style = styles.get(object) ?? readStyle(pdfium, text, index, object, frame, scratch, fonts);
      styles.set(object, style);
    }
    readBox(text, index, at);
    frame.putBox(scratch.floats(), boxes, index * 4);
    if (style.band) putBand(boxes, index * 4, style.band, style.direction % 2 === 0 ? 1 : 0);
    // PDFium gives a hyphen that it takes for a split one of these codes.
    const split = code === 2 || code === 0xfffe || (code === 0x2d && pdfium._FPDFText_IsHyphen(text, index) === 1);
    if (split) writer.add(0x2d, style, placed | hyphen);
    else {
      const marks = isGuess(text, index) === 1 ? placed | guessed : placed;
      writer.add(code > 0 && code <= 0x10ffff ? code : noSign, style, marks);
    }
  }
  const table = writer.table();
  // More letters than that lie in heaps that nobody can read.
  return count > pdfLimits.twice.mostCharacters ? table : weavePieces(printedOnce(table));
}

function readStyle(
  pdfium: Pdfium,
  text: number,
  index: number,
  object: number,
  frame: PageFrame,
  scratch: Scratch,
  fonts: Map<number, FontFacts>,
): TextStyle {
  const at = scratch.pointer;
  const fontSize = pdfium._FPDFText_GetFontSize(text, index);
  let size = fontSize;
  let direction: Direction = 0;
  let upright = true;
  if (pdfium._FPDFText_GetMatrix(text, index, at)) {
    const a = scratch.float32(0);
    const b = scratch.float32(4);
    const c = scratch.float32(8);
    const d = scratch.float32(12);
    size = fontSize * Math.hypot(c, d);
    direction = frame.direction(a, b);
    upright = Math.min(Math.abs(a), Math.abs(b)) <= slant * Math.max(Math.abs(a), Math.abs(b));
  }
  const font = object === 0 ? 0 : pdfium._FPDFTextObj_GetFont(object);
  const facts = fonts.get(font) ?? fontFacts(pdfium, font, scratch);
  fonts.set(font, facts);
  const band = upright ? bandOf(pdfium, text, index, frame, scratch, size, direction, facts) : null;
  if (object === 0) return { ...plainStyle, size, direction, band };
  const mode = pdfium._FPDFTextObj_GetTextRenderMode(object);
  const coloured = pdfium._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12);
  const white =
    coloured === 1 &&
    mode === 0 &&
    scratch.uint32(0) >= whiteFrom &&
    scratch.uint32(4) >= whiteFrom &&
    scratch.uint32(8) >= whiteFrom;
  return { object, size, direction, bold: facts.bold, unpainted: mode === 3 || mode === 7, white, band };
}

/** From ascent to descent of the line a character stands on, across the direction of reading. */
function bandOf(
  pdfium: Pdfium,
  text: number,
  index: number,
  frame: PageFrame,
  scratch: Scratch,
  size: number,
  direction: Direction,
  font: FontFacts,
): readonly [number, number] {
  const at = scratch.pointer;
  pdfium._FPDFText_GetCharOrigin(text, index, at, at + 8);
  const [x, y] = frame.point(scratch.float64(0), scratch.float64(8));
  const up = font.ascent * size;
  const down = font.descent * size;
  if (direction === 0) return [y - up, y + down];
  if (direction === 1) return [x - down, x + up];
  if (direction === 2) return [y - down, y + up];
  return [x - up, x + down];
}

/** Gives a new box the height of its line; left alone where the letter stands elsewhere (text set vertically). */
function putBand(boxes: Float64Array, at: number, band: readonly [number, number], low: 0 | 1): void {
  const middle = ((boxes[at + low] ?? 0) + (boxes[at + low + 2] ?? 0)) / 2;
  if (middle < band[0] || middle > band[1]) return;
  boxes[at + low] = band[0];
  boxes[at + low + 2] = band[1];
}

type FontFacts = {
  readonly bold: boolean;
  /** In font sizes above and below the baseline. */
  readonly ascent: number;
  readonly descent: number;
};

function fontFacts(pdfium: Pdfium, font: number, scratch: Scratch): FontFacts {
  const { ascent, descent } = limits.extract.pdf;
  if (font === 0) return { bold: false, ascent: ascent.usual, descent: descent.usual };
  const declared = (get: Pdfium['_FPDFFont_GetAscent']) => (get(font, 1, scratch.pointer) ? scratch.float32(0) : 0);
  const up = declared(pdfium._FPDFFont_GetAscent);
  const down = -declared(pdfium._FPDFFont_GetDescent);
  return {
    bold: /bold|black|heavy|semibold|demi/i.test(fontName(pdfium, font, scratch)),
    ascent: up > 0 ? within(up, ascent) : ascent.usual,
    descent: up > 0 ? within(down, descent) : descent.usual,
  };
}

function within(value: number, range: { readonly least: number; readonly most: number }): number {
  return Math.max(range.least, Math.min(range.most, value));
}

function fontName(pdfium: Pdfium, font: number, scratch: Scratch): string {
  const length = pdfium._FPDFFont_GetBaseFontName(font, scratch.pointer, scratch.bytes);
  if (length === 0 || length > scratch.bytes) return '';
  return new TextDecoder().decode(pdfium.HEAPU8.slice(scratch.pointer, scratch.pointer + length - 1));
}
