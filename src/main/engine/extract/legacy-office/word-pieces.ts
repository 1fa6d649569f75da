import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { languageCodePage } from '../code-page/language-code-page.ts';
import { legacyOfficeLimits } from './limits.ts';
import { damagedWord, type WordFile, wordTables } from './word-file.ts';

/** A stretch of text and where its bytes stand; one or two bytes a character. */
type Piece = { readonly start: number; readonly end: number; readonly at: number; readonly wide: boolean };

/** The whole text of a Word file by character position. */
export type WordText = {
  readonly text: string;
  /** Where the bytes of a character stand in the file, which is what properties are kept by. */
  place(position: number): number;
};

/** Puts the text together from its pieces. Throws `file-damaged`. */
export function wordText(file: WordFile): WordText {
  const pieces = readPieces(file);
  const decode = codePageDecoder(file.old ? languageCodePage(file.language) : 1252);
  const parts: string[] = [];
  let total = 0;
  for (const piece of pieces) {
    const count = piece.end - piece.start;
    total += count;
    if (total > file.text.length * legacyOfficeLimits.maxCharactersPerByte) throw damagedWord();
    const bytes = file.text.subarray(piece.at, piece.at + count * (piece.wide ? 2 : 1));
    const text = piece.wide ? wide.decode(bytes) : decode(bytes);
    // Positions must stay right where the file is cut short or two bytes make one letter.
    parts.push(text.length >= count ? text.slice(0, count) : text.padEnd(count, '\0'));
  }
  return {
    text: parts.join(''),
    place: (position) => {
      const piece = pieces[lastStart(pieces, position)];
      return piece ? piece.at + (position - piece.start) * (piece.wide ? 2 : 1) : -1;
    },
  };
}

const wide = new TextDecoder('utf-16le');

function lastStart(pieces: readonly Piece[], position: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function readPieces(file: WordFile): Piece[] {
  const table = pieceTable(file.table(wordTables.pieces));
  const all = Object.values(file.stories).reduce((sum, count) => sum + count, 0);
  if (!table) {
    if (!file.old) throw damagedWord();
    return [{ start: 0, end: Math.min(all, file.text.length), at: file.firstByte, wide: false }];
  }
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const count = Math.min(legacyOfficeLimits.maxPieces, Math.floor((table.length - 4) / 12));
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = view.getUint32(index * 4, true);
    const end = Math.min(view.getUint32(index * 4 + 4, true), start + file.text.length);
    const packed = view.getUint32((count + 1) * 4 + index * 8 + 2, true);
    const narrow = file.old || (packed & 0x40000000) !== 0;
    const at = file.old ? packed : narrow ? (packed & 0x3fffffff) >>> 1 : packed & 0x3fffffff;
    if (end <= start || start !== (pieces.at(-1)?.end ?? 0)) continue;
    pieces.push({ start, end, at, wide: !narrow });
  }
  if (pieces.length === 0 && all > 1) throw damagedWord();
  return pieces;
}

/** The table of pieces behind the property modifiers that may stand before it; null when there is none. */
function pieceTable(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 5 <= bytes.length; ) {
    if (bytes[at] === 2) {
      const length = view.getUint32(at + 1, true);
      return bytes.subarray(at + 5, at + 5 + length);
    }
    if (bytes[at] !== 1) return null;
    at += 3 + view.getUint16(at + 1, true);
  }
  return null;
}
