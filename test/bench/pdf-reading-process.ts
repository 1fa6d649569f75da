/** A process that reads whole PDFs as the extract worker does: a path comes in, pages and peak memory go out. */
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pdfExtractor } from '../../src/main/engine/extract/pdf/pdf-extractor.ts';
import { setPdfiumLoader } from '../../src/main/engine/extract/pdf/pdfium-module.ts';
import { limits } from '../../src/main/engine/limits.ts';
import type { ByteSource } from '../../src/main/engine/types.ts';

setPdfiumLoader(async () => readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));

const bounds = { maxCharacters: limits.extract.maxCharacters, maxExpansion: limits.extract.maxExpansion, fromUnit: 0 };

async function readPages(file: string): Promise<number> {
  const handle = await open(file);
  const { size } = await handle.stat();
  const source: ByteSource = {
    size,
    read: async (offset, length) => {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
  const tools = { name: file, password: null, pictures: null };
  let pages = 0;
  for await (const item of pdfExtractor.extract(source, bounds, new AbortController().signal, tools)) {
    if (item.type === 'unit') pages += 1;
  }
  await handle.close();
  return pages;
}

process.on('message', (file: string) => {
  readPages(file).then(
    (pages) => process.send?.({ pages, peakBytes: process.resourceUsage().maxRSS * 1024 }),
    (error: unknown) => process.send?.({ pages: 0, peakBytes: 0, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
