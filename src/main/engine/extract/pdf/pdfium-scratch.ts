import type { Pdfium } from './pdfium.ts';

/** A small piece of PDFium's memory for values that its functions write through pointers. */
export type Scratch = {
  readonly pointer: number;
  readonly bytes: number;
  /** A value at an offset in bytes, a multiple of its own size. */
  float32(offset: number): number;
  float64(offset: number): number;
  uint32(offset: number): number;
  /** Floats from the start on, by their place; the array goes stale when the memory grows, so never keep it. */
  floats(): Float32Array;
  free(): void;
};

export function createScratch(pdfium: Pdfium, bytes: number): Scratch {
  const pointer = pdfium._malloc(bytes);
  const views = () => {
    const { buffer } = pdfium.HEAPU8;
    return {
      floats: new Float32Array(buffer, pointer, bytes / 4),
      doubles: new Float64Array(buffer, pointer, bytes / 8),
      integers: new Uint32Array(buffer, pointer, bytes / 4),
    };
  };
  let current = views();
  // When the memory grows, its old buffer is taken away and arrays upon it become empty.
  const fresh = () => {
    if (current.floats.length === 0) current = views();
    return current;
  };
  return {
    pointer,
    bytes,
    float32: (offset) => fresh().floats[offset / 4] ?? 0,
    float64: (offset) => fresh().doubles[offset / 8] ?? 0,
    uint32: (offset) => fresh().integers[offset / 4] ?? 0,
    floats: () => fresh().floats,
    free: () => pdfium._free(pointer),
  };
}
