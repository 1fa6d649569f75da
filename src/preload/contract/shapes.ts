/** The values both sides of the window see. Plain, readonly, JSON-safe. Times are milliseconds since 1970 (UTC). */

import type { AnswerMode } from './conversation-shapes.ts';
import type { AppErrorCode, ErrorValues } from './errors.ts';
import type { LanguageChoice } from './languages.ts';
import type { TextSize } from './setting-list.ts';

export type * from './answer-way.ts';
export type * from './batch-shapes.ts';
export type * from './conversation-setup-shapes.ts';
export type * from './conversation-shapes.ts';
export type * from './door-shapes.ts';
export type * from './extraction-shapes.ts';
export type * from './health-shapes.ts';
export type * from './model-shapes.ts';
export type * from './overview-shapes.ts';
export type * from './picture-shapes.ts';
export type * from './search-shapes.ts';

export const fileStates = [
  'waiting',
  'reading',
  'readable',
  'ready',
  'no-text',
  'partly-read',
  'locked',
  'unsupported',
  'unavailable',
  'quarantined',
  'failed',
] as const;
/**
 * waiting: found, not read yet · reading · readable: keyword search works · ready: meaning search too ·
 * no-text: read completely, nothing to read · partly-read: some units are missing, see reason · locked: needs a password ·
 * unsupported · unavailable: disk or permission gone, nothing deleted · quarantined: crashed its reader twice · failed.
 */
export type FileState = (typeof fileStates)[number];

export type Reason = { readonly code: AppErrorCode; readonly values: ErrorValues };

/** A registered folder with honest counts; `counts` holds every state, zero included. */
export type FolderSummary = {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly available: boolean;
  readonly sample: boolean;
  readonly addedAt: number;
  /** Files on disk that are listed; `counts` sums to it. Members of archives and mails are counted apart. */
  readonly files: number;
  readonly counts: Readonly<Record<FileState, number>>;
  /** Attachments and archive members in all. */
  readonly members: number;
  readonly memberCounts: Readonly<Record<FileState, number>>;
  /** Files that vanished at once, more than is usual: hidden from nothing until a person says they are gone; 0 = none. */
  readonly unconfirmedDeletions: number;
  /** Files that are gone from the disk and stay in the library because a person said so, until they return or the person thinks again. */
  readonly keptDeletions: number;
  /** Places in it that the system did not let us look at, the first of them by their paths in the folder. What was known of them stays. */
  readonly closed: { readonly count: number; readonly places: readonly string[] };
  /** False when the system can't tell of changes here; the folder is then looked through now and again. */
  readonly watched: boolean;
  /** Names and patterns a person left out of this folder. */
  readonly exclusions: readonly Exclusion[];
};

export type Exclusion = { readonly id: string; readonly pattern: string };

/** One file as the library shows it. `documentId` is set once its content can be opened. */
export type FileSummary = {
  readonly id: string;
  readonly folderId: string;
  readonly documentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly state: FileState;
  readonly reason: Reason | null;
  /** Doubt about a readable or ready file, for instance invisible text; null when there is none. */
  readonly doubt: Reason | null;
  readonly size: number;
  readonly modifiedAt: number;
  /** Units in all (PDF pages, else 1 or more sections); null until known. */
  readonly pages: number | null;
  readonly pagesRead: number;
  readonly ocrPages: number;
  readonly characters: number;
  readonly title: string | null;
  /** The container's id and the place inside it, for attachments and archive members; else null. */
  readonly parentId: string | null;
  readonly memberPath: string | null;
  /** Attachments and members it holds. */
  readonly members: number;
  /** 0-1: how much of what was read reads like text; null until measured. */
  readonly quality: number | null;
};

/** One field of a document's own metadata and where it was read from, e.g. `author` from `docx:core.creator`. */
export type DocumentField = { readonly name: string; readonly value: string; readonly source: string };

/** How one page, slide, sheet or section was read. */
export type PageReading = {
  readonly index: number;
  readonly number: number | null;
  readonly label: string | null;
  readonly source: 'native' | 'ocr' | 'none';
  readonly characters: number;
  /** Steps in order: basic, second-reader, layout, ocr, best-effort. */
  readonly chain: readonly string[];
  readonly quality: number | null;
  readonly ocrConfidence: number | null;
  readonly doubts: readonly Reason[];
  /** Why it could not be read; null when it was. */
  readonly reason: Reason | null;
};

