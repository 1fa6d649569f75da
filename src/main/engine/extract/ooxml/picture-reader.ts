import { AppError } from '../../../../preload/contract/errors.ts';
import type { PictureTools } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { recognisedText } from '../ocr/recognised-text.ts';
import { ooxmlLimits } from './limits.ts';
import type { OfficePackage } from './office-package.ts';

/** Letters read in a picture of a document. */
export type PictureText = { readonly drafts: readonly BlockDraft[]; readonly confidence: number };

/** Reads pictures of one document by their part's path; each once. Null: an ornament, a photograph, or nothing that can be read. */
export type PictureReader = (path: string) => Promise<PictureText | null>;

const readable = /\.(?:png|jpe?g|jfif|gif|bmp|tiff?|webp|heic)$/i;
/** What ends more than one picture: the reading stops, or waits until letters can be recognised again. */
const ofAllPictures: ReadonlySet<string> = new Set(['cancelled', 'engine-unavailable', 'ocr-unavailable']);

/** A reader for the pictures of one document; without `pictures` it reads nothing. */
export function pictureReader(file: OfficePackage, pictures: PictureTools | null): PictureReader {
  const known = new Map<string, PictureText | null>();
  return async (path) => {
    if (!pictures || !readable.test(path)) return null;
    const before = known.get(path);
    if (before !== undefined || known.size >= ooxmlLimits.maxPictures) return before ?? null;
    const found = await read(file, path, pictures).catch((error: unknown) => {
      // The document's own text goes on without it.
      if (error instanceof AppError && !ofAllPictures.has(error.code)) return null;
      throw error;
    });
    known.set(path, found);
    return found;
  };
}

async function read(file: OfficePackage, path: string, pictures: PictureTools): Promise<PictureText | null> {
  const bytes = await file.bytes(path, ooxmlLimits.maxMemberBytes);
  if (!bytes || bytes.length === 0) return null;
  const [frame] = (await pictures.inspect(bytes)).frames;
  if (!frame || Math.min(frame.width, frame.height) < ooxmlLimits.leastPictureEdge) return null;
  const page = await pictures.recognise({ type: 'file', bytes, frame: 0 });
  // What is read in a photograph is mostly noise, and nobody looks for it.
  if (page.confidence < ooxmlLimits.leastPictureConfidence) return null;
  const { text, blocks } = recognisedText(page, { x: 0, y: 0, scale: 1 });
  const drafts = blocks.map(({ kind, level, start, end }) => ({
    kind: kind === 'heading' ? ('paragraph' as const) : kind,
    level: kind === 'heading' ? 0 : level,
    text: text.slice(start, end),
  }));
  return drafts.length === 0 ? null : { drafts, confidence: page.confidence };
}
