/**
 * Fills in what the model catalogue does not know yet: downloads each file without a hash, and writes down its sha256, its size and
 * what its header says. Needs a network; nothing of Docent itself runs this.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CatalogEntry, modelCatalog } from '../src/main/engine/models/catalog/catalog-schema.ts';
import { readGgufHeader } from '../src/main/engine/models/gguf-header.ts';

export type FillOptions = {
  /** Entries to fill; empty: all that lack something. */
  readonly ids: readonly string[];
  readonly report: (line: string) => void;
  /** Where a mirror's address leads; tests lead it to this machine. */
  readonly addressOf?: (url: string) => string;
  /** `2026-11-28`, for the source that is written down. */
  readonly today: string;
};

type Filled = { filled: number; failed: number };
type Got = { readonly sha256: string; readonly bytes: number };

/** Writes the catalogue after every entry, so that an interruption loses one at most. A file that can't be had leaves its entry as it was. */
export async function fillCatalog(file: string, options: FillOptions): Promise<Filled> {
  const catalog = modelCatalog.parse(JSON.parse(await readFile(file, 'utf8')));
  const models: CatalogEntry[] = [...catalog.models];
  const result: Filled = { filled: 0, failed: 0 };
  for (const [index, entry] of models.entries()) {
    if (!lacksHashes(entry) || (options.ids.length > 0 && !options.ids.includes(entry.id))) continue;
    try {
      models[index] = await fillEntry(entry, options);
      result.filled += 1;
      await writeWhole(file, { ...catalog, models });
    } catch (error) {
      result.failed += 1;
      options.report(`${entry.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return result;
}

function lacksHashes({ files, mirrors }: CatalogEntry): boolean {
  return mirrors.length > 0 && files.some(({ sha256 }) => sha256 === null);
}

async function fillEntry(entry: CatalogEntry, options: FillOptions): Promise<CatalogEntry> {
  const folder = await mkdtemp(path.join(tmpdir(), 'docent-catalog-'));
  try {
    const [mirror] = entry.mirrors;
    const files: { path: string; sha256: string; bytes: number }[] = [];
    let header: Partial<CatalogEntry> = {};
    for (const { path: name } of entry.files) {
      const target = path.join(folder, 'file');
      const got = await download(`${mirror}${name}`, target, options);
      options.report(`${entry.id}: ${name} ${got.bytes} bytes, sha256 ${got.sha256}`);
      files.push({ path: name, ...got });
      if (name.endsWith('.gguf')) header = await factsOf(entry, target);
    }
    return {
      ...entry,
      files,
      hashSource: `computed from ${mirror} by npm run catalog:fill, ${options.today}`,
      ...header,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What only the file itself knows for certain. */
async function factsOf(entry: CatalogEntry, file: string): Promise<Partial<CatalogEntry>> {
  const { contextLength, network } = await readGgufHeader(file);
  return {
    contextTokens: contextLength ?? entry.contextTokens,
    ...(network ? { network: { ...network }, networkSource: 'the header of the file' } : {}),
  };
}

async function download(url: string, target: string, { addressOf = (same) => same }: FillOptions): Promise<Got> {
  const response = await fetch(addressOf(url));
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
  });
  await pipeline(response.body as unknown as AsyncIterable<Uint8Array>, counting, createWriteStream(target));
  const promised = Number(response.headers.get('content-length') ?? bytes);
  if (bytes !== promised) throw new Error(`${url} ends after ${bytes} of ${promised} bytes`);
  return { sha256: hash.digest('hex'), bytes };
}

async function writeWhole(file: string, catalog: unknown): Promise<void> {
  const half = `${file}.part`;
  await writeFile(half, `${JSON.stringify(catalog, null, 2)}\n`);
  await rename(half, file);
}
