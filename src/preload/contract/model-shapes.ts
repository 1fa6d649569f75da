/** What the window shows of models: the catalogue, what fits on this machine, downloads, and the connections they made. */
import type { NetworkPurpose } from './network-shapes.ts';
import type { ModelRole, Reason } from './shapes.ts';

/** Bytes; `total` is their sum. */
export type ModelMemoryShape = {
  readonly weights: number;
  /** What it keeps of the conversation: keys and values. */
  readonly cache: number;
  readonly compute: number;
  /** Libraries around it. */
  readonly runtime: number;
  readonly total: number;
};

/** Whether a model fits beside everything else, with the arithmetic. */
export type ModelFitShape = {
  /** `tight`: only while reading and embedding rest, or with hardly anything left over. */
  readonly verdict: 'fits' | 'tight' | 'no';
  readonly contextTokens: number;
  readonly cachePrecision: 'f16' | 'q8_0';
  readonly memory: ModelMemoryShape;
  /** What it was held against. */
  readonly roomBytes: number;
  /** True when the file was not there to tell how much it keeps per token. */
  readonly guessed: boolean;
};

/** How this machine's memory is shared out; bytes. */
export type MemoryPlan = {
  readonly memoryBytes: number;
  readonly systemBytes: number;
  /** What the graphics processor may use. */
  readonly graphicsBytes: number;
  readonly appBytes: number;
  readonly embedderBytes: number;
  readonly readingBytes: number;
  /** What a chat model may take while files are read, and while that rests. */
  readonly roomBytes: number;
  readonly roomAloneBytes: number;
  /** Chat takes turns with embedding and letter recognition. */
  readonly takesTurns: boolean;
  readonly readers: number;
  readonly pictureWorkers: number;
  readonly embedBatch: number;
  readonly pageCacheKibibytes: number;
  readonly vectorPrecision: 'float32' | 'int8' | 'binary+rescore';
};

export type DownloadStatus = {
  readonly catalogId: string;
  /** `waiting`: there is no network, it tries again by itself. `checking`: what was there before is hashed. */
  readonly state: 'queued' | 'checking' | 'downloading' | 'waiting' | 'paused' | 'failed';
  readonly bytes: number;
  readonly totalBytes: number;
  /** Null while nothing moves. */
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly reason: Reason | null;
};

/** One entry of the catalogue as it stands to this machine. */
export type CatalogModel = {
  readonly id: string;
  readonly title: string;
  readonly maker: string;
  /** `vision-text`: a picture model, see `picture.useModel`. */
  readonly role: ModelRole | 'ocr' | 'vision-text';
  readonly parameters: string | null;
  readonly version: string;
  readonly summary: string;
  readonly source: string;
  /** Exact files. */
  readonly files: readonly { readonly path: string; readonly sha256: string | null; readonly bytes: number | null }[];
  readonly hashSource: string | null;
  readonly licence: string;
  /** Apache, MIT or alike. */
  readonly permissive: boolean;
  readonly languages: 'many' | readonly string[] | null;
  readonly contextTokens: number | null;
  readonly dimensions: number | null;
  /** Null until known. */
  readonly bytes: number | null;
  readonly bundled: boolean;
  readonly downloadable: boolean;
  /** Null where it takes next to nothing (OCR languages) or nobody knows its size. */
  readonly fit: ModelFitShape | null;
  /** The one Docent would take for its role on this machine. */
  readonly recommended: boolean;
  /** The model of the list that was downloaded from this entry; null when it is not here. */
  readonly modelId: string | null;
  readonly installed: boolean;
  readonly download: DownloadStatus | null;
};

export type ModelOverview = {
  readonly plan: MemoryPlan;
  /** Recommended first, then what fits, what is tight and what does not, each in the catalogue's order. */
  readonly models: readonly CatalogModel[];
  readonly freeDiskBytes: number;
  /** Tokens a person wishes for chat; null: as the plan says. */
  readonly wishedContextTokens: number | null;
  /** Folders with models: Docent's own first, then the one a person chose. */
  readonly folders: readonly string[];
  readonly allowDownloads: boolean;
};

/** One connection Docent made, for the Privacy page. */
export type NetworkConnection = {
  readonly at: number;
  readonly host: string;
  readonly purpose: NetworkPurpose;
  readonly bytes: number;
  readonly outcome: string;
};

/** What depends on a model, asked before it is removed. */
export type ModelUse = {
  /** It is the one chosen for its role. */
  readonly chosen: boolean;
  /** Conversations with answers it wrote. */
  readonly conversations: number;
  /** True when its files are Docent's own and go with it; a person's own files never do. */
  readonly deletesFiles: boolean;
};

/** A model server on this machine that a person may use for written answers. */
export type EndpointSettings = {
  readonly on: boolean;
  readonly address: string;
  /** The server's name of the model; empty until chosen. */
  readonly model: string;
  readonly keyKept: boolean;
};
