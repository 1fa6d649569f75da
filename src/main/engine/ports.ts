/** What the engine is given from outside, so that it does not know its shell: models, worker processes, log, clock. */
import type {
  ByteSource,
  ExtractItem,
  ExtractLimits,
  FoundPicture,
  NetworkFacts,
  Picture,
  PictureFacts,
  PictureLook,
  PicturePixels,
  Reason,
  RecognisedPage,
  ShownPicture,
} from './types.ts';

export type Log = {
  info(message: string, values?: Readonly<Record<string, unknown>>): void;
  warn(message: string, values?: Readonly<Record<string, unknown>>): void;
  error(message: string, values?: Readonly<Record<string, unknown>>): void;
};

/** Which texts are being embedded decides the prefix a model wants. */
export type EmbedPurpose = 'passage' | 'query';

export type EmbedderInfo = {
  /** model name + file hash + pooling + prefixes + dimensions + window + normalisation; a change makes old vectors stale by itself. */
  readonly embeddingId: string;
  readonly dimensions: number;
  /** Longest input in tokens, special tokens included; longer texts are cut by the model. */
  readonly windowTokens: number;
  readonly backend: 'transformers' | 'llama';
  /** Languages it was trained on, as ISO 639-1 codes; null when nobody has told us. */
  readonly languages: readonly string[] | null;
};

/** Turns text into unit vectors. Every method rejects with AppError: `model-host-down`, `model-missing`, `model-failed`, `cancelled`. */
export type Embedder = {
  info(): Promise<EmbedderInfo>;
  /** One normalised vector per text, `dimensions` floats each, same order. */
  embed(texts: readonly string[], purpose: EmbedPurpose, signal?: AbortSignal): Promise<readonly Float32Array[]>;
  /** Tokens per text without special tokens, same order. */
  countTokens(texts: readonly string[]): Promise<readonly number[]>;
};

export type RerankerInfo = {
  readonly modelId: string;
  readonly name: string;
  /** Longest query and passage together, in tokens; longer passages are cut by the model. */
  readonly windowTokens: number;
};

/** Reads a query and a passage together and says how well they fit. Rejects as `Embedder` does. */
export type Reranker = {
  info(): Promise<RerankerInfo>;
  /** 0-1 per passage, same order, higher is better. `signal` stops it between two batches. */
  score(query: string, passages: readonly string[], signal?: AbortSignal): Promise<readonly number[]>;
};

/** A picture model on disk: a folder in transformers.js layout with a text and a vision encoder. */
export type PictureModelFile = { readonly name: string; readonly path: string };

export type ImageEmbedderInfo = {
  /** As for texts; vectors of pictures and texts of one id may be compared. */
  readonly embeddingId: string;
  readonly dimensions: number;
  /** Pixels of the square the model looks at: a picture is given with its shorter edge that long. */
  readonly edge: number;
};

