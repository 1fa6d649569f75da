/** Builds the streams of a small Word 97 file. */
export type WordParts = {
  /** Text of the body; \r ends a paragraph, \u0007 a cell, \u0002 marks a note. */
  readonly main: string;
  readonly footnotes?: readonly string[];
  readonly headers?: readonly string[];
  /** Style number by paragraph; 0 for none. Rows of tables: `cell` and `row` at a paragraph's or cell's end. */
  readonly paragraphs?: readonly (number | 'cell' | 'row')[];
  /** Letters of one byte from here on in the text; before it they have two. */
  readonly narrowFrom?: number;
  /** Bytes in front of the tables, where encryption is described. */
  readonly tablesFrom?: number;
};

const textAt = 0x800;

export function wordStreams(parts: WordParts): { WordDocument: Uint8Array; '1Table': Uint8Array } {
  const notes = (parts.footnotes ?? []).join('');
  const headers = (parts.headers ?? []).join('');
  const all = parts.main + notes + headers + (notes + headers === '' ? '' : '\r');
  const split = Math.min(all.length, parts.narrowFrom ?? 0);
  const wide = Buffer.from(all.slice(0, split), 'utf16le');
  const narrow = Buffer.from(all.slice(split), 'latin1');
  const word = Buffer.alloc(textAt + wide.length + narrow.length + 1024);
  wide.copy(word, textAt);
  narrow.copy(word, textAt + wide.length);
  let tableBytes = parts.tablesFrom ?? 0;
  const tables: Buffer[] = [Buffer.alloc(tableBytes)];
  const table = (index: number, bytes: Buffer) => {
    word.writeUInt32LE(tableBytes, 154 + index * 8);
    word.writeUInt32LE(bytes.length, 154 + index * 8 + 4);
    tables.push(bytes);
    tableBytes += bytes.length;
  };
  const numbers = (...values: readonly number[]) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
    return bytes;
  };
  const piece = (place: number) => Buffer.concat([Buffer.alloc(2), numbers(place), Buffer.alloc(2)]);
  const pieces = [
    ...(split > 0 ? [{ end: split, place: textAt }] : []),
    { end: all.length, place: ((textAt + wide.length) * 2) | 0x40000000 },
  ];
  const list = Buffer.concat([numbers(0, ...pieces.map(({ end }) => end)), ...pieces.map(({ place }) => piece(place))]);
  table(33, Buffer.concat([Buffer.from([2]), numbers(list.length), list]));
  const starts = (texts: readonly string[]) => {
    let at = 0;
    const found = [0];
    for (const text of texts) {
      at += text.length;
      found.push(at);
    }
    return found;
  };
  if (notes !== '') {
    table(2, Buffer.concat([numbers(parts.main.indexOf('\u0002'), parts.main.length), Buffer.alloc(2)]));
    table(3, numbers(...starts(parts.footnotes ?? []), notes.length + 1));
  }
  if (headers !== '') table(11, numbers(...starts(parts.headers ?? []), headers.length + 1));
  if (parts.paragraphs) table(13, paragraphTable(parts.paragraphs, all, split, word));
  word.writeUInt16LE(0xa5ec, 0);
  word.writeUInt16LE(0xc1, 2);
  word.writeUInt16LE(0x0200, 0x0a);
  word.writeUInt32LE(parts.main.length, 0x4c);
  word.writeUInt32LE(notes.length, 0x50);
  word.writeUInt32LE(headers.length, 0x54);
  return { WordDocument: new Uint8Array(word), '1Table': new Uint8Array(Buffer.concat(tables)) };
}

/** One page of paragraph properties at the end of the file, and the table that points to it. */
function paragraphTable(
  paragraphs: readonly (number | 'cell' | 'row')[],
  all: string,
  split: number,
  word: Buffer,
): Buffer {
  const place = (at: number) => (at < split ? textAt + at * 2 : textAt + split * 2 + at - split);
  const page = Buffer.alloc(512);
  const ends = [0];
  for (let at = 0; at < all.length && ends.length <= paragraphs.length; at += 1) {
    if (all[at] === '\r' || all[at] === '\u0007') ends.push(at + 1);
  }
  for (const [index, end] of ends.entries()) page.writeUInt32LE(place(end), index * 4);
  let free = 510;
  for (const [index, value] of paragraphs.entries()) {
    const style = typeof value === 'number' ? value : 0;
    const codes = value === 'cell' ? [0x16, 0x24, 1] : value === 'row' ? [0x16, 0x24, 1, 0x17, 0x24, 1] : [];
    const body = Buffer.from([style, 0, ...codes, ...(codes.length % 2 === 0 ? [0] : [])]);
    free -= Math.ceil((body.length + 1) / 2) * 2;
    page[free] = (body.length + 1) / 2;
    body.copy(page, free + 1);
    page[(paragraphs.length + 1) * 4 + index * 13] = free / 2;
  }
  page[511] = paragraphs.length;
  const at = Math.ceil((word.length - 1024) / 512) * 512;
  page.copy(word, at);
  const table = Buffer.alloc(12);
  table.writeUInt32LE(place(0), 0);
  table.writeUInt32LE(place(all.length), 4);
  table.writeUInt32LE(at / 512, 8);
  return table;
}
