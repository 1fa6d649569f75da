/** The kind of job that reads a file, and which file comes first. */
export const readJob = 'read';

/** Small files first, in steps: a person sees the first hits within seconds while one huge file waits its turn. */
export function readPriority(size: number): number {
  return Math.floor(Math.log10(Math.max(1, size)));
}
