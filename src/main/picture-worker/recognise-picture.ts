import { AppError } from '../../preload/contract/errors.ts';
import type { Picture, RecognisedPage, RecognisedWord } from '../engine/types.ts';
import { findLetters, letterHeight } from './find-letters.ts';
import { greyPixels, moved } from './grey-pixels.ts';
import { pictureLimits } from './limits.ts';
import { openFrame } from './open-picture.ts';
import { pointsBack } from './points-back.ts';
import type { GreyRaster } from './raster.ts';
import { readsScript, scriptOfLanguage } from './script-names.ts';
import type { Orientation, ReadWord, Segmentation, Tesseract } from './tesseract.ts';
import { textSlope } from './text-slope.ts';
import { otsuThreshold } from './threshold.ts';

type Turn = 0 | 90 | 180 | 270;
type Reading = { readonly words: readonly ReadWord[]; readonly confidence: number };

/**
 * Reads the letters of a picture: grey, light letters made dark, enlarged where they are small, straightened and turned upright.
 * Boxes come back in pixels of the picture as displayed. Throws `picture-too-large`, `file-damaged`, `ocr-unavailable`.
 * @param languages chosen by a person, first the likeliest
 * @param installed every language there is data for; one of another script is taken when the page is written in it
 */
export async function recognisePicture(
  picture: Picture,
  languages: readonly string[],
  installed: readonly string[],
  tesseract: Tesseract,
): Promise<RecognisedPage> {
  const { raster, width, height, damaged } = await pixelsOf(picture);
  const empty: RecognisedPage = {
    ...{ width, height, words: [], confidence: 0, turned: 0, languages, missingScript: null },
    ...(damaged ? { damaged } : {}),
  };
  if (languages.length === 0 || Math.min(raster.width, raster.height) < pictureLimits.minReadEdge) return empty;
  const began = performance.now();
  const page = preparedPage(raster);
  const scale = scaleFor(page.letters, raster);

  let used = languages;
  let missing: string | null = null;
  let seen: Orientation | null = null;
  const look = async () => {
    const size = Math.min(1, pictureLimits.osdEdge / Math.max(raster.width, raster.height));
    seen = await tesseract.look(
      await moved(page.raster, size * (scale > 1 ? scale : 1), page.degrees, page.background),
    );
    const script = seen?.script ?? null;
    if (!script) return;
    const fitting = languages.filter((code) => readsScript(code, script));
    const others = installed.filter((code) => readsScript(code, script));
    used = fitting.length > 0 ? fitting : others.length > 0 ? others.slice(0, 1) : languages;
    missing = fitting.length === 0 && others.length === 0 ? script : null;
  };
  const read = async (turn: Turn, how: Segmentation): Promise<Reading> => {
    const degrees = turn + page.degrees;
    const ready = await moved(page.raster, scale, degrees, page.background);
    const words = await tesseract.read(
      ready,
      page.letters > 0 ? inchOf(page.letters * scale) : pictureLimits.usualInch,
      used,
      how,
    );
    const back = pointsBack(raster, scale, degrees, ready, width / raster.width);
    return readingOf(words.map((word) => ({ ...word, box: back(word.box) })));
  };

  const mixed = new Set(languages.map(scriptOfLanguage)).size > 1;
  if (page.sideways || mixed) await look();
  let turn: Turn = (seen as Orientation | null)?.turn ?? (page.sideways ? 90 : 0);
  let reading = await read(turn, 'auto');
  const hasTime = () => performance.now() - began < pictureLimits.retryMs;
  if (isPoor(reading)) {
    const before = used;
    if (!seen && page.letters > 0) await look();
    const found = (seen as Orientation | null)?.turn ?? null;
    for (const other of otherTurns(turn, found, page.sideways, before !== used)) {
      const second = await read(other, 'auto');
      if (score(second) > score(reading)) [reading, turn] = [second, other];
      if (!isPoor(reading) || !hasTime()) break;
    }
    if (reading.words.length < pictureLimits.fewWords && hasTime()) {
      const sparse = await read(turn, 'sparse');
      if (score(sparse) > score(reading)) reading = sparse;
    }
  }
  const words = trusted(reading, missing !== null);
  return {
    ...empty,
    words,
    confidence: confidenceOf(words),
    turned: words.length > 0 ? turn : 0,
    languages: used,
    // A few edges in a photograph look like any script.
    missingScript: reading.words.length >= pictureLimits.fewWords ? missing : null,
  };
}

