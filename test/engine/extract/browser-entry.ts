/** What a sandboxed page would bundle: every format, and the place where PDFium's bytes are handed in. */

export { setPdfiumLoader } from '../../../src/main/engine/extract/pdf/pdfium-module.ts';
export { openSecondReader } from '../../../src/main/engine/extract/pdf/second-reader.ts';
export { extractorFor } from '../../../src/main/engine/extract/registry.ts';
