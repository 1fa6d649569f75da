import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { limits } from '../../limits.ts';
import type { Box } from '../../types.ts';
import { CharacterWriter, placed } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import { type PageFrame, pageFrame } from './page-frame.ts';
import type { RawPage } from './pdf-document.ts';
import { printedOnce } from './printed-once.ts';
import type { TextStyle } from './text-style.ts';

/** A page as pdf.js sees it, in the shape PDFium's pages have; letters share the width of their run by how wide they usually are. */
export async function secondPage(document: PDFDocumentProxy, index: number): Promise<RawPage> {
  const page = await document.getPage(index + 1);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const frame = pageFrame([left, bottom, right, top], page.rotate / 90, 1);
  const { items, styles, room, cutOff } = await runsOf(page);
  const writer = new CharacterWriter(room);
  for (const item of items) {
    const { ascent, descent, vertical } = styles[item.fontName] ?? { ascent: 0, descent: 0, vertical: false };
    putRun(writer, item, { ascent, descent, vertical }, frame, writer.count + 1);
  }
  page.cleanup();
  return {
    width: frame.width,
    height: frame.height,
    characters: room > pdfLimits.twice.mostCharacters ? writer.table() : printedOnce(writer.table()),
    cutOff,
    covers: [],
    paint: { images: [], paths: 0, texts: 0, rules: [] },
    notes: [],
  };
}

/** The runs of text of a page, as far as they have `pdfLimits.page.mostCharacters`; `room`: the characters they take, line ends too. */
async function runsOf(page: PDFPageProxy) {
  const reader: ReadableStreamDefaultReader<TextContent> = page
    .streamTextContent({ disableNormalization: true })
    .getReader();
  const items: TextItem[] = [];
  const styles: TextContent['styles'] = {};
  let room = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    Object.assign(styles, part.value.styles);
    for (const item of part.value.items) {
      if (!('str' in item)) continue;
      // Read to its end all the same: pdf.js fails over parts that were on their way when a stream is ended.
      room += item.str.length + 1;
      if (room <= pdfLimits.page.mostCharacters) items.push(item);
    }
  }
  const { mostCharacters } = pdfLimits.page;
  return { items, styles, room: Math.min(room, mostCharacters), cutOff: room > mostCharacters };
}

type FontShape = { readonly ascent: number; readonly descent: number; readonly vertical: boolean };

function putRun(writer: CharacterWriter, item: TextItem, font: FontShape, frame: PageFrame, object: number): void {
  const style = styleOf(item, frame, object);
  const signs = [...item.str];
  const widths = signs.map(usualWidth);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const boxes = runBoxes(item, font);
  let done = 0;
  signs.forEach((sign, at) => {
    const start = done / Math.max(1, whole);
    done += widths[at] ?? 0;
    const end = done / Math.max(1, whole);
    const shown = sign.trim() !== '';
    if (shown) writer.boxes.set(boxes(start, end, frame), writer.count * 4);
    writer.add(sign.codePointAt(0) ?? 0, style, shown ? placed : 0);
  });
  if (item.hasEOL) writer.add(0x0a, style, 0);
}

function styleOf(item: TextItem, frame: PageFrame, object: number): TextStyle {
  const [a = 1, b = 0, c = 0, d = 1] = item.transform as number[];
  return {
    object,
    size: Math.hypot(c, d),
    direction: frame.direction(a, b),
    bold: false,
    unpainted: false,
    white: false,
    band: null,
  };
}

/** The box of a part of a run, 0-1 along its direction of reading. */
function runBoxes(item: TextItem, font: FontShape): (start: number, end: number, frame: PageFrame) => Box {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform as number[];
  const { ascent, descent } = limits.extract.pdf;
  const size = Math.hypot(c, d) || 1;
  const up = font.ascent > 0 ? Math.min(ascent.most, Math.max(ascent.least, font.ascent)) : ascent.usual;
  const down = font.descent < 0 ? Math.min(descent.most, Math.max(descent.least, -font.descent)) : descent.usual;
  const run = font.vertical ? 1 : Math.hypot(a, b) || 1;
  const along: readonly [number, number] = font.vertical ? [0, -1] : [a / run, b / run];
  const length = font.vertical ? item.height : item.width;
  const across: readonly [number, number] = font.vertical ? [0.5 * size, 0] : [c, d];
  // Runs of Arabic and Hebrew begin at their right end.
  const leftwards = item.dir === 'rtl';
  return (start, end, frame) => {
    const [from, to] = leftwards ? [1 - end, 1 - start] : [start, end];
    const [above, below] = font.vertical ? [1, 1] : [up, down];
    return frame.box(
      x + along[0] * length * from - across[0] * below,
      y + along[1] * length * from - across[1] * below,
      x + along[0] * length * to + across[0] * above,
      y + along[1] * length * to + across[1] * above,
    );
  };
}

const narrow = /[ijlft.,:;'’|!()[\]Ir1-]/;
const wide = /[mwMW@%—…\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How wide a sign usually is among others; pdf.js tells only the width of the whole run. */
function usualWidth(sign: string): number {
  if (sign === ' ' || narrow.test(sign)) return 0.55;
  if (wide.test(sign)) return 1.6;
  return /\p{Lu}/u.test(sign) ? 1.25 : 1;
}
