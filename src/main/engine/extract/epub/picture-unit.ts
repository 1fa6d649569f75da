import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractLimits, ReadingTools, Unit } from '../../types.ts';
import type { Container } from '../container/open-container.ts';
import { extractorOfBytes } from '../extractor-of-bytes.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { epubLimits } from './limits.ts';

/**
 * The letters of the first picture of a chapter that is nothing but pictures (a comic, a scanned book), as a unit like those of
 * picture files; null when it holds none or can't be read.
 */
export async function pictureUnit(
  container: Container,
  pictures: readonly string[],
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): Promise<Unit | null> {
  if (!tools.pictures) return null;
  for (const path of pictures.slice(0, epubLimits.maxPictures)) {
    try {
      const bytes = await container.read(path, epubLimits.maxChapterBytes);
      const extractor = bytes ? await extractorOfBytes(path, bytes) : null;
      if (!bytes || extractor?.kind !== 'image') continue;
      const own = { ...limits, fromUnit: 0 };
      for await (const item of extractor.extract(sourceOfBytes(bytes), own, signal, { ...tools, name: path })) {
        if (item.type === 'unit' && item.unit.text !== '') return item.unit;
      }
    } catch (error) {
      // A picture that can't be read leaves the page without text, as it is without OCR.
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    }
  }
  return null;
}
