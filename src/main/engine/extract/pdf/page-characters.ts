import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import type { Direction, PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './pdfium-scratch.ts';

/** How a run of characters was set; shared by all characters of one PDF text object. */
export type TextStyle = {
  readonly object: number;
  /** Points as displayed. */
  readonly size: number;
  readonly direction: Direction;
  readonly bold: boolean;
  /** PDF text rendering mode 3 or 7: drawn with neither fill nor stroke. */
  readonly unpainted: boolean;
  /** Filled white: invisible on white paper. */
  readonly white: boolean;
  /** Where its line of letters stands across the direction of reading, in points as displayed; null when slanted. */
  readonly band: readonly [number, number] | null;
};

/** One character as PDFium found it; null box: a space or line end it made up. */
export type PageCharacter = {
  readonly text: string;
  readonly box: Box | null;
  readonly style: TextStyle;
  /** PDFium sees a word split at a line end. */
  readonly hyphen: boolean;
};

const { whiteFrom, slant } = limits.extract.pdf;
const plain: TextStyle = {
  object: 0,
  size: 0,
  direction: 0,
  bold: false,
  unpainted: false,
  white: false,
  band: null,
};

/**
 * The characters of a page in PDFium's order, boxes as displayed: PDFium's loose ones, advance wide, ascent to descent high,
 * so that the letters of a word line up, with the ascent and descent the font declares (other readers use those too).
 */
export function pageCharacters(pdfium: Pdfium, text: number, frame: PageFrame, scratch: Scratch): PageCharacter[] {
  const count = pdfium._FPDFText_CountChars(text);
  const characters: PageCharacter[] = [];
  const styles = new Map<number, TextStyle>();
  const fonts = new Map<number, FontFacts>();
  let style = plain;
  for (let index = 0; index < count; index += 1) {
    const code = pdfium._FPDFText_GetUnicode(text, index);
    const space = code === 0x20 || code === 0x0d || code === 0x0a || code === 0xa0 || code === 9;
    if (space && pdfium._FPDFText_IsGenerated(text, index)) {
      characters.push({ text: code === 0x20 ? ' ' : '\n', box: null, style, hyphen: false });
      continue;
    }
    const object = pdfium._FPDFText_GetTextObject(text, index);
    if (object !== style.object || object === 0) {
      style = styles.get(object) ?? readStyle(pdfium, text, index, object, frame, scratch, fonts);
      styles.set(object, style);
    }
    pdfium._FPDFText_GetLooseCharBox(text, index, scratch.pointer);
    const corners = scratch.floats();
    const box = frame.box(corners[0] ?? 0, corners[1] ?? 0, corners[2] ?? 0, corners[3] ?? 0);
    band(box, style);
    // PDFium gives a hyphen that it takes for a split one of these codes.
    const hyphen = code === 2 || code === 0xfffe || (code === 0x2d && pdfium._FPDFText_IsHyphen(text, index) === 1);
    characters.push({ text: hyphen ? '-' : toText(code), box, style, hyphen });
  }
  return characters;
}

/** Most signs of most texts, made once. */
const plainSigns = Array.from({ length: 0x250 }, (_, code) => (code > 0 ? String.fromCharCode(code) : ''));

function toText(code: number): string {
  const plainSign = plainSigns[code];
  if (plainSign !== undefined) return plainSign;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
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
    const [a, b, c, d] = [scratch.float32(0), scratch.float32(4), scratch.float32(8), scratch.float32(12)];
    size = fontSize * Math.hypot(c, d);
    direction = frame.direction(a, b);
    upright = Math.min(Math.abs(a), Math.abs(b)) <= slant * Math.max(Math.abs(a), Math.abs(b));
  }
  const font = object === 0 ? 0 : pdfium._FPDFTextObj_GetFont(object);
  const facts = fonts.get(font) ?? fontFacts(pdfium, font, scratch);
  fonts.set(font, facts);
  const band = upright ? bandOf(pdfium, text, index, frame, scratch, { size, direction, ...facts }) : null;
  if (object === 0) return { ...plain, size, direction, band };
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
  font: { readonly size: number; readonly direction: Direction; readonly ascent: number; readonly descent: number },
): readonly [number, number] {
  const at = scratch.pointer;
  pdfium._FPDFText_GetCharOrigin(text, index, at, at + 8);
  const [x, y] = frame.point(scratch.float64(0), scratch.float64(8));
  const up = font.ascent * font.size;
  const down = font.descent * font.size;
  if (font.direction === 0) return [y - up, y + down];
  if (font.direction === 1) return [x - down, x + up];
  if (font.direction === 2) return [y - down, y + up];
  return [x - up, x + down];
}

/** Gives a new box the height of its line; left alone where the letter stands elsewhere (text set vertically). */
function band(box: [number, number, number, number], style: TextStyle): void {
  if (!style.band) return;
  const start = style.band[0];
  const end = style.band[1];
  const low = style.direction % 2 === 0 ? 1 : 0;
  const middle = (box[low] + box[low === 1 ? 3 : 2]) / 2;
  if (middle < start || middle > end) return;
  box[low] = start;
  box[low === 1 ? 3 : 2] = end;
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
