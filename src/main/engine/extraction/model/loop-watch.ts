import { modelLimits } from './limits.ts';

/**
 * Watches JSON as it is written, piece by piece, and calls `onLoop` once when the writer goes in circles: so many strings, or parts of
 * one string between commas, in a row that were all written before, or one string that is longer than any value may be. A small model
 * does not find the end of a list by itself.
 */
export function createLoopWatch(onLoop: () => void): (piece: string) => void {
  const seen = new Set<string>();
  /** What is written of a string and of its part since the last comma; null outside of strings. */
  let open: { length: number; part: string } | null = null;
  let [isEscaped, repeated, isOver]: [boolean, number, boolean] = [false, 0, false];
  const end = () => {
    isOver = true;
    onLoop();
  };
  const count = (part: string) => {
    repeated = seen.has(part) ? repeated + 1 : 0;
    seen.add(part);
    if (repeated >= modelLimits.loopItems) end();
  };
  return (piece) => {
    for (const letter of piece) {
      if (isOver) return;
      if (open === null) {
        if (letter === '"') open = { length: 0, part: '' };
        continue;
      }
      if (letter === '"' && !isEscaped) {
        count(open.part.trim());
        open = null;
        continue;
      }
      isEscaped = !isEscaped && letter === '\\';
      open.length += 1;
      if (open.length > modelLimits.stringCharacters) end();
      else if (letter === ',') {
        count(open.part.trim());
        open.part = '';
      } else open.part += letter;
    }
  };
}
