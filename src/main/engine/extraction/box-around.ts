import type { Box } from '../types.ts';

/** The box around all of these; around none of them a box that is beside nothing. Pure. */
export const boxAround = (placed: readonly { readonly box: Box }[]): Box =>
  placed
    .map(({ box }) => box)
    .reduce(
      (a, b): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
