import type { Box } from '../../types.ts';

/** Direction of a line of text as displayed: 0 to the right, 1 downwards, 2 to the left, 3 upwards. */
export type Direction = 0 | 1 | 2 | 3;

/**
 * From PDF user space (origin bottom left, y up) to the page as displayed: cropped, rotated, origin top left, y down.
 * `box` is left, bottom, right, top of the visible part; `turns` quarter turns clockwise.
 */
export type PageFrame = {
  readonly width: number;
  readonly height: number;
  point(x: number, y: number): readonly [number, number];
  /** From any two opposite corners; new each time, so that its maker may change it. */
  box(x0: number, y0: number, x1: number, y1: number): [number, number, number, number];
  /** Direction of a vector, to the nearest quarter. */
  direction(x: number, y: number): Direction;
};

export function pageFrame(box: Box, turns: number, unit: number): PageFrame {
  const [left, bottom, right, top] = box;
  const quarter = ((turns % 4) + 4) % 4;
  const wide = (right - left) * unit;
  const high = (top - bottom) * unit;
  const point = (x: number, y: number): readonly [number, number] => {
    const fromLeft = (x - left) * unit;
    const fromBottom = (y - bottom) * unit;
    if (quarter === 0) return [fromLeft, high - fromBottom];
    if (quarter === 1) return [fromBottom, fromLeft];
    if (quarter === 2) return [wide - fromLeft, fromBottom];
    return [high - fromBottom, wide - fromLeft];
  };
  return {
    width: quarter % 2 === 0 ? wide : high,
    height: quarter % 2 === 0 ? high : wide,
    point,
    // Called for every letter, so it makes no other arrays.
    box: (x0, y0, x1, y1) => {
      const west = (Math.min(x0, x1) - left) * unit;
      const east = (Math.max(x0, x1) - left) * unit;
      const south = (Math.min(y0, y1) - bottom) * unit;
      const north = (Math.max(y0, y1) - bottom) * unit;
      if (quarter === 0) return [west, high - north, east, high - south];
      if (quarter === 1) return [south, west, north, east];
      if (quarter === 2) return [wide - east, south, wide - west, north];
      return [high - north, wide - east, high - south, wide - west];
    },
    direction: (x, y) => {
      const unturned = Math.abs(x) >= Math.abs(y) ? (x >= 0 ? 0 : 2) : y >= 0 ? 3 : 1;
      return ((unturned + quarter) % 4) as Direction;
    },
  };
}

/** Turns a displayed box so that text of `direction` reads to the right; the frame's own size turns with it. */
export function turnedBox(box: Box, direction: Direction, width: number, height: number): Box {
  const [x0, y0, x1, y1] = box;
  if (direction === 0) return box;
  if (direction === 1) return [y0, width - x1, y1, width - x0];
  if (direction === 2) return [width - x1, height - y1, width - x0, height - y0];
  return [height - y1, x0, height - y0, x1];
}
