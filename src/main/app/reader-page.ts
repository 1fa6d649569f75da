/** Readers as sandboxed pages: each a renderer process without Node, files, network, storage or permissions. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { MessageChannelMain, type Session, session, type WebContents, WebContentsView } from 'electron';
import type { Log } from '../engine/ports.ts';
import { appLimits } from './limits.ts';
import { readerContentSecurityPolicy, readerOrigin } from './reader-policy.ts';
import type { ChildProcess, Ended } from './utility-process.ts';

/** What the reader's page is made of; anything else of its origin is not found. */
const markup = '<!doctype html><meta charset="utf-8"><title>Reader</title><script src="/reader.js"></script>';

/** Sessions are never given back by Electron, so a reader takes the first one that is free. */
const taken = new Set<number>();
/** Nothing shows a reader, so nothing but this keeps it from being collected. */
const alive = new Set<WebContentsView>();
let pdfium: Promise<Uint8Array> | null = null;

export type ReaderPage = ChildProcess & { readonly contents: WebContents };

/** Starts a reader and gives it the other end of a fresh channel. Resolves once it runs; its end is told as that of any process of ours. */
export async function startReaderPage(options: { entriesDir: string; log: Log }): Promise<ReaderPage> {
  const { entriesDir, log } = options;
  const place = firstFree();
  const outDir = path.dirname(entriesDir);
  const view = new WebContentsView({
    webPreferences: {
      preload: path.join(outDir, 'preload', 'reader.cjs'),
      session: closedSession(place, path.join(outDir, 'reader', 'reader.js'), log),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
      enableWebSQL: false,
      navigateOnDragDrop: false,
      // It is never shown, and reads no slower for that.
      backgroundThrottling: false,
    },
  });
  alive.add(view);
  const contents = view.webContents;
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setAudioMuted(true);
  let ended = false;
  const exited = new Promise<Ended>((resolve) => {
    const end = (code: number | null) => {
      if (ended) return;
      ended = true;
      taken.delete(place);
      alive.delete(view);
      resolve({ code, signal: null });
    };
    contents.once('destroyed', () => end(0));
    contents.once('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason !== 'clean-exit' && reason !== 'killed') log.warn('a reader crashed', { reason, exit: exitCode });
      end(exitCode);
      // Not at once: the frame is still being taken down while this is told.
      setTimeout(() => contents.isDestroyed() || contents.close(), appLimits.supervision.restartMs);
    });
  });
  const { port1, port2 } = new MessageChannelMain();
  const gone = exited.then(({ code }) => {
    throw new Error(`a reader ended with ${code} before it ran`);
  });
  try {
    await Promise.race([contents.loadURL(`${readerOrigin}/reader.html`), gone]);
    contents.postMessage('reader-port', await pdfiumBytes(), [port2]);
  } catch (error) {
    if (!contents.isDestroyed()) contents.close();
    throw error;
  }
  const pid = contents.getOSProcessId();
  return {
    contents,
    port: port1,
    pid,
    send: () => undefined,
    kill: () => {
      if (!ended) killNow(pid);
    },
    exited,
  };
}

function firstFree(): number {
  let place = 0;
  while (taken.has(place)) place += 1;
  taken.add(place);
  return place;
}

function pdfiumBytes(): Promise<Uint8Array> {
  pdfium ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then(
    // A plain array: a Buffer may be a part of something larger, which would be sent along.
    (bytes) => new Uint8Array(bytes),
  );
  return pdfium;
}

/** A session of its own, in memory, that answers two addresses and refuses every other request and every permission. */
function closedSession(place: number, script: string, log: Log): Session {
  const closed = session.fromPartition(`reader-${place}`, { cache: false });
  const files = new Map([
    [`${readerOrigin}/reader.html`, { type: 'text/html; charset=utf-8', read: async () => markup }],
    [`${readerOrigin}/reader.js`, { type: 'text/javascript; charset=utf-8', read: () => readFile(script, 'utf8') }],
  ]);
  if (closed.protocol.isProtocolHandled('app')) return closed;
  closed.protocol.handle('app', async ({ url, method }) => {
    const file = method === 'GET' ? files.get(url) : undefined;
    if (!file) return new Response('Not found', { status: 404 });
    return new Response(await file.read(), {
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': readerContentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      },
    });
  });
  closed.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const cancel = !files.has(url);
    if (cancel) log.warn('request of a reader refused', { scheme: url.split(':', 1)[0], type: resourceType });
    answer({ cancel });
  });
  closed.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  closed.setPermissionCheckHandler(() => false);
  closed.setDevicePermissionHandler(() => false);
  closed.on('will-download', (event) => event.preventDefault());
  return closed;
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
