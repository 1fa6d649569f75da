/** How far a model is to be believed about one document, told by what it says of values that rules are sure of. Pure. */
import type { ExtractedCell } from '../extracted.ts';
import { isFilled, sameValue } from './same-value.ts';

/** Confidence from which rules are sure enough to test a model with. */
const sure = 0.8;
/** Items of one list that count: a long list must not drown the rest. */
const mostItems = 5;

/** Whether rules are sure of this cell. */
export const isSureCell = (cell: ExtractedCell): boolean => isFilled(cell) && cell.verified && cell.confidence >= sure;

/**
 * 0-1: the share of what a model says of such cells that agrees with them, drawn towards one half as if two more had been seen (Laplace's rule of
 * succession). One half where there is nothing to test it with. `asked`: cells of one reading by the model.
 */
export function modelTrust(basic: readonly ExtractedCell[], asked: readonly (readonly ExtractedCell[])[]): number {
  let [agreeing, compared] = [0, 0];
  for (const own of basic.filter(isSureCell)) {
    for (const cell of asked
      .flatMap((cells) => cells.find(({ field }) => field === own.field) ?? [])
      .filter(isFilled)) {
      if (own.items && cell.items) {
        const known = own.items;
        const tested = cell.items.slice(0, mostItems);
        compared += tested.length;
        agreeing += tested.filter((item) => known.some((one) => sameValue(one, item))).length;
      } else {
        compared += 1;
        if (sameValue(own, cell)) agreeing += 1;
      }
    }
  }
  return Math.round(((agreeing + 1) / (compared + 2)) * 1000) / 1000;
}
