/** Plain readonly values that pass between the stages: files → extract → chunk → embed → store → search → answer. */
import type { BlockKind, Box, ProcessStatus, Reason, Span } from '../../preload/contract/shapes.ts';

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
  /** Spreadsheet rows only: where each cell's text starts (offsets into the unit's text) and its address, in order. */
  readonly cells?: readonly Cell[];
};

/** A cell of a spreadsheet row; `address` as the program shows it, e.g. `B7`. */
export type Cell = { readonly start: number; readonly address: string };

/** What a unit is where it is no page of paper; with the unit's number or label it makes the native locator. */
export type UnitPlace = 'slide' | 'sheet' | 'chapter' | 'message';

/**
 * A step of the way a unit was read, in order: `basic` the first reader · `second-reader` another reader saw more ·
 * `layout` columns and tables were rebuilt · `ocr` letters were recognised in pixels · `best-effort` what could be saved of a damaged one, or the
 * text alone of one with more structure than its reader can hold.
 */
export type ReadingStep = 'basic' | 'second-reader' | 'layout' | 'ocr' | 'best-effort';

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
  /** Slide, sheet, chapter or message part; left out for pages and plain sections. */
  readonly place?: UnitPlace;
  /** How it was read; left out means `['basic']`. */
  readonly chain?: readonly ReadingStep[];
  /** 0-1: how much of it reads like text (see `extract/quality/`); left out when nobody measured. */
  readonly quality?: number;
};

/** A file inside a file: an attachment, a member of an archive. It becomes a document of its own. */
export type Member = {
  /** Where it stands inside, `/`-separated and unique within the container, e.g. `reports/2024.pdf`; never escapes (`..`, leading `/`). */
  readonly path: string;
  /** The name a person sees and the format is told by. */
  readonly name: string;
  /** Bytes unpacked; null when only unpacking tells. */
  readonly size: number | null;
  readonly modifiedMs: number | null;
  /** Why it can't be opened (encrypted, refused name, beyond a limit); it is listed all the same. */
  readonly problem: Reason | null;
};

/** One field of a file's own metadata with where it was read from, e.g. `title` from `pdf:Info.Title`. */
export type MetadataField = { readonly name: string; readonly value: string; readonly source: string };

/**
 * What an extractor yields: metadata and unit count as soon as known, then units in order, or a unit that failed. Members come at
 * any time and in every run, also when `fromUnit` skips units; metadata may come again and adds to what is known.
 */
export type ExtractItem =
  | { readonly type: 'member'; readonly member: Member }
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

/** A picture as an encoded file (JPEG, TIFF …) with its frame (0-based), or as rows of grey bytes (0 black) without padding. */
export type Picture =
  | { readonly type: 'file'; readonly bytes: Uint8Array; readonly frame: number }
  | {
      readonly type: 'pixels';
      readonly pixels: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly pixelsPerInch: number;
    };

export type PictureFrame = { readonly width: number; readonly height: number };

export type PictureFacts = {
  /** `jpeg`, `tiff`, `heic` … */
  readonly format: string;
  /** Pixels of each frame as displayed (its orientation mark applied). */
  readonly frames: readonly PictureFrame[];
  readonly pixelsPerInch: number | null;
};

/** A picture to be shown: one that is read, one in colours (rows of `channels` bytes without padding), or a drawing (SVG text, of whoever). */
export type ShownPicture =
  | Picture
  | {
      readonly type: 'colours';
      readonly pixels: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly channels: 3 | 4;
    }
  | { readonly type: 'drawing'; readonly bytes: Uint8Array };

/** What one look at a picture gives. */
export type PictureLook = {
  /** `jpeg`, `tiff`, `heic`, `svg` …; `pixels` where there was no file. */
  readonly format: string;
  /** Pixels as displayed. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Part of it could not be decoded. */
  readonly damaged: boolean;
  /** 32 rows of 32 grey bytes of the whole picture: what near duplicates are told by. */
  readonly signature: Uint8Array;
  /** JPEGs in the order of the edges asked for. */
  readonly thumbnails: readonly Uint8Array[];
  /** What the picture says of itself. */
  readonly fields: readonly MetadataField[];
};

/** Rows of red, green and blue bytes, as the picture model wants them. */
export type PicturePixels = { readonly pixels: Uint8Array; readonly width: number; readonly height: number };

/** A picture inside a document, without its pixels. */
export type DocumentPicture = {
  /** Names it within its document, the same at every reading. */
  readonly place: string;
  /** Index of the unit it stands in; null when nobody knows. */
  readonly unit: number | null;
  /** Page or slide, 1-based; null where the format has none. */
  readonly number: number | null;
  /** In points of the page as displayed; null where the format has no pages. */
  readonly box: Box | null;
  /** What the document says it shows (alternative text, a caption that belongs to it); '' when it says nothing. */
  readonly caption: string;
  /** Text before and after it; '' where boxes tell. */
  readonly before: string;
  readonly after: string;
};
export type FoundPicture = DocumentPicture & {
  /** Null for one that is a member, and as such a file of its own: its place is the path it has there. */
  readonly picture: ShownPicture | null;
};

/** A word read from pixels; the box is in pixels of the picture as displayed, before any turning or straightening for reading. */
export type RecognisedWord = {
  readonly text: string;
  readonly box: Box;
  /** 0-1. */
  readonly confidence: number;
  /** Ordinals within the page, in reading order. */
  readonly block: number;
  readonly paragraph: number;
  readonly line: number;
};

