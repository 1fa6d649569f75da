import { secondReaderLimits } from './limits.ts';
import type { LineBox } from './line-box.ts';

/** How likely each pixel belongs to a line, 0-1, row by row. */
export type LineMap = { readonly values: Float32Array; readonly width: number; readonly height: number };

/**
 * The lines in a map of likely pixels: connected pixels (4 neighbours) above a threshold, each group as a slanted box widened by its area
 * over its edges (differentiable binarization, Liao et al. 2020). Boxes are in pixels of the map.
 */
export function linesOfMap({ values, width, height }: LineMap): LineBox[] {
  const { pixelLeast, lineLeast, leastHeight, unclip } = secondReaderLimits;
  const seen = new Uint8Array(values.length);
  const stack: number[] = [];
  const lines: LineBox[] = [];
  for (let start = 0; start < values.length; start += 1) {
    if (seen[start] || (values[start] as number) < pixelLeast) continue;
    seen[start] = 1;
    stack.push(start);
    const members: number[] = [];
    let sure = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      members.push(at);
      sure += values[at] as number;
      const x = at % width;
      for (const [next, inside] of [
        [at - 1, x > 0],
        [at + 1, x < width - 1],
        [at - width, at >= width],
        [at + width, at < width * (height - 1)],
      ] as const) {
        if (!inside || seen[next] || (values[next] as number) < pixelLeast) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    if (sure / members.length < lineLeast) continue;
    const box = boxOf(members, width);
    if (Math.min(box.width, box.height) < leastHeight) continue;
    const by = ((box.width * box.height * unclip) / (2 * (box.width + box.height))) * 2;
    lines.push({ ...box, width: box.width + by, height: box.height + by });
  }
  return lines;
}

/** The box around pixels along their main direction, as far as that is told by more than their number. */
function boxOf(members: readonly number[], across: number): LineBox {
  let [sumX, sumY] = [0, 0];
  for (const at of members) {
    sumX += at % across;
    sumY += Math.floor(at / across);
  }
  const [meanX, meanY] = [sumX / members.length, sumY / members.length];
  let [xx, xy, yy] = [0, 0, 0];
  for (const at of members) {
    const [dx, dy] = [(at % across) - meanX, Math.floor(at / across) - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  // Only what is much longer than high has a direction of its own.
  const slope = xx > yy * 6 ? 0.5 * Math.atan2(2 * xy, xx - yy) : 0;
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (const at of members) {
    const [dx, dy] = [(at % across) - meanX, Math.floor(at / across) - meanY];
    const [along, down] = [dx * cos + dy * sin, dy * cos - dx * sin];
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, down);
    bottom = Math.max(bottom, down);
  }
  const [along, down] = [(left + right) / 2, (top + bottom) / 2];
  return {
    middle: [meanX + along * cos - down * sin + 0.5, meanY + along * sin + down * cos + 0.5],
    width: right - left + 1,
    height: bottom - top + 1,
    slope,
  };
}
