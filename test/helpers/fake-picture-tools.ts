import type { Box, Picture, PictureTools, RecognisedPage, RecognisedWord } from '../../src/main/engine/types.ts';
import { unpackWords } from '../../src/main/engine/word-boxes.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { readBytes } from '../engine/extract/read-document.ts';
import { scanSource } from './mixed-pdf.ts';

/** A sheet of paper that the fake knows by heart. */
export type KnownSheet = { readonly sentences: readonly string[]; readonly width: number; readonly height: number };

type Sheet = KnownSheet & { readonly words: readonly { readonly text: string; readonly box: Box }[] };
type Turn = 0 | 90 | 180 | 270;
type Pixels = Extract<Picture, { readonly type: 'pixels' }>;

const dark = 128;
/** Share of a picture's ink that must lie in the boxes of a sheet's words for it to be that sheet. */
const inkInWords = 0.9;
const confidence = 0.93;

/**
 * Picture tools that "read" only sheets they know, and only where the ink of the picture is where the sheet has its words: a page
 * painted wrongly, cut wrongly or turned wrongly gives no words. `calls` counts the pictures asked for.
 */
export async function fakePictureTools(
  known: readonly KnownSheet[],
  parallel = 2,
): Promise<PictureTools & { readonly pictures: Picture[] }> {
  const sheets = await Promise.all(known.map(readSheet));
  const pictures: Picture[] = [];
  return {
    parallel,
    pictures,
    inspect: async () => {
      throw new AppError('ocr-unavailable', 'This fake inspects nothing.', {});
    },
    recognise: async (picture) => {
      pictures.push(picture);
      if (picture.type !== 'pixels') throw new AppError('ocr-unavailable', 'This fake reads pixels.', {});
      return recognised(picture, sheets);
    },
  };
}

async function readSheet(sheet: KnownSheet): Promise<Sheet> {
  const { units } = await readBytes('sheet.pdf', await scanSource(sheet.sentences, sheet));
  const [unit] = units;
  const words = unpackWords(unit?.words ?? new Uint8Array()).map(({ start, end, box }) => ({
    text: unit?.text.slice(start, end) ?? '',
    box,
  }));
  return { ...sheet, words };
}

function recognised(picture: Pixels, sheets: readonly Sheet[]): RecognisedPage {
  for (const sheet of sheets) {
    for (const turn of [0, 90, 180, 270] as const) {
      const words = wordsSeen(picture, sheet, turn);
      if (words) return page(picture, words, ((360 - turn) % 360) as Turn);
    }
  }
  return page(picture, [], 0);
}

function wordsSeen(picture: Pixels, sheet: Sheet, turn: Turn): readonly RecognisedWord[] | null {
  const lying = turn === 90 || turn === 270;
  const scale = picture.width / (lying ? sheet.height : sheet.width);
  const high = (lying ? sheet.width : sheet.height) * scale;
  if (Math.abs(high - picture.height) > picture.height * 0.02) return null;
  const boxes = sheet.words.map(({ box }) => turned(box, sheet, turn).map((value) => value * scale) as unknown as Box);
  const all = inkIn(picture, [0, 0, picture.width, picture.height]);
  const inside = boxes.map((box) => inkIn(picture, box));
  if (all === 0 || inside.some((ink) => ink === 0)) return null;
  if (inside.reduce((sum, ink) => sum + ink, 0) < all * inkInWords) return null;
  let line = -1;
  let top = -1;
  return sheet.words.map(({ text, box }, at) => {
    if (Math.abs(box[1] - top) > 5) line += 1;
    top = box[1];
    return { text, box: boxes[at] ?? [0, 0, 0, 0], confidence, block: line, paragraph: line, line };
  });
}

/** A box of a sheet once the sheet was turned clockwise. */
function turned([x0, y0, x1, y1]: Box, { width, height }: KnownSheet, turn: Turn): Box {
  if (turn === 90) return [height - y1, x0, height - y0, x1];
  if (turn === 180) return [width - x1, height - y1, width - x0, height - y0];
  if (turn === 270) return [y0, width - x1, y1, width - x0];
  return [x0, y0, x1, y1];
}

function inkIn(picture: Pixels, [x0, y0, x1, y1]: Box): number {
  let ink = 0;
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(picture.height, Math.ceil(y1)); y += 1) {
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(picture.width, Math.ceil(x1)); x += 1) {
      if ((picture.pixels[y * picture.width + x] ?? 255) < dark) ink += 1;
    }
  }
  return ink;
}

function page(picture: Pixels, words: readonly RecognisedWord[], upright: Turn): RecognisedPage {
  return {
    width: picture.width,
    height: picture.height,
    words,
    confidence: words.length > 0 ? confidence : 0,
    turned: upright,
    languages: ['eng'],
    missingScript: null,
  };
}
