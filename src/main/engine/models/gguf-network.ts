/**
 * What a language model's memory depends on, from its GGUF metadata (ggml's `docs/gguf.md`, "LLM"): how much it keeps per
 * token of context. Layers that look back only over a window keep that window.
 */
import type { NetworkFacts } from '../types.ts';
import type { GgufValue } from './gguf-metadata.ts';
import { ggufLimits } from './limits.ts';

type Metadata = ReadonlyMap<string, GgufValue>;

/**
 * Architectures whose files leave out which layers look back over a window only: every so many-th layer sees everything
 * (`set_swa_pattern` in llama.cpp's loaders). All others count as if every layer saw everything, which is too much rather than too little.
 */
const wholeEvery: ReadonlyMap<string, number> = new Map([
  ['gemma2', 2],
  ['gemma3', 6],
]);

/** Null when the file does not say how deep and wide the network is. */
export function ggufNetwork(architecture: string, metadata: Metadata): NetworkFacts | null {
  const value = (key: string) => metadata.get(`${architecture}.${key}`);
  const number = (key: string) => {
    const found = value(key);
    return typeof found === 'number' && found > 0 ? found : null;
  };
  const layers = number('block_count');
  const width = number('embedding_length');
  const vocabulary = number('vocab_size') ?? lengthOf(metadata.get('tokenizer.ggml.tokens'));
  const heads = perLayer(value('attention.head_count'), layers ?? 0);
  const kept = perLayer(value('attention.head_count_kv'), layers ?? 0) ?? heads;
  if (layers === null || width === null || vocabulary === null || heads === null || kept === null) return null;
  const headWidth = width / Math.max(1, ...heads);
  const keyAndValue = (number('attention.key_length') ?? headWidth) + (number('attention.value_length') ?? headWidth);
  const window = number('attention.sliding_window') ?? 0;
  const everyLayer = window === 0 ? kept.map(() => false) : windowed(architecture, value, kept.length);
  const sum = (inWindow: boolean) =>
    Math.round(
      keyAndValue * kept.reduce((total, count, layer) => total + (everyLayer[layer] === inWindow ? count : 0), 0),
    );
  const keptInWindow = sum(true);
  return { width, vocabulary, keptPerToken: sum(false), keptInWindow, windowTokens: keptInWindow > 0 ? window : 0 };
}

/** One number per layer; null when the value is neither a number nor a list that is long enough. */
function perLayer(value: GgufValue | undefined, layers: number): readonly number[] | null {
  if (typeof value === 'number' && value > 0)
    return layers > 0 && layers <= ggufLimits.longestKeptList ? Array(layers).fill(value) : null;
  return Array.isArray(value) && value.length >= layers ? value.slice(0, layers) : null;
}

/** Which layers look back over the window only. */
function windowed(
  architecture: string,
  value: (key: string) => GgufValue | undefined,
  layers: number,
): readonly boolean[] {
  const pattern = value('attention.sliding_window_pattern');
  if (Array.isArray(pattern)) return Array.from({ length: layers }, (_, layer) => pattern[layer] === 1);
  const every = typeof pattern === 'number' && pattern > 0 ? pattern : (wholeEvery.get(architecture) ?? 1);
  return Array.from({ length: layers }, (_, layer) => layer % every < every - 1);
}

/** Long lists are kept as their length, short ones as they are. */
function lengthOf(value: GgufValue | undefined): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && value > 0 ? value : null;
}
