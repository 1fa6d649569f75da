/**
 * The extract worker as a page in Chromium's sandbox: no Node, no files, no network. The preload hands it one channel and the
 * code of PDFium; bytes come in and values go out through that channel.
 */
import { setPdfiumLoader } from '../engine/extract/pdf/pdfium-module.ts';
import type { Port } from '../engine/ports.ts';
import { createPeer } from '../rpc/peer.ts';
import { quietConsole } from './quiet-console.ts';
import { readerMethods } from './reader-methods.ts';

/** The little of a page this file uses; the main side is written without the types of a browser. */
type PagePort = {
  postMessage(message: unknown): void;
  addEventListener(name: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  close(): void;
};
type PageMessage = { readonly data: unknown; readonly ports: readonly PagePort[] };
type Page = {
  addEventListener(name: 'message', listener: (event: PageMessage) => void): void;
  removeEventListener(name: 'message', listener: (event: PageMessage) => void): void;
  close(): void;
};

const page = globalThis as unknown as Page;
quietConsole();
// The one door to the network that no content security policy and no request filter closes.
for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (/^(webkit)?RTC/.test(name)) Reflect.deleteProperty(globalThis, name);
}
page.addEventListener('message', begin);

function begin({ data, ports }: PageMessage): void {
  const [channel] = ports;
  if (!channel || !(data instanceof Uint8Array)) return;
  page.removeEventListener('message', begin);
  setPdfiumLoader(async () => data);
  // Nobody can ask any more.
  channel.addEventListener('close', () => page.close());
  const peer = createPeer(portOf(channel));
  peer.serve(readerMethods(peer));
}

function portOf(channel: PagePort): Port {
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      channel.addEventListener('message', ({ data }) => listener(data));
      channel.start();
    },
    onClose: (listener) => channel.addEventListener('close', () => listener()),
    close: () => channel.close(),
  };
}
