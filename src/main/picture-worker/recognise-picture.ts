import { AppError } from '../../preload/contract/errors.ts';
import { readsScript, scriptOfLanguage } from '../../preload/contract/ocr-scripts.ts';
import type { Box, Picture, RecognisedPage, RecognisedWord } from '../engine/types.ts';
import { greyPixels, moved } from './grey-pixels.ts';
import { pictureLimits } from './limits.ts';
import { meanConfidence } from './mean-confidence.ts';
import type { PlacedWord } from './merged-words.ts';
import { missedLetters } from './missed-letters.ts';
import { openFrame } from './open-picture.ts';
import { pointsBack } from './points-back.ts';
import { inchOf, otherScale, type PreparedPage, preparedPage, scaleFor } from './prepared-page.ts';
import type { GreyRaster } from './raster.ts';
import { readDoubted } from './read-doubted.ts';
import type { SeenPage } from './reread-figures.ts';
import { isLatin } from './second-reader/is-latin.ts';
import { withSignsInPhotograph } from './second-reader/photograph-signs.ts';
import type { SecondReader } from './second-reader/second-reader.ts';
import type { Orientation, Segmentation, Tesseract } from './tesseract.ts';

type Turn = 0 | 90 | 180 | 270;
type Reading = {
  readonly words: readonly PlacedWord[];
  readonly confidence: number;
  readonly turn: Turn;
  readonly languages: readonly string[];
};

/**
 * Reads the letters of a picture: grey, light letters made dark, enlarged where they are small, straightened and turned upright. What is read with
 * doubt is read a second time, evened out and in another size, and of both the surer words are kept.
 * Boxes come back in pixels of the picture as displayed. Throws `picture-too-large`, `file-damaged`, `ocr-unavailable`.
 * @param languages chosen by a person, first the likeliest
 * @param installed every language there is data for; one of another script is taken when the page is written in it
 */
