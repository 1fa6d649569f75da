import { secondReaderLimits } from './limits.ts';
import type { SecondReading } from './second-reader.ts';

/**
 * Whether a page is written in the letters the recogniser knows: it takes those of other scripts for look-alikes and is hardly less sure of them,
 * while Tesseract finds next to nothing in them.
 * @param tesseract its mean confidence on the same page, 0-1
 */
export function isLatin({ lines }: SecondReading, tesseract: number): boolean {
  const { latinLeast, latinByTesseract } = secondReaderLimits;
  if (tesseract >= latinByTesseract) return true;
  const signs = lines.flatMap((line) => line.signs);
  return signs.reduce((sum, { confidence }) => sum + confidence, 0) >= latinLeast * Math.max(1, signs.length);
}
