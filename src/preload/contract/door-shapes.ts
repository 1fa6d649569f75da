/** What other programs get from the library, and the state of the local API. As in shapes.ts: plain, readonly, JSON-safe. */
import type { CellValue, Coverage, Locator, Reason } from './shapes.ts';

/** A numbered passage of a packed prompt; the text starts at `start` of the document and may be cut or widened to fit. */
export type PackedSource = {
  readonly id: number;
  readonly fileId: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly locator: Locator;
  /** As a search's: comparable within one list only. */
  readonly score: number;
};

/** What a model would be given for a question, without asking one. */
export type PackedContext = {
  readonly question: string;
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly sources: readonly PackedSource[];
  /** Estimated tokens of the messages, and what they had to fit in beside an answer. */
  readonly tokens: number;
  readonly contextTokens: number;
  readonly coverage: Coverage;
};

/** A stretch of a document's canonical text. */
export type ReadPassage = {
  readonly fileId: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where to read on; null at the end of what was asked for. */
  readonly next: number | null;
  /** UTF-16 units of the whole document. */
  readonly characters: number;
  readonly locator: Locator;
};

/** One value out of a document; place and page are null where it stands nowhere in it. */
export type ExtractedField = {
  readonly field: string;
  /** Dates as ISO, a list as its first items. */
  readonly value: CellValue;
  readonly currency: string | null;
  readonly verified: boolean;
  /** 0-1, counted on documents of known truth. */
  readonly confidence: number;
  readonly page: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Of a list how many items there are; null for other fields. */
  readonly items: number | null;
};

export type ExtractedDocument = {
  readonly fileId: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly fields: readonly ExtractedField[];
  readonly quality: number;
  /** Only the first so many UTF-16 units were read; null: all. */
  readonly readCharacters: number | null;
};

/** A page of rows, in the order of folders and paths. */
export type ExtractedTable = {
  readonly template: string;
  readonly rows: readonly ExtractedDocument[];
  readonly total: number;
  readonly next: number | null;
};

export type MadeEmbeddings = {
  readonly embeddingId: string;
  readonly dimensions: number;
  /** Unit vectors, in the order of the texts. */
  readonly vectors: readonly Float32Array[];
  readonly tokens: number;
};

/** The local API for other programs. */
export type ApiSettings = {
  readonly on: boolean;
  readonly port: number;
  /** `failed`: it is on and could not listen, see `reason`. */
  readonly state: 'off' | 'listening' | 'failed';
  /** `http://127.0.0.1:8427`. */
  readonly address: string;
  readonly reason: Reason | null;
  /** False: the token lasts until Docent ends, because no keychain seals it. */
  readonly tokenKept: boolean;
};
