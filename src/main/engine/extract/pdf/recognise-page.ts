import { AppError } from '../../../../preload/contract/errors.ts';
import type { Box, PictureTools, ReadingStep, Reason, RecognisedPage, RecognisedWord, Unit } from '../../types.ts';
import { packWords, unpackWords } from '../../word-boxes.ts';
import { ocrTextLimits } from '../ocr/ocr-text-limits.ts';
import { type RecognisedText, recognisedText } from '../ocr/recognised-text.ts';
import { textQuality } from '../quality/text-quality.ts';
import { insertText, readingPlace } from './insert-text.ts';
import { pdfLimits } from './limits.ts';
import { cutRows, type GreyPicture, hasInk } from './render-page.ts';

const pointsPerInch = 72;

/** The page read from its pixels, for a page without text of its own. */
export async function recogniseEmptyPage(unit: Unit, picture: GreyPicture, tools: PictureTools): Promise<Unit> {
  if (!hasInk(picture)) return unit;
  const page = await recognise(picture, tools);
  const text = placedText(page, picture);
  if (text.text === '')
    return { ...unit, chain: withStep(unit, 'ocr'), doubts: [...unit.doubts, noText, ...scriptDoubts(page)] };
  return ocrUnit(unit, page, text, unit.doubts);
}

/**
 * The page read from its pixels instead of a text that looks like garbage, if that reads better; else its own text with a doubt.
 * `distrusted`: its own text does not match what is seen, however well it reads.
 */
export async function recogniseInstead(
  unit: Unit,
  picture: GreyPicture,
  tools: PictureTools,
  distrusted = false,
): Promise<Unit> {
  const own = unit.quality ?? 0;
  const kept: Unit = distrusted ? unit : { ...unit, doubts: [...unit.doubts, qualityDoubt(own)] };
  if (!hasInk(picture)) return kept;
  const page = await recognise(picture, tools);
  const text = placedText(page, picture);
  const read = textQuality(text.text, { confidence: page.confidence }).score;
  // What reads like garbage as well is no better, e.g. where the font itself is missing.
  const better = read >= pdfLimits.lowQuality && (distrusted || read > own + pdfLimits.betterBy);
  if (!better) return { ...kept, chain: withStep(unit, 'ocr') };
  const replaced: Reason = {
    code: 'text-replaced',
    values: { quality: rounded(own), recognised: rounded(read), characters: unit.text.length },
  };
  // What was said of the letters that are gone no longer holds.
  const doubts = unit.doubts.filter(({ code }) => code !== 'text-unmapped' && code !== 'hidden-text');
  return ocrUnit(unit, page, text, [...doubts, replaced]);
}

/** A scan with somebody else's hidden text over it: a strip of it is read, and where the words differ, the whole page. */
export async function recogniseWhereLayerLies(unit: Unit, picture: GreyPicture, tools: PictureTools): Promise<Unit> {
  const strip = fullestStrip(unit, picture);
  if (!strip) return unit;
  const { sampleWords, sampleConfidence, matchShare } = pdfLimits.layer;
  const sample = await recognise(strip, tools);
  const seen = sample.words
    .filter(({ confidence }) => confidence >= sampleConfidence)
    .flatMap(({ text }) => lettersOf(text));
  if (seen.length < sampleWords) return unit;
  const layer = new Set(lettersOf(unit.text));
  const matching = seen.filter((word) => layer.has(word)).length;
  return matching >= seen.length * matchShare ? unit : recogniseInstead(unit, picture, tools, true);
}

/** The unit with the words of images that have none, each where it is read; photographs give none. */
export async function recogniseRegions(
  unit: Unit,
  pictures: readonly GreyPicture[],
  tools: PictureTools,
): Promise<Unit> {
  const inked = pictures.filter(hasInk);
  // One after the other: pages are read beside each other already.
  const pages: RecognisedPage[] = [];
  for (const picture of inked) pages.push(await recognise(picture, tools));
  const native = unpackWords(unit.words ?? new Uint8Array()).map(({ box }) => box);
  let read = unit;
  let weight = 0;
  let confidence = 0;
  for (const [at, picture] of inked.entries()) {
    const page = pages[at];
    const words = page ? regionWords(page, picture, native) : [];
    if (!page || words.length === 0) continue;
    const text = placedText({ ...page, words }, picture);
    read = insertText(read, text, readingPlace(read, picture.area));
    const letters = words.reduce((sum, word) => sum + word.text.length, 0);
    confidence += letters * meanConfidence(words);
    weight += letters;
  }
  if (weight === 0) return unit;
  const mean = confidence / weight;
  return {
    ...read,
    source: unit.text === '' ? 'ocr' : unit.source,
    ocrConfidence: mean,
    chain: withStep(unit, 'ocr'),
    doubts: [...unit.doubts, ...confidenceDoubts(mean)],
  };
}

