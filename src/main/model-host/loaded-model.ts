/** What a backend gives the host once a model is in memory. */
import type {
  AdapterUse,
  ChatModelInfo,
  ChatTurn,
  EmbedderInfo,
  EmbedPurpose,
  GenerateOptions,
  GenerateResult,
  NextToken,
  RerankerInfo,
} from '../engine/ports.ts';

export type LoadedEmbedder = {
  readonly info: EmbedderInfo;
  /** Unit vectors one after the other, `dimensions` floats each; `onVector` is called after each one. */
  embed(
    texts: readonly string[],
    purpose: EmbedPurpose,
    signal: AbortSignal,
    onVector: () => void,
  ): Promise<Float32Array>;
  countTokens(texts: readonly string[]): readonly number[];
  dispose(): Promise<void>;
};

export type LoadedReranker = {
  readonly info: RerankerInfo;
  /** 0-1 per passage in order; `onScored` is called after each batch. */
  score(query: string, passages: readonly string[], signal: AbortSignal, onScored: () => void): Promise<number[]>;
  dispose(): Promise<void>;
};

export type LoadedChat = {
  readonly info: ChatModelInfo;
  countTokens(texts: readonly string[]): readonly number[];
  /** Text as it is written; `onProgress` is called while the prompt is read, before the first text. */
  generate(
    turns: readonly ChatTurn[],
    options: GenerateOptions,
    listener: { readonly onText: (text: string) => void; readonly onProgress: () => void },
    signal: AbortSignal,
  ): Promise<GenerateResult>;
  nextTokens(
    text: string,
    count: number,
    adapters: readonly AdapterUse[],
    signal: AbortSignal,
  ): Promise<readonly NextToken[]>;
  dispose(): Promise<void>;
};
