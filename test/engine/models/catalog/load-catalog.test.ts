import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../../../src/main/engine/models/catalog/catalog-schema.ts';
import { catalogBytes, isDownloadable, loadCatalog } from '../../../../src/main/engine/models/catalog/load-catalog.ts';
import { embeddingProfile } from '../../../../src/main/model-host/embedding-profiles.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const shipped = path.join(root, 'resources/model-catalog.json');
const entries = await loadCatalog(shipped);
const ofRole = (role: CatalogEntry['role']) => entries.filter((entry) => entry.role === role);

/** The shipped catalogue with its first entry changed. */
function altered(change: Record<string, unknown>): Promise<readonly CatalogEntry[]> {
  const catalog = JSON.parse(readFileSync(shipped, 'utf8')) as { models: Record<string, unknown>[] };
  Object.assign(catalog.models[0] as object, change);
  const file = path.join(temporaryFolder(), 'catalog.json');
  writeFileSync(file, JSON.stringify(catalog));
  return loadCatalog(file);
}

describe('the shipped catalogue', () => {
  it('is valid and has something for every role', () => {
    const counts = Object.fromEntries(
      ['chat', 'embedding', 'reranker', 'vision-text', 'ocr'].map((role) => [
        role,
        ofRole(role as CatalogEntry['role']).length,
      ]),
    );
    console.info('catalogue', counts, `${entries.filter(isDownloadable).length} downloadable`);
    // The bug: a role whose only models have no hash can be had by nobody without another program.
    for (const role of ['chat', 'embedding', 'reranker', 'vision-text', 'ocr'] as const) {
      expect([role, ofRole(role).some(isDownloadable)]).toEqual([role, true]);
    }
    expect(counts).toMatchObject({ 'vision-text': 1 });
    expect(ofRole('chat').length).toBeGreaterThanOrEqual(12);
    expect(ofRole('embedding').length).toBeGreaterThanOrEqual(6);
    expect(ofRole('reranker').length).toBeGreaterThanOrEqual(2);
    expect(ofRole('ocr').length).toBeGreaterThanOrEqual(20);
  });

  it('recommends a multilingual embedder first, and free licences before others', () => {
    expect(ofRole('embedding')[0]).toMatchObject({ languages: 'many', permissive: true });
    expect(isDownloadable(ofRole('embedding')[0] as CatalogEntry)).toBe(true);
    for (const role of ['chat', 'embedding', 'reranker'] as const) {
      const free = ofRole(role).map((entry) => entry.permissive);
      expect(free).toEqual(free.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  it('calls a licence free only when it is Apache or MIT', () => {
    for (const { id, licence, permissive } of entries) {
      expect(permissive, id).toBe(['Apache-2.0', 'MIT'].includes(licence));
    }
  });

  it('has chat models from half a billion weights to thirty billion', () => {
    const sizes = ofRole('chat').flatMap((entry) => catalogBytes(entry) ?? []);
    expect(Math.min(...sizes)).toBeLessThan(1e9);
    expect(Math.max(...sizes)).toBeGreaterThan(15e9);
  });

  it('pins every download to a revision, so that its hash stays right', () => {
    for (const entry of entries.filter(isDownloadable)) {
      for (const mirror of entry.mirrors) expect(mirror, entry.id).toMatch(/\/[0-9a-f]{40}\/|@[\d.]+\//);
    }
  });

  it('gives a folder model all the files its reader asks for', () => {
    for (const entry of entries.filter(({ format, bundled }) => format === 'onnx' && !bundled)) {
      const paths = entry.files.map((file) => file.path);
      expect(paths, entry.id).toEqual(
        expect.arrayContaining(['config.json', 'tokenizer.json', 'tokenizer_config.json']),
      );
    }
  });

  it('names profiles that the model host has', () => {
    for (const entry of ofRole('embedding')) {
      const name = entry.folder ?? String(entry.files[0]?.path).replace(/\.gguf$/, '');
      const profile = embeddingProfile(name);
      expect(profile.languages, entry.id).not.toBeNull();
      expect(profile.languages?.length === 1, entry.id).toBe(entry.languages !== 'many');
      expect(embeddingProfile(entry.profile as string).prefixes, entry.id).toEqual(profile.prefixes);
      if (profile.dimensions) expect(profile.dimensions, entry.id).toBeLessThanOrEqual(entry.dimensions as number);
    }
  });

  it('agrees with the pinned assets about what comes with the app', () => {
    const assets = JSON.parse(readFileSync(path.join(root, 'build/assets.json'), 'utf8')) as {
      files: { path: string; sha256: string }[];
    };
    const bundled = entries.find((entry) => entry.bundled);
    const file = assets.files.find((asset) => asset.path.endsWith('model_quantized.onnx'));
    expect(bundled?.files[0]?.sha256).toBe(file?.sha256);
  });
});

describe('a catalogue that is refused', () => {
  it.each([
    ['a hash without a source', { hashSource: null }],
    ['a source without a hash', { files: [{ path: 'a.gguf', sha256: null, bytes: null }] }],
    ['a hash without a size', { files: [{ path: 'a.gguf', sha256: '0'.repeat(64), bytes: null }] }],
    ['half a hash', { files: [{ path: 'a.gguf', sha256: 'abc', bytes: 1 }] }],
    ['a path that leads out of its folder', { files: [{ path: '../a.gguf', sha256: '0'.repeat(64), bytes: 1 }] }],
    ['an absolute path', { files: [{ path: '/etc/passwd', sha256: '0'.repeat(64), bytes: 1 }] }],
    ['a mirror without encryption', { mirrors: ['http://example.org/'] }],
    ['a mirror that is a file', { mirrors: ['https://example.org/file'] }],
    ['an unknown field', { sha265: 'x' }],
    ['facts of the network without a source', { networkSource: null }],
    ['an id that another has', { id: 'qwen3-8b-q4_k_m' }],
  ])('%s', async (_name, change) => {
    await expect(altered(change)).rejects.toThrow();
  });
});

describe('what may be downloaded', () => {
  const entry = entries.find(isDownloadable) as CatalogEntry;
  it('has every hash and a mirror, and does not come with the app', () => {
    expect(isDownloadable({ ...entry, bundled: true })).toBe(false);
    expect(isDownloadable({ ...entry, mirrors: [] })).toBe(false);
    expect(isDownloadable({ ...entry, files: [...entry.files, { path: 'b', sha256: null, bytes: null }] })).toBe(false);
    expect(catalogBytes({ files: [...entry.files, { path: 'b', sha256: null, bytes: null }] })).toBeNull();
  });
});
