import { AppError } from '../../../../preload/contract/errors.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import { unreadableEncryption } from '../office-encryption/encryption-errors.ts';
import { blockDecryption, rc4Encryption } from '../office-encryption/rc4-encryption.ts';

/** The parts of the text of a Word file one after the other, by their length in characters. */
export type WordStories = {
  readonly main: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly boxes: number;
  readonly headerBoxes: number;
};

export type WordFile = {
  /** The WordDocument stream. */
  readonly text: Uint8Array;
  /** The stream the tables stand in; the same in Word 6 and 95. */
  readonly tables: Uint8Array;
  /** True for Word 6 and 95. */
  readonly old: boolean;
  /** Windows language id the file was written in. */
  readonly language: number;
  readonly stories: WordStories;
  /** Where text starts when there is no piece table. */
  readonly firstByte: number;
  /** A table by its place in the header's list ([MS-DOC] FibRgFcLcb97); empty when there is none. */
  table(index: number): Uint8Array;
};

/** Places of tables in the file's header. */
export const wordTables = {
  styles: 1,
  footnoteMarks: 2,
  footnotes: 3,
  commentMarks: 4,
  comments: 5,
  headers: 11,
  paragraphRuns: 13,
  pieces: 33,
  commentAuthors: 36,
  endnoteMarks: 46,
  endnotes: 47,
} as const;

const oldPieces = 0x160;
const oldParagraphRuns = 0xc0;
const plainBytes = 68;
const blockBytes = 512;

/** Reads the header of a Word file. Throws `file-damaged`, `password-needed`, `wrong-password`, `format-unsupported`. */
export function openWord(file: CompoundFile, stream: Uint8Array, password: string | null): WordFile {
  const head = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 0x200 || ![0xa5ec, 0xa5dc].includes(head.getUint16(0, true))) throw damagedWord();
  const version = head.getUint16(2, true);
  const flags = head.getUint16(0x0a, true);
  const old = version < 0xa0;
  const tableName = (flags & 0x0200) !== 0 ? '1Table' : '0Table';
  let text = stream;
  let tables = old ? stream : (file.read(tableName) ?? file.read('1Table') ?? file.read('0Table') ?? new Uint8Array());
  if ((flags & 0x0100) !== 0) {
    if (old || (flags & 0x8000) !== 0) throw unreadableEncryption(password);
    const ciphers = rc4Encryption(tables.subarray(0, head.getUint32(0x0e, true)), password);
    tables = blockDecryption(ciphers, blockBytes)(tables.slice(), 0);
    text = stream.slice();
    blockDecryption(ciphers, blockBytes)(text.subarray(plainBytes), plainBytes);
  }
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const count = (at: number): number => Math.min(0x7fffffff, view.getUint32(at, true));
  const first = old ? 0x34 : 0x4c;
  return {
    text,
    tables,
    old,
    language: view.getUint16(6, true),
    firstByte: view.getUint32(0x18, true),
    stories: {
      main: count(first),
      footnotes: count(first + 4),
      headers: count(first + 8),
      macros: count(first + 12),
      comments: count(first + 16),
      endnotes: count(first + 20),
      boxes: count(first + 24),
      headerBoxes: count(first + 28),
    },
    table: (index) => {
      const oldPlaces = new Map<number, number>([
        [wordTables.pieces, oldPieces],
        [wordTables.paragraphRuns, oldParagraphRuns],
      ]);
      const at = old ? oldPlaces.get(index) : 154 + index * 8;
      if (at === undefined || at + 8 > text.length) return new Uint8Array();
      const start = view.getUint32(at, true);
      return tables.subarray(start, start + view.getUint32(at + 4, true));
    },
  };
}

export function damagedWord(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its text can not be found.', {});
}
