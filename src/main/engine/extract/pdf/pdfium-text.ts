import type { Pdfium } from './pdfium.ts';

const encoder = new TextEncoder();
/** Bytes of a first try; most values are shorter. */
const usualBytes = 512;

/**
 * A text that one of PDFium's functions writes as UTF-16 with a zero at its end and whose bytes it returns, whatever their number;
 * '' when there is none or it is longer than `most` UTF-16 units.
 */
export function pdfiumText(pdfium: Pdfium, most: number, read: (buffer: number, bytes: number) => number): string {
  let room = usualBytes;
  for (let tries = 0; tries < 2; tries += 1) {
    const buffer = pdfium._malloc(room);
    try {
      const length = read(buffer, room);
      if (length <= 2) return '';
      if (length <= room) return new TextDecoder('utf-16le').decode(pdfium.HEAPU8.slice(buffer, buffer + length - 2));
      if (length > most * 2) return '';
      room = length;
    } finally {
      pdfium._free(buffer);
    }
  }
  return '';
}

/** Runs `use` with a key or password as PDFium wants it: UTF-8 with a zero at its end. */
export function withPdfiumKey<Value>(pdfium: Pdfium, key: string, use: (pointer: number) => Value): Value {
  const bytes = encoder.encode(`${key}\0`);
  const pointer = pdfium._malloc(bytes.length);
  try {
    pdfium.HEAPU8.set(bytes, pointer);
    return use(pointer);
  } finally {
    pdfium._free(pointer);
  }
}
