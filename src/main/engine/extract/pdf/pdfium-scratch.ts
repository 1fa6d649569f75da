import type { Pdfium } from './pdfium.ts';

/** A small piece of PDFium's memory for values that its functions write through pointers. */
export type Scratch = {
  readonly pointer: number;
  readonly bytes: number;
  float32(offset: number): number;
  float64(offset: number): number;
  uint32(offset: number): number;
  /** Four floats from the start on, by their place; the array goes stale when the memory grows, so never keep it. */
  floats(): Float32Array;
  free(): void;
};

export function createScratch(pdfium: Pdfium, bytes: number): Scratch {
  const pointer = pdfium._malloc(bytes);
  // A view goes stale whenever the memory grows, so it is made anew then.
  let view = new DataView(pdfium.HEAPU8.buffer);
  const fresh = (): DataView => {
    if (view.buffer !== pdfium.HEAPU8.buffer) view = new DataView(pdfium.HEAPU8.buffer);
    return view;
  };
  let floats = new Float32Array(pdfium.HEAPU8.buffer, pointer, 4);
  return {
    pointer,
    bytes,
    float32: (offset) => fresh().getFloat32(pointer + offset, true),
    float64: (offset) => fresh().getFloat64(pointer + offset, true),
    uint32: (offset) => fresh().getUint32(pointer + offset, true),
    floats: () => {
      if (floats.buffer !== pdfium.HEAPU8.buffer) floats = new Float32Array(pdfium.HEAPU8.buffer, pointer, 4);
      return floats;
    },
    free: () => pdfium._free(pointer),
  };
}
