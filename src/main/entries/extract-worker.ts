/** The extract worker process: bytes in, values out. It reads no file but its own code and opens no connection. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AppError } from '../../preload/contract/errors.ts';
import { setPdfiumLoader } from '../engine/extract/pdf/pdfium-module.ts';
import { extractorOfKind } from '../engine/extract/registry.ts';
import type { ByteSource, ExtractLimits } from '../engine/types.ts';
import { parentPort } from '../rpc/parent-port.ts';
import { createPeer } from '../rpc/peer.ts';

// Ctrl-C goes to the whole group; the engine decides when its processes end.
process.on('SIGINT', () => undefined);

type ExtractRequest = { readonly kind: string; readonly size: number; readonly limits: ExtractLimits };

setPdfiumLoader(() => readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));

const port = await parentPort();
// Nobody can ask any more; a utilityProcess would wait for ever.
port.onClose(() => process.exit(0));
const peer = createPeer(port);
peer.serve({
  extract: async ({ kind, size, limits }: ExtractRequest, { signal, emit }) => {
    const extractor = extractorOfKind(kind);
    if (!extractor) throw new AppError('format-unsupported', 'Docent cannot read this kind of file yet.', { kind });
    const source: ByteSource = { size, read: (offset, length) => peer.call('read', { offset, length }, signal) };
    for await (const item of extractor.extract(source, limits, signal)) await emit(item);
  },
});
