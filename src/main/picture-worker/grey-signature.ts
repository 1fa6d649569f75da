import { pictureLimits } from './limits.ts';

const { signatureEdge: edge } = pictureLimits;

/** Shares of red, green and blue in how bright a colour looks (ITU-R BT.709). */
const [red, green, blue] = [0.2126, 0.7152, 0.0722];

/**
 * The mean greys (0-255) of `edge` x `edge` equal parts of a picture, row by row. A pixel that lies in two parts counts in each by its share.
 * @param pixels 8 bits each, one grey or three colours and whatever follows them
 */
export function greySignature(pixels: Uint8Array, width: number, height: number, channels: number): Uint8Array {
  const columns = new Float32Array(edge * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width * channels;
    for (let column = 0; column < edge; column += 1) {
      const from = (column * width) / edge;
      const to = ((column + 1) * width) / edge;
      let sum = 0;
      for (let x = Math.floor(from); x < to; x += 1) {
        const at = row + x * channels;
        const grey =
          channels < 3
            ? (pixels[at] as number)
            : red * (pixels[at] as number) + green * (pixels[at + 1] as number) + blue * (pixels[at + 2] as number);
        sum += grey * (Math.min(to, x + 1) - Math.max(from, x));
      }
      columns[y * edge + column] = sum / (to - from);
    }
  }
  const signature = new Uint8Array(edge * edge);
  for (let row = 0; row < edge; row += 1) {
    const from = (row * height) / edge;
    const to = ((row + 1) * height) / edge;
    for (let column = 0; column < edge; column += 1) {
      let sum = 0;
      for (let y = Math.floor(from); y < to; y += 1)
        sum += (columns[y * edge + column] as number) * (Math.min(to, y + 1) - Math.max(from, y));
      signature[row * edge + column] = Math.round(sum / (to - from));
    }
  }
  return signature;
}
