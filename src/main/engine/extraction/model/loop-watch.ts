import { extractionLimits } from '../limits.ts';
import { modelLimits } from './limits.ts';

/**
 * Watches JSON as it is written, piece by piece, and calls `onLoop` once when the writer goes in circles: so many strings in a row that
 * were all written before, or one string that is longer than any value may be. A small model does not find the end of a list by itself.
 */
export function createLoopWatch(onLoop: () => void): (piece: string) => void {
  const seen = new Set<string>();
  let [open, isEscaped, repeated, isOver]: [string | null, boolean, number, boolean] = [null, false, 0, false];
  const end = () => {
    isOver = true;
    onLoop();
  };
  return (piece) => {
    for (const letter of piece) {
      if (isOver) return;
      if (open === null) {
        if (letter === '"') open = '';
      } else if (isEscaped || letter !== '"') {
        isEscaped = !isEscaped && letter === '\\';
        open += letter;
        if (open.length > extractionLimits.passageCharacters) end();
      } else {
        repeated = seen.has(open) ? repeated + 1 : 0;
        seen.add(open);
        open = null;
        if (repeated >= modelLimits.loopItems) end();
      }
    }
  };
}
