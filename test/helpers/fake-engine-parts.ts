/** Honest fakes: an embedder that hashes words into a vector, and readers that turn text files into units. */

import type { Embedder, ExtractWorkers, Log, ModelPort } from '../../src/main/engine/ports.ts';
import type { ExtractItem, Unit } from '../../src/main/engine/types.ts';
import { AppError } from '../../src/preload/contract/errors.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const dimensions = 32;

/** Texts that share words are near each other: enough to tell a right vector from a wrong one. */
export function wordVector(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = 7;
    for (const character of word) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

export type FakeModels = ModelPort & { embedded: string[]; down: boolean };

export function fakeModels(): FakeModels {
  const state = { embedded: [] as string[], down: false };
  const check = () => {
    if (state.down) throw new AppError('model-host-down', 'down');
  };
  const embedder: Embedder = {
    info: async () => {
      check();
      return { embeddingId: 'fake-words-1', dimensions, windowTokens: 256, backend: 'transformers' };
    },
    embed: async (texts, purpose) => {
      check();
      if (purpose === 'passage') state.embedded.push(...texts);
      return texts.map(wordVector);
    },
    countTokens: async (texts) => {
      check();
      return texts.map((text) => text.split(/\s+/).filter(Boolean).length);
    },
  };
  return Object.assign(state, {
    embedder,
    embedderFor: () => embedder,
    chat: () => {
      throw new AppError('model-missing', 'no chat model in this test');
    },
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
  behaviour: (text: string, from: number) => void;
};

/** One unit per form feed. `behaviour` may throw what a real reader would. */
export function fakeWorkers(): FakeWorkers {
  const reads: string[] = [];
  const workers: FakeWorkers = {
    size: 2,
    reads,
    behaviour: () => undefined,
    async *extract(source, _kind, limits): AsyncIterable<ExtractItem> {
      const text = new TextDecoder().decode(await source.read(0, source.size));
      reads.push(text);
      const parts = text.split('\f');
      yield { type: 'metadata', fields: [], units: parts.length };
      for (const [index, part] of parts.entries()) {
        if (index < limits.fromUnit) continue;
        workers.behaviour(part, index);
        yield { type: 'unit', unit: unitOf(index, part.trim()) };
      }
    },
    close: async () => undefined,
  };
  return workers;
}
