/** The Models page of a 16 GB Mac: one model here, one on its way, one too large. */
import type {
  CatalogModel,
  DownloadStatus,
  EndpointSettings,
  ModelOverview,
} from '../../../src/preload/contract/shapes.ts';

const gigabyte = 1e9;
const gibibyte = 1024 ** 3;

function model(change: Partial<CatalogModel> & Pick<CatalogModel, 'id' | 'title' | 'role'>): CatalogModel {
  const bytes = change.bytes === undefined ? 2.5 * gigabyte : change.bytes;
  return {
    ...{ maker: 'Qwen (Alibaba)', parameters: '4B', version: '3', summary: 'Good answers in many languages.' },
    ...{ source: 'https://models.example/qwen3', licence: 'Apache-2.0', permissive: true, languages: 'many' as const },
    ...{ contextTokens: 32_768, dimensions: null, bundled: false, downloadable: true, recommended: false },
    files: [{ path: `${change.id}.gguf`, sha256: 'ab'.repeat(32), bytes }],
    ...{ hashSource: 'computed from the file', modelId: null, installed: false, download: null },
    bytes,
    fit: fitOf('fits', bytes ?? 0),
    ...change,
  };
}

function fitOf(verdict: 'fits' | 'tight' | 'no', weights: number): CatalogModel['fit'] {
  const parts = { weights, cache: 1.2 * gigabyte, compute: 0.33 * gigabyte, runtime: 0.13 * gigabyte };
  const total = parts.weights + parts.cache + parts.compute + parts.runtime;
  const memory = { ...parts, total };
  return { verdict, contextTokens: 8192, cachePrecision: 'f16', memory, roomBytes: 10.2 * gigabyte, guessed: false };
}

const download: DownloadStatus = {
  ...{ catalogId: 'qwen3-4b', state: 'downloading', bytes: 1.1 * gigabyte, totalBytes: 2.5 * gigabyte },
  ...{ bytesPerSecond: 24e6, secondsLeft: 58, reason: null },
};

export const fakeOverview: ModelOverview = {
  plan: {
    ...{ memoryBytes: 16 * gibibyte, systemBytes: 4 * gibibyte, graphicsBytes: 10.7 * gibibyte },
    ...{ appBytes: 0.9 * gigabyte, embedderBytes: 0.24 * gigabyte, readingBytes: 3.1 * gigabyte },
    ...{ roomBytes: 10.2 * gigabyte, roomAloneBytes: 11.4 * gigabyte, takesTurns: false, readers: 2 },
    ...{ pictureWorkers: 6, embedBatch: 16, pageCacheKibibytes: 65_536, vectorPrecision: 'float32' as const },
  },
  models: [
    model({
      id: 'qwen3-8b',
      title: 'Qwen3 8B',
      role: 'chat',
      parameters: '8B',
      bytes: 5.03 * gigabyte,
      recommended: true,
      fit: fitOf('fits', 5.03 * gigabyte),
    }),
    model({ id: 'qwen3-4b', title: 'Qwen3 4B', role: 'chat', download }),
    model({
      id: 'qwen3-14b',
      title: 'Qwen3 14B',
      role: 'chat',
      parameters: '14B',
      bytes: 9 * gigabyte,
      fit: fitOf('tight', 9 * gigabyte),
    }),
    model({
      id: 'qwen3-30b',
      title: 'Qwen3 30B-A3B',
      role: 'chat',
      bytes: 18.6 * gigabyte,
      fit: fitOf('no', 18.6 * gigabyte),
    }),
    model({
      id: 'gemma-3-4b',
      title: 'Gemma 3 4B',
      role: 'chat',
      maker: 'Google',
      licence: 'Gemma Terms of Use',
      permissive: false,
      downloadable: false,
      bytes: null,
      fit: null,
    }),
    model({
      id: 'e5',
      title: 'Multilingual E5 small',
      role: 'embedding',
      bytes: 0.135 * gigabyte,
      recommended: true,
      installed: true,
      modelId: 'm1',
    }),
    model({ id: 'ocr-deu', title: 'German', role: 'ocr', bytes: 1_333_102, fit: null, parameters: null }),
  ],
  freeDiskBytes: 182 * gigabyte,
  wishedContextTokens: null,
  folders: ['/Users/maya/Library/Application Support/Docent/models'],
  allowDownloads: true,
};

export const fakeEndpoint: EndpointSettings = {
  on: false,
  address: 'http://127.0.0.1:11434',
  model: '',
  keyKept: false,
};
