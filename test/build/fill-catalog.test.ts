import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fillCatalog } from '../../build/fill-catalog.ts';
import { type CatalogEntry, modelCatalog } from '../../src/main/engine/models/catalog/catalog-schema.ts';
import { ggufFile, llamaPairs, numberPair } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const model = ggufFile({
  pairs: [...llamaPairs, numberPair('llama.block_count', 2), numberPair('llama.attention.head_count', 4)],
});
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const unknown = (id: string, file: string): CatalogEntry => ({
  ...{ id, title: id, maker: 'Somebody', family: id, version: '1', role: 'chat', format: 'gguf', parameters: '1B' },
  ...{ summary: 'A model.', source: 'https://models.example/a', mirrors: ['https://models.example/a/'], folder: null },
  ...{ files: [{ path: file, sha256: null, bytes: null }], hashSource: null, licence: 'MIT', permissive: true },
  ...{ languages: null, contextTokens: null, dimensions: null, profile: null, network: null, networkSource: null },
  bundled: false,
});

it('writes down hash, size and header of each file it can have, and leaves the others as they were', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.url));
    if (request.url === '/a/good.gguf') response.end(model);
    else if (request.url === '/a/cut.gguf') {
      response.writeHead(200, { 'content-length': model.length });
      response.end(model.subarray(0, 50), () => response.destroy());
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const known = { ...unknown('known', 'known.gguf'), hashSource: 'somewhere' };
  const entries = [
    { ...known, files: [{ path: 'known.gguf', sha256: '0'.repeat(64), bytes: 5 }] },
    unknown('good', 'good.gguf'),
    unknown('cut', 'cut.gguf'),
    unknown('gone', 'gone.gguf'),
  ];
  const file = path.join(temporaryFolder(), 'catalog.json');
  writeFileSync(file, JSON.stringify({ about: [], models: entries }));
  const lines: string[] = [];
  const result = await fillCatalog(file, {
    ids: [],
    report: (line) => lines.push(line),
    addressOf: (url) => url.replace('https://models.example', `http://127.0.0.1:${port}`),
    today: '2026-11-28',
  });

  expect(result).toEqual({ filled: 1, failed: 2 });
  expect(asked).not.toContain('/a/known.gguf');
  const { models } = modelCatalog.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(models[1]).toMatchObject({
    files: [{ path: 'good.gguf', sha256: sha256(model), bytes: model.length }],
    hashSource: 'computed from https://models.example/a/ by npm run catalog:fill, 2026-11-28',
    contextTokens: 128,
    network: { width: 8, keptPerToken: 2 * 4 * 4 },
    networkSource: 'the header of the file',
  });
  expect([models[0], models[2], models[3]]).toEqual([entries[0], entries[2], entries[3]]);
  expect(lines.some((line) => line.startsWith('gone: ') && line.includes('404'))).toBe(true);
});
