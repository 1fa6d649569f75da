import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, Extractor, PictureFacts, PictureTools, Reason, RecognisedPage, Unit } from '../../types.ts';
import { packWords } from '../../word-boxes.ts';
import { ocrTextLimits } from '../ocr/ocr-text-limits.ts';
import { recognisedText } from '../ocr/recognised-text.ts';
import { readAll } from '../read-all.ts';
import { contentEnding } from '../recognise/content-ending.ts';
import { imageFields } from './image-fields.ts';
import { imageLimits } from './limits.ts';

const endings: readonly string[] = [
  'png',
  'jpg',
  'jpeg',
  'jpe',
  'jfif',
  'tif',
  'tiff',
  'webp',
  'gif',
  'bmp',
  'dib',
  'heic',
  'heif',
  'avif',
];

/** Pictures: one unit per frame with the words read in it, boxes in points of the picture as displayed. */
export const imageExtractor: Extractor = {
  kind: 'image',
  // 2: what is doubted is read row by row. 3: by a second recogniser.
  version: 3,
  endings,
  sniff: isImage,
  usesOcr: true,
  async *extract(source, limits, signal, tools) {
    if (source.size > imageLimits.maxBytes) {
      throw new AppError('picture-too-large', 'The picture file is too large.', { bytes: source.size });
    }
    const bytes = await readAll(source, signal);
    if (!isImage(bytes)) throw new AppError('file-damaged', 'This file is no picture.');
    const { pictures } = tools;
    if (!pictures) {
      yield { type: 'metadata', fields: await imageFields(bytes, null), units: null };
      throw new AppError('ocr-unavailable', 'Reading the letters in pictures is switched off or not available.');
    }
    const facts = await pictures.inspect(bytes);
    yield { type: 'metadata', fields: await imageFields(bytes, facts), units: facts.frames.length };
    let characters = 0;
    for await (const item of frames(bytes, facts, pictures, limits.fromUnit, signal)) {
      if (item.type === 'unit') characters += item.unit.text.length;
      if (characters > limits.maxCharacters) {
        throw new AppError('text-limit', 'The file holds more text than is read from one file.', {
          most: limits.maxCharacters,
        });
      }
      yield item;
    }
  },
};

type Settled = { readonly page: RecognisedPage } | { readonly error: unknown };

/** Frames in order; as many are read ahead as pictures may be recognised at once. */
async function* frames(
  bytes: Uint8Array,
  facts: PictureFacts,
  pictures: PictureTools,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<ExtractItem> {
  const started: Promise<Settled>[] = [];
  const total = facts.frames.length;
  const start = (index: number) => {
    started[index] = pictures.recognise({ type: 'file', bytes, frame: index }).then(
      (page) => ({ page }),
      (error: unknown) => ({ error }),
    );
  };
  for (let index = from; index < total; index += 1) {
    signal.throwIfAborted();
    for (let ahead = index; ahead < Math.min(total, index + Math.max(1, pictures.parallel)); ahead += 1) {
      if (!started[ahead]) start(ahead);
    }
    const settled = await (started[index] as Promise<Settled>);
    delete started[index];
    if ('page' in settled) {
      yield { type: 'unit', unit: frameUnit(index, settled.page, facts) };
      continue;
    }
    const { error } = settled;
    // A file of one frame has nothing else to show; of many, one may fail by itself.
    if (total === 1 || !(error instanceof AppError) || !ofOneFrame.has(error.code)) throw error;
    yield {
      type: 'unit-failed',
      index,
      number: index + 1,
      reason: { code: error.code, values: error.data },
    };
  }
}

const ofOneFrame: ReadonlySet<string> = new Set([
  'file-damaged',
  'picture-too-large',
  'worker-timeout',
  'worker-memory',
]);

function frameUnit(index: number, page: RecognisedPage, facts: PictureFacts): Unit {
  const scale = imageLimits.pointsPerInch / pixelsPerInch(facts);
  const { text, words, blocks, confidence } = recognisedText(page, { x: 0, y: 0, scale });
  const read = text !== '';
  return {
    index,
    number: index + 1,
    label: null,
    text,
    source: read ? 'ocr' : 'none',
    size: { width: page.width * scale, height: page.height * scale },
    words: packWords(words),
    blocks,
    ocrConfidence: read ? confidence : null,
    doubts: doubtsOf(page, read),
    chain: page.damaged ? ['ocr', 'best-effort'] : ['ocr'],
  };
}

function pixelsPerInch(facts: PictureFacts): number {
  const { pixelsPerInch: own } = facts;
  return own !== null && own >= imageLimits.leastInch && own <= imageLimits.mostInch ? own : imageLimits.usualInch;
}

function doubtsOf(page: RecognisedPage, read: boolean): Reason[] {
  const doubts: Reason[] = [];
  if (page.missingScript !== null) {
    doubts.push({ code: 'ocr-language-missing', values: { script: page.missingScript } });
  }
  if (read && page.confidence < ocrTextLimits.doubtBelow) {
    doubts.push({ code: 'read-with-doubt', values: { confidence: Math.round(page.confidence * 100) / 100 } });
  }
  if (page.damaged) doubts.push({ code: 'file-damaged', values: {} });
  return doubts;
}

function isImage(head: Uint8Array): boolean {
  return endings.includes(contentEnding(head) ?? '');
}
