/** Honest fakes: an embedder that hashes words into a vector, and readers that turn text files into units. */

import type { Embedder, ExtractWorkers, Log, ModelFile, ModelPort, Reranker } from '../../src/main/engine/ports.ts';
import type { ExtractItem, Unit } from '../../src/main/engine/types.ts';
import { AppError } from '../../src/preload/contract/errors.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const bundledDimensions = 32;

/** Texts that share words are near each other: enough to tell a right vector from a wrong one. */
export function wordVector(text: string, dimensions = bundledDimensions, seed = 7): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = seed;
    for (const character of word) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

export type FakeModels = ModelPort & {
  /** Passages embedded, by any model. */
  embedded: string[];
  down: boolean;
  /** Paths of model files that are gone. */
  readonly missing: Set<string>;
  /** Awaited before another model than the bundled one embeds passages. */
  gate: () => Promise<void>;
};

export function fakeModels(): FakeModels {
  const state = { embedded: [] as string[], down: false, missing: new Set<string>(), gate: async () => undefined };
  const check = () => {
    if (state.down) throw new AppError('model-host-down', 'down');
  };
  const embedder: Embedder = {
    info: async () => {
      check();
      return {
        embeddingId: 'fake-words-1',
        dimensions: bundledDimensions,
        windowTokens: 256,
        backend: 'transformers',
        languages: ['en'],
      };
    },
    embed: async (texts, purpose) => {
      check();
      if (purpose === 'passage') state.embedded.push(...texts);
      return texts.map((text) => wordVector(text));
    },
    countTokens: async (texts) => {
      check();
      return texts.map((text) => text.split(/\s+/).filter(Boolean).length);
    },
  };
  /** Another size and another order of the same words: its vectors mean nothing to the bundled one. */
  const embedderFor = (file: ModelFile): Embedder => {
    const checkFile = () => {
      check();
      if (state.missing.has(file.path)) throw new AppError('model-missing', 'gone', { path: file.path });
    };
    const own = { dimensions: 48, seed: file.name.length };
    return {
      async info() {
        checkFile();
        const { dimensions } = own;
        return { embeddingId: `fake-${file.name}`, dimensions, windowTokens: 256, backend: 'llama', languages: null };
      },
      async embed(texts, purpose, signal) {
        checkFile();
        if (purpose === 'passage') {
          await state.gate();
          signal?.throwIfAborted();
          state.embedded.push(...texts);
        }
        return texts.map((text) => wordVector(text, own.dimensions, own.seed));
      },
      countTokens: embedder.countTokens,
    };
  };
  return Object.assign(state, {
    embedder,
    embedderFor,
    about: async () => ({ llamaCpp: 'b1', graphics: null, transformers: '4.0.0' }),
    reranker: (): Reranker => {
      throw new AppError('model-missing', 'no reranker in this test');
    },
    imageEmbedder: () => {
      throw new AppError('model-missing', 'no picture model in this test');
    },
    chat: () => {
      throw new AppError('model-missing', 'no chat model in this test');
    },
    unload: async () => undefined,
    close: async () => undefined,
  });
}

export function unitOf(index: number, text: string): Unit {
  return {
    index,
    number: null,
    label: null,
    text,
    source: text ? 'native' : 'none',
    size: null,
    words: null,
    blocks: text ? [{ kind: 'paragraph', level: 0, start: 0, end: text.length }] : [],
    ocrConfidence: null,
    doubts: [],
  };
}

export type FakeWorkers = ExtractWorkers & {
  readonly reads: string[];
  /** Members that were unpacked. */
  readonly opened: string[];
  behaviour: (text: string, from: number) => void;
};

/** An archive is `ARCHIVE` and the JSON of its members: name → text. */
export function archiveOf(members: Readonly<Record<string, string>>): string {
  return `ARCHIVE${JSON.stringify(members)}`;
}

function membersOf(text: string): Map<string, string> | null {
  return text.startsWith('ARCHIVE') ? new Map(Object.entries(JSON.parse(text.slice('ARCHIVE'.length)))) : null;
}

/** One unit per form feed; `LOCKED word` opens with that password. `behaviour` may throw what a real reader would. */
export function fakeWorkers(): FakeWorkers {
  const reads: string[] = [];
  const workers: FakeWorkers = {
    size: 2,
    reads,
    opened: [],
    behaviour: () => undefined,
    async *extract(source, request): AsyncIterable<ExtractItem> {
      const text = new TextDecoder().decode(await source.read(0, source.size));
      reads.push(text);
      const members = membersOf(text);
      const locked = /^LOCKED (\S+)/.exec(text);
      if (locked && request.password !== locked[1]) {
        const code = request.password === null ? 'password-needed' : 'wrong-password';
        throw new AppError(code, 'locked');
      }
      const parts = members ? [] : text.split('\f');
      yield { type: 'metadata', fields: [], units: parts.length };
      for (const [name, body] of members ?? []) {
        yield {
          type: 'member',
          member: {
            path: name,
            name: name.slice(name.lastIndexOf('/') + 1),
            size: body.length,
            modifiedMs: null,
            problem: null,
          },
        };
      }
      for (const [index, part] of parts.entries()) {
        if (index < request.limits.fromUnit) continue;
        workers.behaviour(part, index);
        yield { type: 'unit', unit: unitOf(index, part.trim()) };
      }
    },
    async *openMember(source, _request, path) {
      const text = new TextDecoder().decode(await source.read(0, source.size));
      const body = membersOf(text)?.get(path);
      if (body === undefined) throw new AppError('file-missing', 'no such member');
      workers.opened.push(path);
      yield new TextEncoder().encode(body);
    },
    async *pictures() {
      // Texts hold none.
    },
    page: async () => null,
    resize: () => undefined,
    close: async () => undefined,
  };
  return workers;
}