/** Everything the library knows about one file. */
export type FileDetails = {
  readonly file: FileSummary;
  readonly fields: readonly DocumentField[];
  readonly language: string | null;
  /** Steps any of its pages took, in the order of the chain. */
  readonly chain: readonly string[];
  readonly ocrLanguages: readonly string[];
  /** Pages with doubts or failures first come first served: at most `limits.document.pages` of them, then the others in order. */
  readonly pages: readonly PageReading[];
  /** True when a password is kept for it. */
  readonly passwordKept: boolean;
};

export type OcrLanguage = {
  /** Tesseract's code, e.g. `deu`. */
  readonly code: string;
  readonly bundled: boolean;
  readonly selected: boolean;
};

/** x0, y0, x1, y1 in points of the page as displayed, origin top left. */
export type Box = readonly [number, number, number, number];

export type PagePlace = {
  /** 1-based. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
};

/** Where in a document something stands, in the document's own terms. New formats add a variant. */
export type Locator =
  | { readonly type: 'page'; readonly page: number; readonly places: readonly PagePlace[] }
  | { readonly type: 'heading'; readonly path: readonly string[] }
  | { readonly type: 'lines'; readonly first: number; readonly last: number }
  | { readonly type: 'slide'; readonly slide: number }
  | { readonly type: 'sheet'; readonly sheet: string; readonly cells: string }
  | { readonly type: 'chapter'; readonly chapter: string }
  | { readonly type: 'message'; readonly part: string }
  | { readonly type: 'time'; readonly seconds: number };

/** A span of canonical text in UTF-16 code units, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** What share of the library an answer or a result list could see. */
export type Coverage = {
  /** Files whose words can be searched. */
  readonly readable: number;
  /** Readable files whose vectors are not complete yet. */
  readonly notReady: number;
  readonly total: number;
};

/** What the document view needs first; text and pages are fetched in parts. */
export type DocumentView = {
  readonly documentId: string;
  readonly fileId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly state: FileState;
  readonly reason: Reason | null;
  readonly characters: number;
  readonly language: string | null;
  readonly pages: readonly DocumentPage[];
};

export type DocumentPage = {
  readonly index: number;
  /** 1-based page, slide or frame number; null where the format has none. */
  readonly number: number | null;
  readonly start: number;
  readonly end: number;
  /** Points as displayed; null where a format has no pages. */
  readonly width: number | null;
  readonly height: number | null;
  readonly source: 'native' | 'ocr' | 'none';
  /** Sheet name, chapter title, subject of a message and the like; left out or null where there is none. */
  readonly label?: string | null;
  /** What it is where it is no page of paper. */
  readonly place?: 'slide' | 'sheet' | 'chapter' | 'message' | null;
};

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-row'
  | 'code'
  | 'quote'
  | 'caption'
  | 'header'
  | 'footer';

/** A block of canonical text for display; `text` is the slice start…end. */
export type TextBlock = Span & {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  /** Rows of a spreadsheet: where each cell starts (offsets into the document, as `start`) and its address, e.g. `B7`. */
  readonly cells?: readonly { readonly start: number; readonly address: string }[];
};

export const modelRoles = ['chat', 'embedding', 'reranker'] as const;
export type ModelRole = (typeof modelRoles)[number];

export type ModelSummary = {
  readonly id: string;
  readonly name: string;
  readonly role: ModelRole;
  readonly bundled: boolean;
  readonly path: string | null;
  readonly bytes: number | null;
  readonly contextTokens: number | null;
  readonly state: 'available' | 'loading' | 'loaded' | 'missing' | 'failed';
  readonly reason: Reason | null;
  readonly selected: boolean;
};

/** A fine-tuned adapter a person added. */
export type AdapterSummary = {
  readonly id: string;
  readonly name: string;
  readonly format: 'gguf' | 'peft' | 'mlx';
  /** What the person added. */
  readonly source: string;
  /** llama.cpp's name of the network it changes. */
  readonly architecture: string;
  /** The model it was trained on, in its tool's words. */
  readonly baseName: string | null;
  readonly layers: number;
  readonly rank: number;
  readonly bytes: number;
  /** How many conversations use it. */
  readonly uses: number;
  readonly state: 'available' | 'missing';
};
/** `strength`: 0 leaves the model as it is, 1 changes it as trained. */
export type AttachedAdapter = { readonly adapterId: string; readonly strength: number };
/** Largest strength: beyond it answers fall apart. */
export const largestStrength = 2;

export type ProcessStatus = {
  readonly name: 'engine' | 'model-host' | 'extract-worker' | 'picture-worker' | 'table-worker';
  /** `down`: the breaker opened after too many crashes. */
  readonly state: 'starting' | 'running' | 'restarting' | 'down' | 'idle';
  readonly crashes: number;
};

/** Why reading rests; null when it does not. `person`: the pause button. */
export type PauseReason = 'person' | 'battery' | 'low-power' | 'heat' | 'memory' | 'sleep';

/** What the machine lets Docent do now; its one sentence is the window's. */
export type WorkPlan = {
  readonly readers: number;
  readonly pictureWorkers: number;
  readonly paused: PauseReason | null;
  /** Why it goes slower than it could; null at full speed. */
  readonly slowed: Exclude<PauseReason, 'person' | 'sleep'> | null;
  /** True after "index now": battery, low power and heat short of critical are then ignored. */
  readonly insisted: boolean;
};

/** Passages that have their vector; while another model is being prepared, its vector. */
export type EmbeddingStatus = {
  readonly done: number;
  readonly total: number;
  /** Model whose vectors answer now; null before there are any. */
  readonly answering: string | null;
  /** Model whose vectors will answer once they are complete; null unless the model is being changed. */
  readonly next: string | null;
};

/** The snapshot every progress event can be re-derived from. */
export type LibraryStatus = {
  readonly libraryId: string;
  readonly folders: readonly FolderSummary[];
  /** Files on disk; attachments and archive members are counted in `members`. */
  readonly files: number;
  readonly counts: Readonly<Record<FileState, number>>;
  readonly members: number;
  readonly memberCounts: Readonly<Record<FileState, number>>;
  /** What a search would see now. */
  readonly coverage: Coverage;
  readonly chunks: number;
  readonly vectors: number;
  readonly working: boolean;
  /** What is being read right now, at most a handful. */
  readonly current: readonly {
    readonly fileId: string;
    readonly path: string;
    readonly step: 'reading' | 'recognising';
    readonly unitsRead: number;
    readonly units: number | null;
  }[];
  readonly secondsLeft: number | null;
  readonly plan: WorkPlan;
  /** Over the last minute of work; null before there is any. */
  readonly filesPerMinute: number | null;
  readonly pagesPerMinute: number | null;
  readonly embedding: EmbeddingStatus;
  readonly problem: Reason | null;
};

export type Settings = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: LanguageChoice;
  readonly textSize: TextSize;
  readonly answerMode: AnswerMode;
  readonly chatModelId: string | null;
  /** Tesseract codes, first the likeliest; empty = pictures and scans are not read. */
  readonly ocrLanguages: readonly string[];
  /** `docent`: what measurement says · `classic`: 8 passages, similarity from 0.3, chunks of 1,000 characters with 200 shared. */
  readonly searchPreset: SearchPreset;
  /** False: searches are not remembered. */
  readonly searchHistory: boolean;
  /** True: models of the catalogue may be downloaded when a person asks for one. */
  readonly allowDownloads: boolean;
  /** True: whether there is a newer Docent is looked up once a day, where this build knows where. */
  readonly checkUpdates: boolean;
  /** True: started with the computer, without a window, and kept in the menu bar. */
  readonly keepFresh: boolean;
  /** Keys that open the ask window from anywhere, as `Control+Alt+Space`; '' for none. */
  readonly askKeys: string;
};

export const searchPresets = ['docent', 'classic'] as const;
export type SearchPreset = (typeof searchPresets)[number];

export type AppInfo = {
  readonly version: string;
  readonly electron: string | null;
  readonly platform: string;
  readonly dataDir: string;
};
