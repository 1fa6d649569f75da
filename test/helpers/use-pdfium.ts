import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setPdfiumLoader } from '../../src/main/engine/extract/pdf/pdfium-module.ts';

/** PDFium for readers that run in the test's own process. */
export function usePdfium(): void {
  setPdfiumLoader(async () => readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));
}
