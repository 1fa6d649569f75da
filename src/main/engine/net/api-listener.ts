/** The local API's socket: 127.0.0.1 only, and only while a person has it switched on. What it answers is decided elsewhere. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, toWire, type WireError } from '../../../preload/contract/errors.ts';
import type { ApiCall, ApiReply, Log } from '../ports.ts';
import { readBody, readJson } from './api-body.ts';
import { createApiGuard } from './api-guard.ts';
import { apiLimits } from './limits.ts';
import { http } from './node-http.ts';

export type ApiHandler = {
  /** Answered without a token: says nothing of the library. */
  isOpen(path: string): boolean;
  handle(call: ApiCall): Promise<ApiReply>;
  failed(error: WireError): ApiReply;
  /** Every request, also refused ones; `seconds` until the last byte was handed over. */
  answered(path: string, status: number, seconds: number): void;
};
export type ApiListenerOptions = {
  /** 0: any that is free. */
  readonly port: number;
  readonly token: () => string;
  readonly handler: ApiHandler;
  readonly log: Log;
  readonly now: () => number;
  /** Hears whenever a program connects or leaves. */
  readonly onConnected?: () => void;
  /** Milliseconds; left out: as in the limits. */
  readonly patience?: { readonly headersMs: number; readonly requestMs: number };
};
export type ApiListener = {
  readonly port: number;
  /** Bytes of the bodies sent since it listens. */
  sent(): number;
  /** Programs connected at this moment. */
  connected(): number;
  /** Ends every connection. */
  close(): Promise<void>;
};

const host = '127.0.0.1';

/** Rejects with AppError `port-taken`. */
export async function listenForPrograms(options: ApiListenerOptions): Promise<ApiListener> {
  const { handler, log, now } = options;
  const { headersMs, requestMs } = options.patience ?? apiLimits;
  let guard = createApiGuard(options.port, options.token, now);
  let running = 0;
  let sent = 0;

  const server = http.createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: apiLimits.idleSocketMs,
    connectionsCheckingInterval: Math.min(apiLimits.lookMs, headersMs),
  });
  server.maxConnections = apiLimits.requests * 4;
  let connected = 0;
  const tellConnected = (by: 1 | -1) => {
    connected += by;
    options.onConnected?.();
  };
  server.on('connection', (socket) => {
    tellConnected(1);
    socket.once('close', () => tellConnected(-1));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void serve(request, response).catch((error: unknown) => {
      log.warn('an answer of the local API was not sent', { code: toWire(error).code });
      response.destroy();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const url = parseUrl(request.url ?? '/');
    running += 1;
    try {
      const reply = await answer(request, url, gone.signal);
      await send(request, response, reply, gone.signal, (bytes) => {
        sent += bytes;
      });
    } finally {
      running -= 1;
      handler.answered(url?.pathname ?? '', response.statusCode, (performance.now() - started) / 1000);
    }
  }

  async function answer(request: IncomingMessage, url: URL | null, signal: AbortSignal): Promise<ApiReply> {
    try {
      if (!url) throw new AppError('bad-request', 'Not a valid address.');
      guard.check(request.headers, handler.isOpen(url.pathname));
      if (running > apiLimits.requests) throw new AppError('rate-limited', 'Too many requests at once.');
      return await handler.handle({
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        json: () => readJson(request, apiLimits.bodyBytes),
        bytes: readBody(request, apiLimits.uploadBytes),
        signal,
      });
    } catch (error) {
      const wire = toWire(error);
      if (wire.code === 'internal') log.error('the local API failed', { error: wire.message });
      return handler.failed(wire);
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { port } = options;
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new AppError('port-taken', `Port ${port} is used by another program.`, { port })
          : error,
      );
    });
    server.listen({ host, port: options.port, exclusive: true }, resolve);
  });
  // One of a single connection is its own; without a listener it would end the engine.
  server.on('error', (error: NodeJS.ErrnoException) =>
    log.warn('the local API met trouble', { code: error.code ?? '' }),
  );
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  guard = createApiGuard(port, options.token, now);
  log.info('the local API listens', { host, port });
  return {
    port,
    sent: () => sent,
    connected: () => connected,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          log.info('the local API has stopped', { host, port });
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function parseUrl(target: string): URL | null {
  // `//name/…` would be another server.
  return /^\/(?!\/)/.test(target) ? URL.parse(target, `http://${host}`) : null;
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body }: ApiReply,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<void> {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="Docent"' } : {}),
    ...(status === 429 ? { 'retry-after': '1' } : {}),
    // A body that is not wanted is not read to its end.
    ...(request.complete ? {} : { connection: 'close' }),
    ...(typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {}),
  });
  if (typeof body === 'string') {
    onSent(Buffer.byteLength(body));
    response.end(body);
    return;
  }
  for await (const part of body) {
    if (signal.aborted) break;
    onSent(Buffer.byteLength(part));
    if (!response.write(part)) await drained(response);
  }
  response.end();
}

/** Resolves when more can be sent. A reader that takes nothing for a while is let go of: it would hold its place for ever. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), apiLimits.silentReaderMs);
    const done = () => {
      clearTimeout(timer);
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