/** Turns pictures and texts into unit vectors of one space. Rejects as `Embedder` does, and with `model-invalid`. */
export type ImageEmbedder = {
  info(): Promise<ImageEmbedderInfo>;
  /** One normalised vector per picture, same order; the middle square is looked at. */
  embedPictures(pictures: readonly PicturePixels[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  /** One normalised vector per text, same order; longer texts are cut by the model. */
  embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
};

export type ChatTurn = { readonly role: 'system' | 'user' | 'assistant'; readonly text: string };

export type ChatModelInfo = {
  readonly modelId: string;
  readonly name: string;
  /** Context in tokens as loaded. */
  readonly contextTokens: number;
};

/** A fine-tuned adapter (GGUF LoRA, checked before) laid over a chat model. */
export type AdapterUse = {
  readonly path: string;
  /** 0 leaves the model as it is, 1 changes it as trained. */
  readonly strength: number;
};

export type GenerateOptions = {
  readonly maxTokens: number;
  readonly temperature: number;
  /** Stops the generation before this text appears. */
  readonly stop?: readonly string[];
  /** GBNF of what may be written at all; a model on a server may not keep to it. */
  readonly grammar?: string;
  readonly adapters?: readonly AdapterUse[];
};

/** A word piece that may come next. */
export type NextToken = {
  readonly token: number;
  readonly text: string;
  /** Natural logarithm of its probability; differences between two tokens are differences of their logits. */
  readonly logProbability: number;
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
  /** The likeliest tokens after a plain text (no chat template), best first, `count` at most. */
  nextTokens(text: string, count: number, adapters?: readonly AdapterUse[]): Promise<readonly NextToken[]>;
};

/** A GGUF or ONNX folder on disk and the role it plays. */
export type ModelFile = {
  readonly id: string;
  readonly name: string;
  readonly role: 'chat' | 'embedding' | 'reranker';
  /** A .gguf file, or a folder in transformers.js layout. */
  readonly path: string;
  /** Chat: tokens of context at most, and how what is kept of them is stored, as the memory plan says; left out: the host's own numbers. */
  readonly contextTokens?: number;
  readonly cachePrecision?: 'f16' | 'q8_0';
};

/** How the weights of an ONNX model are stored; it names their file. */
export const onnxPrecisions = ['q8', 'fp32', 'fp16', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;
export type OnnxPrecision = (typeof onnxPrecisions)[number];

/** What a look at a model's files tells before native code sees them. */
export type CheckedModel = {
  /** Size of its weights. */
  readonly bytes: number;
  /** Tokens it was trained on; null when the files do not say. */
  readonly contextTokens: number | null;
  /** What its memory depends on beside its weights; null when the files do not say. */
  readonly network: NetworkFacts | null;
  /** Its weights as a path inside the folder; null for a GGUF file. */
  readonly onnx: { readonly precision: OnnxPrecision; readonly file: string } | null;
};

/** What the model host runs on. */
export type HostFacts = {
  /** Release of llama.cpp, e.g. `b6000`. */
  readonly llamaCpp: string;
  /** `metal`, `cuda`, `vulkan`; null: the processor alone. */
  readonly graphics: string | null;
  /** Version of transformers.js, which brings ONNX Runtime. */
  readonly transformers: string;
};

/** The model host as the engine sees it; it starts on first use and again after a crash. */
export type ModelPort = {
  readonly embedder: Embedder;
  /** The embedder for another model file, e.g. a GGUF. */
  embedderFor(file: ModelFile): Embedder;
  chat(file: ModelFile): ChatModel;
  reranker(file: ModelFile): Reranker;
  imageEmbedder(file: PictureModelFile): ImageEmbedder;
  /** Frees the memory of every model once it is not in use; the next request loads it again. Never rejects. */
  unload(): Promise<void>;
  /** Starts the host when it is not running. */
  about(): Promise<HostFacts>;
  close(): Promise<void>;
};

/** What a reader is told beside the bytes. */
export type ReadingRequest = {
  readonly kind: string;
  readonly name: string;
  readonly password: string | null;
  /** Tesseract codes a person chose, first the likeliest; empty switches OCR off. */
  readonly ocrLanguages: readonly string[];
  readonly limits: ExtractLimits;
};

/** Reads one file at a time in a killable process. */
export type ExtractWorkers = {
  /** How many files may be read at once. */
  readonly size: number;
  /**
   * Items of one file in order. Rejects with AppError; `worker-crashed`, `worker-timeout` and `worker-memory` mean the process
   * died or was killed and the attempt counts towards quarantine. `onStep` hears when letters begin to be read from pictures, and
   * when none are any more.
   */
  extract(
    source: ByteSource,
    request: ReadingRequest,
    signal: AbortSignal,
    onStep?: (step: 'reading' | 'recognising') => void,
  ): AsyncIterable<ExtractItem>;
  /** The bytes of one member of a container, in order. Rejects as `extract` does. */
  openMember(source: ByteSource, request: ReadingRequest, path: string, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Pictures inside a document in reading order; `only`: the one at this place. Rejects as `extract` does. */
  pictures(
    source: ByteSource,
    request: ReadingRequest,
    only: string | null,
    signal: AbortSignal,
  ): AsyncIterable<FoundPicture>;
  /** A page of a PDF as it is painted, its longer edge `edge` pixels; null where a format paints none. Rejects as `extract` does. */
  page(
    source: ByteSource,
    request: ReadingRequest,
    place: { readonly index: number; readonly edge: number },
    signal: AbortSignal,
  ): Promise<ShownPicture | null>;
  /** How many readers may run from now on; those above it end with their file. */
  resize(size: number): void;
  close(): Promise<void>;
};

/** Killable processes that decode pictures and read the letters in them. Rejects with AppError; deaths as `worker-crashed` … */
export type PictureWorkers = {
  /** How many may work at once. */
  readonly size: number;
  inspect(bytes: Uint8Array, signal: AbortSignal): Promise<PictureFacts>;
  recognise(picture: Picture, languages: readonly string[], signal: AbortSignal): Promise<RecognisedPage>;
  /** A PNG of the picture as displayed, its longer edge at most `maxEdge` pixels. */
  render(picture: Picture, maxEdge: number, signal: AbortSignal): Promise<Uint8Array>;
  /** Thumbnails with these longer edges (pixels) and what else one decoding gives. */
  look(picture: ShownPicture, edges: readonly number[], signal: AbortSignal): Promise<PictureLook>;
  /** Several small ones at once, each with its look or why it has none; rejects when the process fails over one of them. */
  lookAll(
    pictures: readonly ShownPicture[],
    edges: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly (PictureLook | Reason)[]>;
  /** The picture with its shorter edge `edge` pixels, the middle of what is much longer than that. */
  pixels(picture: ShownPicture, edge: number, signal: AbortSignal): Promise<PicturePixels>;
  /** OCR languages whose data is on this disk. */
  languages(): Promise<readonly string[]>;
  resize(size: number): void;
  close(): Promise<void>;
};

/** One table with statements to compute over it (`engine/tables/query-sql.ts` says what its columns are called). */
export type TableWork = {
  readonly columns: readonly string[];
  /** As many values as columns: as shown, and as a number where it is one. */
  readonly rows: Iterable<readonly (readonly [string, number | null] | null)[]>;
  readonly statements: readonly string[];
};
export type TableWorkResult = {
  /** One for each statement; `complete` is false when rows were left out. */
  readonly results: readonly {
    readonly rows: readonly (readonly (string | number | null)[])[];
    readonly complete: boolean;
  }[];
};

/** A killable process that reads, plans over and computes over tables (`engine/tables/table-methods.ts` says what it can be asked). */
export type TableWorkers = {
  /** One that nobody else uses until it is closed; once `signal` fires it ends, and whatever is asked of it rejects with `cancelled`. */
  open(signal: AbortSignal): Promise<TableProcess>;
  close(): Promise<void>;
};
export type TableProcess = {
  /** Rejects with `table-query-invalid`, `table-query-too-long`, `table-query-too-large`, `worker-crashed`, `cancelled`. */
  call<Result>(method: string, input: unknown): Promise<Result>;
  /** What it holds of the tables is forgotten. */
  close(): void;
};

/** What the machine says of itself now; unknown is null. */
export type MachineState = {
  readonly memoryBytes: number;
  readonly freeMemoryBytes: number;
  readonly cores: number;
  /** Cores that save power; 0 when all are alike. */
  readonly efficiencyCores: number;
  readonly onBattery: boolean | null;
  readonly lowPower: boolean | null;
  readonly thermal: 'nominal' | 'fair' | 'serious' | 'critical' | null;
  /** True between going to sleep and waking up. */
  readonly asleep: boolean;
  /** Bytes of memory the graphics processor may use where somebody set them by hand; null or left out: the system's own rule. */
  readonly graphicsLimitBytes?: number | null;
};

export type Machine = {
  read(): MachineState;
  /** Calls back when something that matters for the plan changed; returns how to stop. */
  onChange(listener: () => void): () => void;
};

/** Tells that something under a folder may have changed: hints only. */
export type FolderWatcher = {
  /**
   * `onHint` gets paths relative to `folder` (`''` = anywhere). `onTrouble` means events were lost or watching ended: look at everything.
   * Rejects when the folder can't be watched.
   */
  watch(
    folder: string,
    onHint: (paths: readonly string[]) => void,
    onTrouble: (reason: string) => void,
  ): Promise<{ close(): Promise<void> }>;
};

/** Asks the system which files it keeps only in the cloud. */
export type CloudProbe = {
  /** Inode numbers of those whose bytes are not on this disk. Never downloads. Rejects when nobody can tell. */
  onlyInCloud(paths: readonly string[]): Promise<ReadonlySet<string>>;
};

/** Seals secrets with the person's login (Keychain). Null where there is none: secrets then live in memory only. */
export type Vault = {
  seal(secret: string): Promise<Uint8Array>;
  unseal(sealed: Uint8Array): Promise<string>;
};

/** Keeps the key of sealed texts for a login (Keychain). Null where there is none. Every method rejects with `key-store-unavailable`. */
export type KeyStore = {
  /** A new random key of 32 bytes, and as the login keeps it. */
  make(): Promise<{ readonly key: Uint8Array; readonly wrapped: Uint8Array }>;
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** Also rejects when another login wrapped it. */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};

export type ProcessKind = 'model-host' | 'extract-worker' | 'picture-worker' | 'table-worker';

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
  /** Seconds of processor time so far, null when unknown. */
  processorSeconds?(): Promise<number | null>;
  /** SIGKILL; safe to call twice. */
  kill(): void;
  /** Resolves once with how it ended, also after `kill`. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

/** Starts processes for the engine: `utilityProcess` in the app, `child_process.fork` in the CLI. */
export type WorkerHost = {
  start(kind: ProcessKind): Promise<WorkerProcess>;
};

/** One request to the local API, its token and origin already checked. */
export type ApiCall = {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body as JSON. Rejects with `body-too-large` and `body-unreadable`. */
  json(): Promise<unknown>;
  /** The body as it comes; throws `body-too-large` at the bound of uploads. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
};
export type ApiReply = {
  readonly status: number;
  readonly type: string;
  /** Parts: sent as they come. */
  readonly body: string | AsyncIterable<string>;
};
/** Keeps what was sent in the library's own Inbox folder. Rejects with `disk-full`, `body-too-large`, `bad-request`. */
export type ApiInbox = {
  /** `folder`: the Inbox by its real path. */
  store(
    name: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly folder: string; readonly path: string; readonly bytes: number }>;
};
