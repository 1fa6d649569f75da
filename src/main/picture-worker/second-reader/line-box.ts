/** A line of text as it lies on a page: its middle, its extent along and across its own direction, and its slope in radians, clockwise. */
export type LineBox = {
  readonly middle: readonly [number, number];
  readonly width: number;
  readonly height: number;
  readonly slope: number;
};
