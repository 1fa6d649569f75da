import type { Pdfium } from './pdfium.ts';

/** A small piece of PDFium's memory for values that its functions write through pointers. */
export type Scratch = {
  readonly pointer: number;
  readonly bytes: number;
  float32(offset: number): number;
  float64(offset: number): number;
  uint32(offset: number): number;
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
  return {
    pointer,
    bytes,
    float32: (offset) => fresh().getFloat32(pointer + offset, true),
    float64: (offset) => fresh().getFloat64(pointer + offset, true),
    uint32: (offset) => fresh().getUint32(pointer + offset, true),
    free: () => pdfium._free(pointer),
  };
}
