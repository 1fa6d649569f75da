import { AppError } from '../../../../preload/contract/errors.ts';
import type { DocumentPicture, ExtractLimits, FoundPicture, ReadingTools } from '../../types.ts';
import { contentEnding } from '../recognise/content-ending.ts';
import { takenLimits } from './limits.ts';

/** How pictures are taken out of a document. */
export type Taking = {
  readonly limits: ExtractLimits;
  readonly signal: AbortSignal;
  readonly tools: ReadingTools;
  /** The place of the only one that is wanted; null: all. */
  readonly only: string | null;
};

const shown: ReadonlySet<string> = new Set('png jpg jpeg gif bmp tif tiff webp heic heif avif'.split(' '));

/** A picture with its file; null for ornaments, what is no picture, and what can't be unpacked: the others go on. */
export async function takenFile(
  picture: DocumentPicture,
  read: (mostBytes: number) => Promise<Uint8Array | null>,
): Promise<FoundPicture | null> {
  try {
    const bytes = await read(takenLimits.maxBytes);
    if (!bytes || bytes.length < takenLimits.leastBytes) return null;
    if (
      /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<svg[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 512)))
    ) {
      return { ...picture, picture: { type: 'drawing', bytes } };
    }
    if (!shown.has(contentEnding(bytes) ?? '')) return null;
    return { ...picture, picture: { type: 'file', bytes, frame: 0 } };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  }
}
