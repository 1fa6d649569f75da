import { pictureLimits } from './limits.ts';
import type { GreyRaster } from './raster.ts';

/** One value per tile, in rows. */
type Tiles = { readonly values: Float32Array; readonly across: number; readonly down: number };

/**
 * The picture with its ink as black and its ground as white everywhere, however faded, shaded or stained a part of it is: greys are stretched
 * between the darkest and the usual grey around them (local normalisation by tiles, blended as in CLAHE). Where there is no ink near by,
 * nothing is stretched, so that noise stays noise.
 * @param letters height of the letters in pixels
 */
export function evenedGreys(raster: GreyRaster, letters: number): GreyRaster {
  const { pixels, width, height } = raster;
  const { tileLetters, leastContrast, groundSlack } = pictureLimits;
  const size = Math.max(8, Math.round(letters * tileLetters));
  const tiles = tilesOf(raster, size);
  const ground = spread(tiles.ground, Math.max);
  const ink = spread(tiles.ink, Math.min);
  const { across, down } = ground;
  const [rows, columns] = [places(height, size, down), places(width, size, across)];
  const evened = new Uint8Array(pixels.length);
  // Of each row of pixels first between the tiles above and below, once per tile.
  const [groundRow, inkRow] = [new Float32Array(across), new Float32Array(across)];
  for (let y = 0, at = 0; y < height; y += 1) {
    blend(ground, rows[y] as number, groundRow);
    blend(ink, rows[y] as number, inkRow);
    for (let x = 0; x < width; x += 1, at += 1) {
      const column = columns[x] as number;
      const left = Math.floor(column);
      const right = left + 1 < across ? left + 1 : left;
      const beside = column - left;
      const usual = (groundRow[left] as number) * (1 - beside) + (groundRow[right] as number) * beside;
      const dark = (inkRow[left] as number) * (1 - beside) + (inkRow[right] as number) * beside;
      const black = Math.min(dark, usual - leastContrast);
      const white = usual - (usual - black) * groundSlack;
      const grey = ((pixels[at] as number) - black) / (white - black);
      evened[at] = grey <= 0 ? 0 : grey >= 1 ? 255 : Math.round(grey * 255);
    }
  }
  return { ...raster, pixels: evened };
}

/** Of each tile the grey of its ground, which most of it is, and of its darkest pixels. */
function tilesOf({ pixels, width, height }: GreyRaster, size: number): { readonly ground: Tiles; readonly ink: Tiles } {
  const across = Math.max(1, Math.ceil(width / size));
  const down = Math.max(1, Math.ceil(height / size));
  const ground = new Float32Array(across * down);
  const ink = new Float32Array(across * down);
  const counts = new Uint32Array(256);
  for (let tile = 0; tile < across * down; tile += 1) {
    const [left, top] = [(tile % across) * size, Math.floor(tile / across) * size];
    const [right, bottom] = [Math.min(width, left + size), Math.min(height, top + size)];
    counts.fill(0);
    for (let y = top; y < bottom; y += 1) {
      for (let at = y * width + left; at < y * width + right; at += 1) {
        const grey = pixels[at] as number;
        counts[grey] = (counts[grey] as number) + 1;
      }
    }
    const total = (right - left) * (bottom - top);
    ground[tile] = greyAt(counts, total * pictureLimits.tileGround);
    ink[tile] = greyAt(counts, total * pictureLimits.tileInk);
  }
  return { ground: { values: ground, across, down }, ink: { values: ink, across, down } };
}

function greyAt(counts: Uint32Array, pixels: number): number {
  let seen = 0;
  for (let grey = 0; grey < 256; grey += 1) {
    seen += counts[grey] as number;
    if (seen >= pixels) return grey;
  }
  return 255;
}

/** Each tile as the best of it and its neighbours: a gap between words has the ink of the words beside it. */
function spread({ values, across, down }: Tiles, best: (a: number, b: number) => number): Tiles {
  const wide = new Float32Array(values.length);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let value = values[y * across + x] as number;
      for (let v = Math.max(0, y - 1); v <= Math.min(down - 1, y + 1); v += 1) {
        for (let u = Math.max(0, x - 1); u <= Math.min(across - 1, x + 1); u += 1) {
          value = best(value, values[v * across + u] as number);
        }
      }
      wide[y * across + x] = value;
    }
  }
  return { values: wide, across, down };
}

/** Where each pixel of an edge stands among the middles of the tiles. */
function places(length: number, size: number, tiles: number): Float32Array {
  return Float32Array.from({ length }, (_, at) => Math.max(0, Math.min(tiles - 1, (at + 0.5) / size - 0.5)));
}

/** The values between the tiles above and below a row. */
function blend({ values, across, down }: Tiles, row: number, into: Float32Array): void {
  const top = Math.floor(row);
  const bottom = Math.min(down - 1, top + 1);
  for (let x = 0; x < across; x += 1) {
    into[x] =
      (values[top * across + x] as number) * (1 - (row - top)) + (values[bottom * across + x] as number) * (row - top);
  }
}
