import { legacyOfficeLimits } from './limits.ts';
import { type WordFile, wordTables } from './word-file.ts';

/** What a paragraph's properties say about structure. */
export type WordParagraph = {
  /** 1-9 for headings, else 0. */
  readonly heading: number;
  /** List depth from 1, else 0. */
  readonly list: number;
  readonly inTable: boolean;
  /** True for the mark that ends a table row. */
  readonly rowEnd: boolean;
};

const plain: WordParagraph = { heading: 0, list: 0, inTable: false, rowEnd: false };
const pageBytes = 512;

/** Properties of the paragraph a character of the file belongs to, by the place of its bytes. */
export function wordParagraphs(file: WordFile): (place: number) => WordParagraph {
  const runs: { readonly start: number; readonly end: number; readonly value: WordParagraph }[] = [];
  const table = file.table(wordTables.paragraphRuns);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const entryBytes = file.old ? 2 : 4;
  const count = Math.floor((table.length - 4) / (4 + entryBytes));
  for (let index = 0; index < count && runs.length < legacyOfficeLimits.maxRuns; index += 1) {
    const at = (count + 1) * 4 + index * entryBytes;
    const page = (file.old ? view.getUint16(at, true) : view.getUint32(at, true) & 0x3fffff) * pageBytes;
    if (page + pageBytes <= file.text.length) readPage(file, file.text.subarray(page, page + pageBytes), runs);
  }
  runs.sort((a, b) => a.start - b.start);
  return (place) => {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((runs[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const run = runs[low];
    return run && place >= run.start && place < run.end ? run.value : plain;
  };
}

function readPage(
  file: WordFile,
  page: Uint8Array,
  runs: { readonly start: number; readonly end: number; readonly value: WordParagraph }[],
): void {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const count = page[pageBytes - 1] ?? 0;
  const entryBytes = file.old ? 7 : 13;
  for (let index = 0; index < count; index += 1) {
    const entry = (count + 1) * 4 + index * entryBytes;
    if (entry >= pageBytes) return;
    let at = (page[entry] ?? 0) * 2;
    if (at === 0) continue;
    let length = (page[at] ?? 0) * 2;
    if (file.old) at += 1;
    else if (length === 0) {
      length = (page[at + 1] ?? 0) * 2;
      at += 2;
    } else {
      length -= 1;
      at += 1;
    }
    const properties = page.subarray(at, Math.min(pageBytes - 1, at + length));
    runs.push({
      start: view.getUint32(index * 4, true),
      end: view.getUint32(index * 4 + 4, true),
      value: file.old ? oldProperties(properties) : properties97(properties),
    });
  }
}

/** Bytes an operand takes by the upper three bits of its code ([MS-DOC] 2.2.5.1); 6 says its length itself. */
const operandBytes = [1, 1, 2, 4, 2, 2, -1, 3];

function properties97(bytes: Uint8Array): WordParagraph {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 2) return plain;
  const style = view.getUint16(0, true);
  let heading = style >= 1 && style <= 9 ? style : 0;
  let depth = 0;
  let list = false;
  let inTable = false;
  let rowEnd = false;
  for (let at = 2; at + 3 <= bytes.length; ) {
    const code = view.getUint16(at, true);
    const size = operandBytes[code >> 13] ?? 1;
    const value = bytes[at + 2] ?? 0;
    if (code === 0x2417 || code === 0x244c) rowEnd = rowEnd || value === 1;
    else if (code === 0x2416) inTable = value === 1;
    else if (code === 0x2640 && value < 9) heading = value + 1;
    else if (code === 0x260a) depth = value;
    else if (code === 0x460b) list = at + 4 <= bytes.length && view.getUint16(at + 2, true) !== 0;
    at += 2 + (size >= 0 ? size : code === 0xd608 ? 1 + view.getUint16(at + 2, true) : 1 + value);
  }
  return { heading, list: list ? Math.min(9, depth + 1) : 0, inTable, rowEnd };
}

/** Word 6 and 95 have codes of one byte; those for being in a table (24) and ending a row (25) stand side by side. */
function oldProperties(bytes: Uint8Array): WordParagraph {
  const style = bytes[0] ?? 0;
  const heading = style >= 1 && style <= 9 ? style : 0;
  for (let at = 1; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 24 || bytes[at + 1] !== 1) continue;
    return { heading, list: 0, inTable: true, rowEnd: bytes[at + 2] === 25 && bytes[at + 3] === 1 };
  }
  return { heading, list: 0, inTable: false, rowEnd: false };
}