export type RecognisedPage = {
  /** Pixels as displayed. */
  readonly width: number;
  readonly height: number;
  /** Words in reading order. */
  readonly words: readonly RecognisedWord[];
  /** Mean of the words' confidence weighted by length, 0-1; 0 without words. */
  readonly confidence: number;
  /** Degrees clockwise the picture had to be turned to be upright. */
  readonly turned: 0 | 90 | 180 | 270;
  /** Tesseract codes actually used, e.g. `eng`, `deu`. */
  readonly languages: readonly string[];
  /** A script that was seen but for which no language data is installed, e.g. `Cyrillic`; else null. */
  readonly missingScript: string | null;
  /** True when part of the picture could not be decoded; left out when all of it was. */
  readonly damaged?: boolean;
};

/** What an extractor may ask of the picture processes. Rejects with AppError `picture-too-large`, `file-damaged`, `ocr-unavailable`. */
export type PictureTools = {
  inspect(bytes: Uint8Array): Promise<PictureFacts>;
  recognise(picture: Picture): Promise<RecognisedPage>;
  /** How many may usefully be recognised at once. */
  readonly parallel: number;
};

/** What an extractor is given beside the bytes. */
export type ReadingTools = {
  /** The file's own name. */
  readonly name: string;
  /** What a person typed to open it; null when nobody did. Extractors throw `password-needed` or `wrong-password`. */
  readonly password: string | null;
  /** Null where no pictures can be read (a test, a machine without OCR data). */
  readonly pictures: PictureTools | null;
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
  /** True when its text may come from OCR: the chosen languages are then part of its reading id. */
  readonly usesOcr?: boolean;
  extract(
    source: ByteSource,
    limits: ExtractLimits,
    signal: AbortSignal,
    tools: ReadingTools,
  ): AsyncIterable<ExtractItem>;
  /** Formats with members: the bytes of one announced member in order, `path` as announced. Throws as `extract` does. */
  openMember?(
    source: ByteSource,
    path: string,
    limits: ExtractLimits,
    signal: AbortSignal,
    tools: ReadingTools,
  ): AsyncIterable<Uint8Array>;
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
  /** Time of the last change in nanoseconds, as digits: what tells two writes within a millisecond apart. */
  readonly modifiedNs: string;
  /** What names are compared by: the path in NFC, told apart from a twin that differs in nothing else. */
  readonly key: string;
  /** Key of the folder it stands in; `''` for the root. */
  readonly directory: string;
  /** The name is no text, so that it can't be opened. */
  readonly unnamed?: boolean;
  /**
   * Why it is listed but not read: `link` a symbolic link, `cloud` its bytes are not on this disk, `bundle` a folder the system shows as
   * one item; `package` is such a folder that is read, as one file.
   */
  readonly special?: 'link' | 'cloud' | 'bundle' | 'package';
};

/** What ranking looks up about a passage that was found. */
export type CandidateRow = {
  readonly chunkId: number;
  readonly contentId: number;
  readonly unit: number;
  /** ISO 639-1 of the document, null when unknown. */
  readonly language: string | null;
  /** The document's title as it stands in its passages' context line. */
  readonly title: string;
};
/** How the library's database and its vector index use memory. */
export type StorePlan = {
  /** Vectors under which sqlite-vec's exact scan answers and no index is kept. */
  readonly exactBelow: number;
  /** What of each vector is held in memory beside its one bit per dimension; `binary+rescore`: nothing, it is read. */
  readonly vectorPrecision: 'float32' | 'int8' | 'binary+rescore';
  /** Lists of the index that a search scans. */
  readonly listsProbed: number;
  readonly pageCacheKibibytes: number;
};
/** The plan for a library of so many vectors of so many dimensions. */
export type StorePlanner = (vectors: number, dimensions: number) => StorePlan;

/** What decides how much memory a network takes beside its weights. */
export type NetworkFacts = {
  /** Numbers that stand for one token inside it. */
  readonly width: number;
  /** Tokens it knows. */
  readonly vocabulary: number;
  /** Numbers (keys and values) it keeps per token of context, in all layers that remember the whole context; 0 for encoders. */
  readonly keptPerToken: number;
  /** The same of the layers that remember only the last `windowTokens`; both 0 where there are none. */
  readonly keptInWindow: number;
  readonly windowTokens: number;
};

/** A model to be brought: files in one folder, each with its hash, and the folders of servers they are in (ending in a slash). */
export type DownloadOrder = {
  readonly id: string;
  /** `path` is where it goes, `address` where it stands in a mirror. */
  readonly files: readonly {
    readonly path: string;
    readonly address: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly mirrors: readonly string[];
};

/** One of a query's words as the full-text index has it; `beginning`: any word that begins so; `titleOnly`: it counts in titles alone. */
export type TermChoice = { readonly term: string; readonly beginning?: boolean; readonly titleOnly?: boolean };

/** What a passage must hold: an FTS5 expression, and the same as words of which any will do; null where it says more than that. */
export type WordMatch = { readonly expression: string; readonly anyOf: readonly TermChoice[] | null };

/** Of all processes of one kind: bytes now, and seconds of processor time since the engine started. */
export type ProcessSample = {
  readonly name: ProcessStatus['name'];
  readonly memoryBytes: number | null;
  readonly processorSeconds: number | null;
};
/** Looks at the engine and the processes it started. */
export type SampleProcesses = () => Promise<readonly ProcessSample[]>;
/** A connection to a PostgreSQL database, as the store speaks to it. */
export type SqlConnection = {
  query(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[]; readonly count: number }>;
};
