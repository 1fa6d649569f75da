import { pictureLimits } from './limits.ts';

/** Part of a picture: where it begins and how much there is of it, as shares of width and height. */
export type Crop = { readonly x: number; readonly y: number; readonly share: number };

export const whole: Crop = { x: 0, y: 0, share: 1 };

/** What may be left of a cropped picture: its corners and its middle, each of some size. */
export const crops: readonly Crop[] = pictureLimits.hash.crops.flatMap((share) => {
  const left = 1 - share;
  return [
    { x: 0, y: 0, share },
    { x: left, y: 0, share },
    { x: 0, y: left, share },
    { x: left, y: left, share },
    { x: left / 2, y: left / 2, share },
  ];
});

const { edge } = pictureLimits.signature;

/** The signature a part of the picture would have, interpolated from that of the whole. */
export function cropSignature(signature: ArrayLike<number>, { x, y, share }: Crop): Float32Array {
  if (share === 1) return Float32Array.from(signature);
  const cropped = new Float32Array(edge * edge);
  for (let row = 0; row < edge; row += 1) {
    const from = place(y, share, row);
    for (let column = 0; column < edge; column += 1) {
      const at = place(x, share, column);
      const top = mixed(signature, from.first * edge, at);
      const bottom = mixed(signature, from.second * edge, at);
      cropped[row * edge + column] = top + (bottom - top) * from.part;
    }
  }
  return cropped;
}

/** Two neighbouring rows or columns of a signature between which one of its part lies, and how far it is to the second. */
type Place = { readonly first: number; readonly second: number; readonly part: number };

export function place(offset: number, share: number, index: number): Place {
  const at = Math.min(edge - 1, Math.max(0, offset * edge + (index + 0.5) * share - 0.5));
  const first = Math.floor(at);
  return { first, second: Math.min(edge - 1, first + 1), part: at - first };
}

function mixed(values: ArrayLike<number>, row: number, { first, second, part }: Place): number {
  const left = values[row + first] ?? 0;
  return left + ((values[row + second] ?? 0) - left) * part;
}