/** Words of a region that do not stand there natively; none when they are too few or too uncertain to be text. */
function regionWords(page: RecognisedPage, picture: GreyPicture, native: readonly Box[]): readonly RecognisedWord[] {
  const { leastConfidence, leastWordConfidence, leastWords } = pdfLimits.regions;
  const scale = pointsPerInch / picture.pixelsPerInch;
  const words = page.words.filter(({ box, confidence }) => {
    const x = picture.area[0] + ((box[0] + box[2]) / 2) * scale;
    const y = picture.area[1] + ((box[1] + box[3]) / 2) * scale;
    const standing = native.some((own) => x >= own[0] && x <= own[2] && y >= own[1] && y <= own[3]);
    return !standing && confidence >= leastWordConfidence;
  });
  const real = words.filter(({ text }) => /[\p{L}\p{N}]{2}|\p{Script=Han}/u.test(text));
  return real.length >= leastWords && meanConfidence(words) >= leastConfidence ? words : [];
}

function meanConfidence(words: readonly RecognisedWord[]): number {
  let sum = 0;
  let letters = 0;
  for (const { text, confidence } of words) {
    sum += confidence * text.length;
    letters += text.length;
  }
  return letters > 0 ? sum / letters : 0;
}

/** The strip of the page in which most of its hidden words stand. */
function fullestStrip(unit: Unit, picture: GreyPicture): GreyPicture | null {
  const words = unpackWords(unit.words ?? new Uint8Array());
  const height = (unit.size?.height ?? 0) * pdfLimits.layer.sampleHeight;
  let best = 0;
  let most = 0;
  for (const { box } of words) {
    const inside = words.filter((other) => other.box[1] >= box[1] && other.box[3] <= box[1] + height).length;
    if (inside > most) [best, most] = [box[1], inside];
  }
  const margin = height * 0.05;
  return most > 0 ? cutRows(picture, best - margin, best + height + margin) : null;
}

function lettersOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

function recognise(picture: GreyPicture, tools: PictureTools): Promise<RecognisedPage> {
  const { pixels, width, height, pixelsPerInch } = picture;
  return tools.recognise({ type: 'pixels', pixels, width, height, pixelsPerInch });
}

function placedText(page: RecognisedPage, { area, pixelsPerInch }: GreyPicture): RecognisedText {
  return recognisedText(page, { x: area[0], y: area[1], scale: pointsPerInch / pixelsPerInch });
}

function ocrUnit(unit: Unit, page: RecognisedPage, text: RecognisedText, doubts: readonly Reason[]): Unit {
  return {
    ...unit,
    text: text.text,
    source: 'ocr',
    words: packWords(text.words),
    blocks: text.blocks,
    ocrConfidence: text.confidence,
    chain: withStep(unit, 'ocr'),
    quality: Math.round(textQuality(text.text, { confidence: text.confidence }).score * 1000) / 1000,
    doubts: [...doubts, ...confidenceDoubts(text.confidence), ...scriptDoubts(page)],
  };
}

const noText: Reason = { code: 'no-text-found', values: {} };

function confidenceDoubts(confidence: number): Reason[] {
  if (confidence >= ocrTextLimits.doubtBelow) return [];
  return [{ code: 'read-with-doubt', values: { confidence: rounded(confidence) } }];
}

export function qualityDoubt(quality: number): Reason {
  return { code: 'read-with-doubt', values: { quality: rounded(quality) } };
}

function scriptDoubts({ missingScript }: RecognisedPage): Reason[] {
  return missingScript ? [{ code: 'ocr-language-missing', values: { script: missingScript } }] : [];
}

function withStep(unit: Unit, step: ReadingStep): readonly ReadingStep[] {
  return [...(unit.chain ?? ['basic']), step];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What is left of a page whose pixels could not be read: its own text with a doubt, or nothing but why. */
export function unitOfFailure(unit: Unit, error: unknown): Unit | Reason {
  if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
  if (error.code === 'ocr-unavailable') return unit.text === '' ? { ...unit, doubts: [...unit.doubts, noText] } : unit;
  const reason: Reason = { code: error.code, values: error.data };
  // Whatever went wrong: a page nobody looked at is not a page without text.
  return unit.text === '' ? reason : { ...unit, doubts: [...unit.doubts, reason] };
}
