/** What the engine is given from outside, so that it does not know its shell: models, worker processes, log, clock. */
import type { ByteSource, ExtractItem, ExtractLimits } from './types.ts';

export type Log = {
  info(message: string, values?: Readonly<Record<string, unknown>>): void;
  warn(message: string, values?: Readonly<Record<string, unknown>>): void;
  error(message: string, values?: Readonly<Record<string, unknown>>): void;
};

/** Which texts are being embedded decides the prefix a model wants. */
export type EmbedPurpose = 'passage' | 'query';

export type EmbedderInfo = {
  /** model name + file hash + pooling + prefixes + normalisation; a change makes old vectors stale by itself. */
  readonly embeddingId: string;
  readonly dimensions: number;
  /** Longest input in tokens, special tokens included; longer texts are cut by the model. */
  readonly windowTokens: number;
  readonly backend: 'transformers' | 'llama';
};

/** Turns text into unit vectors. Every method rejects with AppError: `model-host-down`, `model-missing`, `model-failed`, `cancelled`. */
export type Embedder = {
  info(): Promise<EmbedderInfo>;
  /** One normalised vector per text, `dimensions` floats each, same order. */
  embed(texts: readonly string[], purpose: EmbedPurpose, signal?: AbortSignal): Promise<readonly Float32Array[]>;
  /** Tokens per text without special tokens, same order. */
  countTokens(texts: readonly string[]): Promise<readonly number[]>;
};

export type ChatTurn = { readonly role: 'system' | 'user' | 'assistant'; readonly text: string };

export type ChatModelInfo = {
  readonly modelId: string;
  readonly name: string;
  /** Context in tokens as loaded. */
  readonly contextTokens: number;
};

export type GenerateOptions = {
  readonly maxTokens: number;
  readonly temperature: number;
  /** Stops the generation before this text appears. */
  readonly stop?: readonly string[];
};

export type GenerateResult = {
  readonly text: string;
  readonly reason: 'end' | 'length' | 'stopped';
  readonly promptTokens: number;
  readonly generatedTokens: number;
};

/** Writes text. `signal` stops it within a token; the text so far comes back with reason `stopped`. */
export type ChatModel = {
  /** Loads the model when needed; rejects with `model-missing`, `model-invalid`, `model-failed`, `model-host-down`. */
  info(): Promise<ChatModelInfo>;
  countTokens(texts: readonly string[]): Promise<readonly number[]>;
  /** Tokens of the whole prompt in the model's own chat template. Rejects with `context-too-small` when it can't fit. */
  generate(
    turns: readonly ChatTurn[],
    options: GenerateOptions,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<GenerateResult>;
};

/** A GGUF or ONNX folder on disk and the role it plays. */
export type ModelFile = {
  readonly id: string;
  readonly name: string;
  readonly role: 'chat' | 'embedding';
  /** A .gguf file, or a folder in transformers.js layout. */
  readonly path: string;
};

/** The model host as the engine sees it; it starts on first use and again after a crash. */
export type ModelPort = {
  readonly embedder: Embedder;
  /** The embedder for another model file, e.g. a GGUF. */
  embedderFor(file: ModelFile): Embedder;
  chat(file: ModelFile): ChatModel;
  close(): Promise<void>;
};

/** Reads one file at a time in a killable process. */
export type ExtractWorkers = {
  /** How many files may be read at once. */
  readonly size: number;
  /**
   * Items of one file in order. Rejects with AppError; `worker-crashed`, `worker-timeout` and `worker-memory` mean the process
   * died or was killed and the attempt counts towards quarantine.
   */
  extract(source: ByteSource, kind: string, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem>;
  close(): Promise<void>;
};

export type ProcessKind = 'model-host' | 'extract-worker';

/** A message channel to another process; messages are structured clones. */
export type Port = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

export type WorkerProcess = {
  readonly port: Port;
  readonly pid: number | null;
  /** Resident bytes now, null when unknown. */
  memoryBytes(): Promise<number | null>;
  /** SIGKILL; safe to call twice. */
  kill(): void;
  /** Resolves once with how it ended, also after `kill`. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

/** Starts processes for the engine: `utilityProcess` in the app, `child_process.fork` in the CLI. */
export type WorkerHost = {
  start(kind: ProcessKind): Promise<WorkerProcess>;
};
