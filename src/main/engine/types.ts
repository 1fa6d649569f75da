/** Plain readonly values that pass between the stages: files → extract → chunk → embed → store → search → answer. */
import type { BlockKind, Box, Reason, Span } from '../../preload/contract/shapes.ts';

export type { BlockKind, Box, Reason, Span };

/** What an extractor reads from: never a path. `read` may return fewer bytes only at the end. */
export type ByteSource = {
  /** Bytes in all. */
  readonly size: number;
  /** Reads `length` bytes from `offset`; rejects with AppError `file-unreadable`. */
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** A block of a unit's text; offsets are UTF-16 code units into the unit's own text. */
export type Block = Span & {
  readonly kind: BlockKind;
  /** Heading level 1-6, list depth from 1, else 0. */
  readonly level: number;
};

/**
 * One page, slide, sheet, chapter, message or section, the smallest thing committed.
 * `text` is canonical: NFC, lines end in \n, split words joined, ligatures spelled out, no zero-width, bidi or tag characters.
 */
export type Unit = {
  /** 0-based in reading order. */
  readonly index: number;
  /** 1-based PDF page, slide or image frame as a person counts; null where the format has none. */
  readonly number: number | null;
  /** Sheet name, chapter title and the like; null when it has none. */
  readonly label: string | null;
  readonly text: string;
  readonly source: 'native' | 'ocr' | 'none';
  /** Size in points as displayed (cropped and rotated); null where a format has no pages. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Word boxes packed by `packWords`, offsets into `text`; null where a format has no pages. */
  readonly words: Uint8Array | null;
  readonly blocks: readonly Block[];
  /** 0-1; null for native text. */
  readonly ocrConfidence: number | null;
  /** Doubts a person should know: invisible text, missing fonts …; empty when fine. */
  readonly doubts: readonly Reason[];
};

/** One field of a file's own metadata with where it was read from, e.g. `title` from `pdf:Info.Title`. */
export type MetadataField = { readonly name: string; readonly value: string; readonly source: string };

/** What an extractor yields: metadata and unit count as soon as known, then units in order, or a unit that failed. */
export type ExtractItem =
  | { readonly type: 'metadata'; readonly fields: readonly MetadataField[]; readonly units: number | null }
  | { readonly type: 'unit'; readonly unit: Unit }
  | { readonly type: 'unit-failed'; readonly index: number; readonly number: number | null; readonly reason: Reason };

export type ExtractLimits = {
  /** Text of one document, UTF-16 code units. */
  readonly maxCharacters: number;
  /** Uncompressed bytes per compressed byte in an archive-based format. */
  readonly maxExpansion: number;
  /** First unit to yield: a resumed reading skips what is already committed. */
  readonly fromUnit: number;
};

/**
 * A format: yields items in order; throws AppError (`password-needed`, `file-damaged`, `format-unsupported`, `expansion-limit` …)
 * when nothing more can be read. Pure function of bytes: no file, no network, no clock.
 */
export type Extractor = {
  /** Stable kind id shown to people's filters: `pdf`, `docx`, `markdown`, `text`, `html`. */
  readonly kind: string;
  /** Goes into the reading id: change it when output changes. */
  readonly version: number;
  /** Lower-case endings without the dot. */
  readonly endings: readonly string[];
  /** Checks the first bytes (up to 4096); decides when an ending lies. */
  readonly sniff?: (head: Uint8Array) => boolean;
  extract(source: ByteSource, limits: ExtractLimits, signal: AbortSignal): AsyncIterable<ExtractItem>;
};

/** A chunk of canonical text; offsets are absolute (whole document). */
export type Chunk = Span & {
  readonly headingPath: readonly string[];
  /** Tokens of `embedText` as the embedder counts them. */
  readonly tokens: number;
  /** Index of the unit it stands in. */
  readonly unit: number;
  /** Exact text that is embedded (context line plus the slice). */
  readonly embedText: string;
};

/** A searchable form of a word and where it stands in the text it was made from; one word may have several. */
export type Term = Span & { readonly term: string };

/** Turns text into terms; `language` is ISO 639-1 or null when unknown. */
export type Analyse = (text: string, language: string | null) => readonly Term[];

/** Counts tokens of many texts at once, in order. */
export type CountTokens = (texts: readonly string[]) => Promise<readonly number[]>;

/** One entry of a folder scan. */
export type ScannedFile = {
  /** Path relative to its folder, `/`-separated, exactly as the disk spells it. */
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: string;
  readonly volume: string;
};