export async function recognisePicture(
  picture: Picture,
  languages: readonly string[],
  installed: readonly string[],
  tesseract: Tesseract,
  second: SecondReader | null = null,
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
  const read = async (
    turn: Turn,
    how: Segmentation,
    sight: SeenPage = { raster: page.raster, scale },
  ): Promise<Reading> => {
    const degrees = turn + page.degrees;
    const ready = await moved(sight.raster, sight.scale, degrees, page.background);
    const words = await tesseract.read(
      ready,
      page.letters > 0 ? inchOf(page.letters * sight.scale) : pictureLimits.usualInch,
      used,
      how,
    );
    const back = pointsBack(raster, sight.scale, degrees, ready, width / raster.width);
    const flat = ([x0, y0, x1, y1]: Box): Box => [
      x0 / sight.scale,
      y0 / sight.scale,
      x1 / sight.scale,
      y1 / sight.scale,
    ];
    const placed = words.map((word) => ({ ...word, box: back(word.box), flat: flat(word.box) }));
    return { words: placed, confidence: meanConfidence(words), turn, languages: used };
  };

  const mixed = new Set(languages.map(scriptOfLanguage)).size > 1;
  if (page.sideways || mixed) await look();
  let reading = await read((seen as Orientation | null)?.turn ?? (page.sideways ? 90 : 0), 'auto');
  const hasTime = () => performance.now() - began < pictureLimits.retryMs;
  if (isPoor(reading)) {
    const before = used;
    if (!seen && page.letters > 0) await look();
    const found = (seen as Orientation | null)?.turn ?? null;
    for (const other of otherTurns(reading.turn, found, page.sideways, before !== used)) {
      const second = await read(other, 'auto');
      if (score(second) > score(reading)) reading = second;
      if (!isPoor(reading) || !hasTime()) break;
    }
    if (reading.words.length < pictureLimits.fewWords && hasTime()) {
      const sparse = await read(reading.turn, 'sparse');
      if (score(sparse) > score(reading)) reading = sparse;
    }
  }
  const missed = missedShare(reading, page, raster.width / width);
  const isDoubted =
    page.letters > 0 && (reading.confidence < pictureLimits.doubted || missed > pictureLimits.missedShare);
  if (isDoubted && missing === null && hasTime()) {
    const { turn } = reading;
    const wholeAgain = async () => {
      const sight = { raster: page.evened(), scale: otherScale(page.letters, raster) };
      return (await read(turn, missed > pictureLimits.missedShare ? 'block' : 'auto', sight)).words;
    };
    const degrees = turn + page.degrees;
    const enlarge = width / raster.width;
    const words = await readDoubted(
      { ...{ words: reading.words, confidence: reading.confidence, raster, page, degrees, enlarge, languages: used } },
      { tesseract, second, wholeAgain: needsWholeAgain(reading, missed) ? wholeAgain : null, hasTime },
    );
    reading = { ...reading, words, confidence: meanConfidence(words) };
  }
  // A page in a script we cannot read gives look-alikes of little confidence; else the script was mistaken.
  const foreign = missing !== null && reading.confidence < pictureLimits.lookAlikes;
  let { words, confidence } = trusted(reading, page.letters > 0, foreign);
  if (page.letters === 0 && reading.turn === 0 && missing === null && hasTime()) {
    const seen = await second?.read(raster, 0, used, hasTime);
    if (seen && isLatin(seen, reading.confidence)) {
      words = withSignsInPhotograph(words, seen, pointsBack(raster, 1, 0, raster, width / raster.width));
      confidence = meanConfidence(words);
    }
  }
  return {
    ...empty,
    words: words.map(({ flat: _, ...word }): RecognisedWord => word),
    confidence,
    turned: words.length > 0 ? reading.turn : 0,
    languages: reading.languages,
    // A few edges in a photograph look like any script.
    missingScript: foreign && reading.words.length >= pictureLimits.fewWords ? missing : null,
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

/** Further ways to try a page that read badly: what OSD saw, the other way up, and the same again with other languages. */
function otherTurns(now: Turn, seen: Turn | null, sideways: boolean, again: boolean): Turn[] {
  const turns: Turn[] = [];
  if (seen !== null && seen !== now) turns.push(seen);
  else if (again) turns.push(now);
  const upsideDown = ((now + 180) % 360) as Turn;
  if (seen === null && sideways) turns.push(upsideDown);
  return turns;
}

/** Share of the letters that stand in no word; `reduced`: pixels the letters were found in per pixel as displayed. */
function missedShare({ words }: Reading, { letters, found }: PreparedPage, reduced: number): number {
  const boxes = words.map(({ box }): Box => [box[0] * reduced, box[1] * reduced, box[2] * reduced, box[3] * reduced]);
  return letters === 0 ? 0 : missedLetters(found, letters, boxes);
}

/** Rows need words to stand beside: where many are missing, or most are doubted, the whole page is read again first. */
function needsWholeAgain({ confidence }: Reading, missed: number): boolean {
  return missed > pictureLimits.missedShare || confidence < pictureLimits.unsure;
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
 * Where letters stand in rows, or most read well, an unsure word is a word all the same. Where most read badly, words that are sure by
 * themselves stay, with the confidence of all that was read, so that the page is doubted: scraps beside a few words must not take
 * these with them.
 */
function trusted(
  { words, confidence }: Reading,
  rows: boolean,
  foreign: boolean,
): { readonly words: readonly PlacedWord[]; readonly confidence: number } {
  const { wordLeast, pageLeast, fewLeast, fewWords, unsure, lookAlikes } = pictureLimits;
  const least = words.length < fewWords ? fewLeast : rows ? lookAlikes : pageLeast;
  if (confidence < least) {
    const sure = foreign ? [] : surelyRead(words);
    return { words: sure, confidence: sure.length > 0 ? confidence : 0 };
  }
  const keeps = ({ text, confidence: own }: PlacedWord) => {
    if (foreign) return own >= unsure;
    return own >= wordLeast || ((rows || confidence >= unsure) && /[\p{L}\p{N}]/u.test(text));
  };
  const kept = words.filter(keeps);
  return { words: kept, confidence: meanConfidence(kept) };
}

/** Words of several letters that nothing but letters gives so surely, and what is likely on their lines; none where they are rare. */
function surelyRead(words: readonly PlacedWord[]): PlacedWord[] {
  const { sureWord, sureShare, pageLeast } = pictureLimits;
  const isSure = ({ text, confidence }: PlacedWord) =>
    confidence >= sureWord && /[\p{L}\p{N}]{2}|\p{N}[.,:]\p{N}|\p{Script=Han}/u.test(text);
  const sure = words.filter(isSure);
  if (sure.length < words.length * sureShare) return [];
  const lines = new Set(sure.map(({ line }) => line));
  return words.filter(
    (word) => isSure(word) || (lines.has(word.line) && word.confidence >= pageLeast && /[\p{L}\p{N}]/u.test(word.text)),
  );
}
