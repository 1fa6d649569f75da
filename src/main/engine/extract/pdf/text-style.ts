import type { Direction } from './page-frame.ts';

/** How a run of characters was set; shared by all characters of one PDF text object. */
export type TextStyle = {
  readonly object: number;
  /** Points as displayed. */
  readonly size: number;
  readonly direction: Direction;
  readonly bold: boolean;
  /** PDF text rendering mode 3 or 7: drawn with neither fill nor stroke. */
  readonly unpainted: boolean;
  /** Filled white: invisible on white paper. */
  readonly white: boolean;
  /** Where its line of letters stands across the direction of reading, in points as displayed; null when slanted. */
  readonly band: readonly [number, number] | null;
};

/** Of signs that belong to no text object. */
export const plainStyle: TextStyle = {
  object: 0,
  size: 0,
  direction: 0,
  bold: false,
  unpainted: false,
  white: false,
  band: null,
};
