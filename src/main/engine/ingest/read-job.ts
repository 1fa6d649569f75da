/** The kind of job that reads a file, and which file comes first. */
import { imageExtractor } from '../extract/image/image-extractor.ts';

export const readJob = 'read';

/** Where pictures begin: behind every document, as the letters of one take seconds. */
export const picturePriority = 20;

/**
 * Small files first, in steps: a person sees the first hits within seconds while one huge file waits its turn. `ending`: of the file's
 * name, or its kind.
 */
export function readPriority(size: number, ending: string): number {
  const step = Math.floor(Math.log10(Math.max(1, size)));
  return imageExtractor.endings.includes(ending) || ending === imageExtractor.kind ? picturePriority + step : step;
}
