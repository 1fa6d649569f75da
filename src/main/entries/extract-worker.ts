/** The extract worker process: bytes in, values out. It reads no file but its own code and opens no connection. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setPdfiumLoader } from '../engine/extract/pdf/pdfium-module.ts';
import { parentPort } from '../rpc/parent-port.ts';
import { createPeer } from '../rpc/peer.ts';
import { quietConsole } from './quiet-console.ts';
import { readerMethods } from './reader-methods.ts';

// Ctrl-C goes to the whole group; the engine decides when its processes end.
process.on('SIGINT', () => undefined);
quietConsole();

setPdfiumLoader(() => readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));

const port = await parentPort();
// Nobody can ask any more; a utilityProcess would wait for ever.
port.onClose(() => process.exit(0));
const peer = createPeer(port);
peer.serve(readerMethods(peer));
