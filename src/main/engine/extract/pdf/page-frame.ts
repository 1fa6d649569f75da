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
  /** From any two opposite corners. */
  box(x0: number, y0: number, x1: number, y1: number): Box;
  /** Writes the box of the first four numbers of `corners` into an array, from `at` on. */
  putBox(corners: ArrayLike<number>, into: Float64Array, at: number): void;
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
  // Called for every letter, so it takes and makes no numbers of its own, which would be objects.
  const putBox: PageFrame['putBox'] = (corners, into, at) => {
    const x0 = corners[0] ?? 0;
    const y0 = corners[1] ?? 0;
    const x1 = corners[2] ?? 0;
    const y1 = corners[3] ?? 0;
    const west = (Math.min(x0, x1) - left) * unit;
    const east = (Math.max(x0, x1) - left) * unit;
    const south = (Math.min(y0, y1) - bottom) * unit;
    const north = (Math.max(y0, y1) - bottom) * unit;
    into[at] = quarter === 0 ? west : quarter === 1 ? south : quarter === 2 ? wide - east : high - north;
    into[at + 1] = quarter === 0 ? high - north : quarter === 1 ? west : quarter === 2 ? south : wide - east;
    into[at + 2] = quarter === 0 ? east : quarter === 1 ? north : quarter === 2 ? wide - west : high - south;
    into[at + 3] = quarter === 0 ? high - south : quarter === 1 ? east : quarter === 2 ? north : wide - west;
  };
  const one = new Float64Array(4);
  return {
    width: quarter % 2 === 0 ? wide : high,
    height: quarter % 2 === 0 ? high : wide,
    point,
    putBox,
    box: (x0, y0, x1, y1) => {
      putBox([x0, y0, x1, y1], one, 0);
      return [one[0] ?? 0, one[1] ?? 0, one[2] ?? 0, one[3] ?? 0];
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

/** Writes the same for a box of a list, from `at` on; for every letter, so it makes no arrays. */
export function putTurned(
  boxes: Float64Array,
  at: number,
  direction: Direction,
  width: number,
  height: number,
  into: Float64Array,
): void {
  const x0 = boxes[at] ?? 0;
  const y0 = boxes[at + 1] ?? 0;
  const x1 = boxes[at + 2] ?? 0;
  const y1 = boxes[at + 3] ?? 0;
  into[0] = direction === 0 ? x0 : direction === 1 ? y0 : direction === 2 ? width - x1 : height - y1;
  into[1] = direction === 0 ? y0 : direction === 1 ? width - x1 : direction === 2 ? height - y1 : x0;
  into[2] = direction === 0 ? x1 : direction === 1 ? y1 : direction === 2 ? width - x0 : height - y0;
  into[3] = direction === 0 ? y1 : direction === 1 ? width - x0 : direction === 2 ? height - y0 : x1;
}
