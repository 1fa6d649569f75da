import { limits } from '../limits.ts';
import type { Extractor } from '../types.ts';

/**
 * The extractor for a document inside another one, by name and content, or null. The registry lists the formats that ask for
 * this, so it is imported when asked.
 */
export async function extractorOfBytes(name: string, bytes: Uint8Array): Promise<Extractor | null> {
  const { extractorFor } = await import('./registry.ts');
  return extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes));
}