async function pixelsOf(picture: Picture): Promise<{
  readonly raster: GreyRaster;
  readonly width: number;
  readonly height: number;
  readonly damaged: boolean;
}> {
  if (picture.type === 'file') {
    const frame = await openFrame(picture.bytes, picture.frame);
    const { raster, damaged } = await greyPixels(frame);
    return { raster, width: frame.width, height: frame.height, damaged };
  }
  const { pixels, width, height } = picture;
  if (pixels.length !== width * height) throw new AppError('bad-request', 'These are no rows of grey pixels.');
  return { raster: { pixels, width, height, channels: 1 }, width, height, damaged: false };
}

type Page = {
  readonly raster: GreyRaster;
  readonly background: number;
  readonly degrees: number;
  readonly sideways: boolean;
  /** Height in pixels; 0 when there are too few letters to tell, or no rows of them. */
  readonly letters: number;
};

/** Dark letters on light ground, with the slope and size of the letters. */
function preparedPage(given: GreyRaster): Page {
  const first = otsuThreshold(given);
  const inverted = first.dark > pictureLimits.darkShare;
  const raster = inverted ? { ...given, pixels: given.pixels.map((grey) => 255 - grey) } : given;
  const level = inverted ? 254 - first.level : first.level;
  const letters = findLetters(raster, level);
  const slope = textSlope(letters);
  // Leaves and bricks have edges like letters, but in no rows: they are not worth enlarging and turning.
  if (slope.rows < pictureLimits.leastRows) return { raster, background: 255, degrees: 0, sideways: false, letters: 0 };
  return { raster, background: 255, ...slope, letters: letterHeight(letters, slope.sideways) };
}

/** Brings letters to the size the recogniser was made for: small ones enlarged, large ones reduced, which also saves time. */
function scaleFor(letters: number, { width, height }: GreyRaster): number {
  const { letterHeight: wanted, smallLetters, largeLetters, largeHeight, largePixels } = pictureLimits;
  const { maxEnlarge, maxReduce, maxReadPixels, maxReadEdge, photographPixels } = pictureLimits;
  if (letters > largeLetters && width * height > largePixels) return Math.max(maxReduce, largeHeight / letters);
  // A photograph: letters in it, if any, are large.
  if (letters === 0) return Math.min(1, Math.sqrt(photographPixels / (width * height)));
  if (letters >= smallLetters) return 1;
  const most = Math.min(maxEnlarge, Math.sqrt(maxReadPixels / (width * height)), maxReadEdge / Math.max(width, height));
  return Math.max(1, Math.min(most, wanted / letters));
}

/** Pixels per inch at which letters of that height have ten points: layout analysis judges gaps by it. */
function inchOf(letters: number): number {
  const { usualInch, letterHeight: usual, readLeastInch, readMostInch } = pictureLimits;
  return Math.max(readLeastInch, Math.min(readMostInch, (usualInch * letters) / usual));
}

/** Further ways to try a page that read badly: what OSD saw, the other way up, and the same again with other languages. */
function otherTurns(now: Turn, seen: Turn | null, sideways: boolean, again: boolean): Turn[] {
  const turns: Turn[] = [];
  if (seen !== null && seen !== now) turns.push(seen);
  else if (again) turns.push(now);
  const upsideDown = ((now + 180) % 360) as Turn;
  if (seen === null && sideways) turns.push(upsideDown);
  return turns;
}

function readingOf(words: readonly ReadWord[]): Reading {
  return { words, confidence: confidenceOf(words) };
}

function confidenceOf(words: readonly { readonly text: string; readonly confidence: number }[]): number {
  const length = words.reduce((sum, word) => sum + word.text.length, 0);
  return length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / length;
}

function isPoor({ words, confidence }: Reading): boolean {
  return words.length < pictureLimits.fewWords || confidence < pictureLimits.unsure;
}

/** Characters that are surely read; garbage has many unsure ones. */
function score({ words }: Reading): number {
  return words.reduce((sum, word) => sum + word.text.length * Math.max(0, word.confidence - 0.5), 0);
}

/**
 * Leaves out what no letters made: a photograph yields a few unsure scraps, a foreign script look-alikes, a stain single signs.
 * On a page that reads well an unsure word is a word all the same.
 */
function trusted({ words, confidence }: Reading, foreign: boolean): RecognisedWord[] {
  const { wordLeast, pageLeast, fewLeast, fewWords, unsure } = pictureLimits;
  if (confidence < (words.length < fewWords ? fewLeast : pageLeast)) return [];
  const keeps = ({ text, confidence: own }: ReadWord) => {
    if (foreign) return own >= unsure;
    return own >= wordLeast || (confidence >= unsure && /[\p{L}\p{N}]/u.test(text));
  };
  return words.filter(keeps);
}
