/** A copy of the built app whose catalogue leads to a server of the test, over real TLS that the app trusts. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { CatalogEntry } from '../../src/main/engine/models/catalog/catalog-schema.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** `file` by name of what the server has; each is sent slowly, a part every `partMs`. */
export type ServedFiles = ReadonlyMap<string, Buffer>;

export type ModelServer = {
  readonly address: string;
  /** Environment in which its certificate is trusted. */
  readonly env: Readonly<Record<string, string>>;
  readonly requests: readonly { readonly url: string; readonly range: string | null }[];
  close(): void;
};

const partBytes = 64 * 1024;

/** Serves with ranges. `folder` gets the certificate. */
export async function startModelServer(folder: string, files: ServedFiles, partMs = 0): Promise<ModelServer> {
  const key = path.join(folder, 'key.pem');
  const certificate = path.join(folder, 'certificate.pem');
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const requests: { url: string; range: string | null }[] = [];
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    async (request, response) => {
      requests.push({ url: String(request.url), range: request.headers.range ?? null });
      const bytes = files.get(path.basename(String(request.url)));
      if (!bytes) return void response.writeHead(404).end();
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': bytes.length - from,
        etag: '"same"',
        ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
      });
      for (let at = from; at < bytes.length && !response.destroyed; at += partBytes) {
        response.write(bytes.subarray(at, at + partBytes));
        if (partMs > 0) await new Promise((resolve) => setTimeout(resolve, partMs));
      }
      response.end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `https://localhost:${port}/`,
    env: { NODE_EXTRA_CA_CERTS: certificate },
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A catalogue entry for a file of the server. */
export function servedEntry(id: string, title: string, file: string, bytes: Buffer, server: ModelServer): CatalogEntry {
  return {
    ...{ id, title, maker: 'Test', family: id, version: '1', role: 'chat', format: 'gguf', parameters: '1B' },
    ...{ summary: 'A model of the tests.', source: 'https://models.example/test', mirrors: [server.address] },
    ...{ folder: null, hashSource: 'the test', licence: 'MIT', permissive: true, languages: null },
    files: [{ path: file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }],
    ...{ contextTokens: 2048, dimensions: null, profile: 'template-in-file', network: null, networkSource: null },
    bundled: false,
  };
}

/** Makes the copy in `folder`; `entries` stand before those of the shipped catalogue. */
export function copyApp(folder: string, entries: readonly CatalogEntry[]): string {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  cpSync(path.join(root, 'out'), path.join(folder, 'out'), { recursive: true });
  for (const name of ['package.json', 'node_modules']) symlinkSync(path.join(root, name), path.join(folder, name));
  for (const name of ['models', 'ocr', 'samples', 'bench', 'sample-questions.json']) {
    symlinkSync(path.join(root, 'resources', name), path.join(folder, 'resources', name));
  }
  const shipped = JSON.parse(readFileSync(path.join(root, 'resources/model-catalog.json'), 'utf8')) as {
    about: string[];
    models: CatalogEntry[];
  };
  const catalog = { ...shipped, models: [...entries, ...shipped.models] };
  writeFileSync(path.join(folder, 'resources/model-catalog.json'), JSON.stringify(catalog));
  return folder;
}
