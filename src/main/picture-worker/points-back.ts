import type { Box } from '../engine/types.ts';

type Size = { readonly width: number; readonly height: number };

/**
 * Maps boxes found after scaling and turning (clockwise, about the middle) back to the picture they came from.
 * @param before size before scaling and turning
 * @param after size afterwards
 * @param enlarge pixels as displayed per pixel of `before`
 */
export function pointsBack(
  before: Size,
  scale: number,
  degrees: number,
  after: Size,
  enlarge: number,
): (box: Box) => Box {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const point = (x: number, y: number): readonly [number, number] => {
    const dx = x - after.width / 2;
    const dy = y - after.height / 2;
    return [
      ((dx * cos + dy * sin) / scale + before.width / 2) * enlarge,
      ((dy * cos - dx * sin) / scale + before.height / 2) * enlarge,
    ];
  };
  const across = before.width * enlarge;
  const down = before.height * enlarge;
  return ([x0, y0, x1, y1]) => {
    const corners = [point(x0, y0), point(x1, y0), point(x0, y1), point(x1, y1)];
    const xs = corners.map(([x]) => Math.min(across, Math.max(0, x)));
    const ys = corners.map(([, y]) => Math.min(down, Math.max(0, y)));
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  };
}
