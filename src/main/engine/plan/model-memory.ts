/**
 * How much memory a model takes while it works: weights, what it keeps of the conversation (keys and values), room to compute,
 * and the libraries around it. Pure arithmetic; `test/model/memory-plan.test.ts` holds it against processes that run.
 */
import type { NetworkFacts } from '../types.ts';
import { modelMemoryLimits } from './limits.ts';

/** `f16` as trained; `q8_0`: 8 bits and one scale per 32 numbers, half the room at hardly any loss. */
export type CachePrecision = 'f16' | 'q8_0';

/** What the plan knows of a model file. */
export type ModelFacts = {
  readonly format: 'gguf' | 'onnx';
  readonly weightBytes: number;
  /** Tokens it was trained on; null when unknown. */
  readonly contextTokens: number | null;
  /** Null: guessed from its size until the file is there. */
  readonly network: NetworkFacts | null;
};

/** Bytes; `total` is their sum. */
export type ModelMemory = {
  readonly weights: number;
  /** Keys and values of the conversation. */
  readonly cache: number;
  readonly compute: number;
  /** Libraries and tables of the runtime. */
  readonly runtime: number;
  readonly total: number;
};

/** A chat model with a context of so many tokens. */
export function chatMemory(model: ModelFacts, contextTokens: number, precision: CachePrecision): ModelMemory {
  const { bytesPerNumber, unknownCachePerToken, llamaRuntime } = modelMemoryLimits;
  const { network, weightBytes } = model;
  const bytes = bytesPerNumber[precision];
  const cache = network
    ? bytes * (contextTokens * network.keptPerToken + windowed(network, contextTokens) * network.keptInWindow)
    : (bytes / bytesPerNumber.f16) * contextTokens * unknownCachePerToken;
  return sum(weightBytes, cache, llamaCompute(model), llamaRuntime);
}

/** An embedder or reranker that reads `batch` texts of `windowTokens` tokens at once. */
export function encoderMemory(model: ModelFacts, batch: number, windowTokens: number): ModelMemory {
  const { onnxWeightCopies, onnxRuntime, llamaRuntime, onnxCopiesPerToken, unknownWidth } = modelMemoryLimits;
  if (model.format === 'gguf') return sum(model.weightBytes, 0, llamaCompute(model), llamaRuntime);
  const width = model.network?.width ?? unknownWidth;
  return sum(
    model.weightBytes * onnxWeightCopies,
    0,
    batch * windowTokens * width * 4 * onnxCopiesPerToken,
    onnxRuntime,
  );
}

/** llama.cpp lays out its graph for a whole slice of the prompt: scores for every token it knows, and some copies of each layer. */
function llamaCompute({ network, weightBytes }: ModelFacts): number {
  const { sliceTokens, copiesPerToken, unknownComputeShare, leastUnknownCompute } = modelMemoryLimits;
  if (!network) return Math.max(leastUnknownCompute, weightBytes * unknownComputeShare);
  return 4 * sliceTokens * (network.vocabulary + copiesPerToken * network.width);
}

/** Tokens a windowed layer keeps: its window and the slice being read. */
function windowed({ windowTokens }: NetworkFacts, contextTokens: number): number {
  return Math.min(contextTokens, windowTokens + modelMemoryLimits.sliceTokens);
}

function sum(weights: number, cache: number, compute: number, runtime: number): ModelMemory {
  const parts = { weights, cache: Math.ceil(cache), compute: Math.ceil(compute), runtime };
  return { ...parts, total: parts.weights + parts.cache + parts.compute + parts.runtime };
}
