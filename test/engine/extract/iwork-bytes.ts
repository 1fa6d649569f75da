/** Small Pages, Numbers and Keynote documents in the programs' own form, for tests. */
import { zipBytes } from './archive-bytes.ts';

const encoder = new TextEncoder();

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 128 : low);
  } while (rest > 0);
  return bytes;
}

export type Field = readonly [number, number | string | Uint8Array | readonly Field[]];

/** A message in the wire format of Protocol Buffers. */
export function message(...fields: readonly Field[]): Uint8Array {
  const bytes: number[] = [];
  for (const [field, value] of fields) {
    if (typeof value === 'number') bytes.push(...varint(field * 8), ...varint(value));
    else {
      const content =
        typeof value === 'string' ? encoder.encode(value) : value instanceof Uint8Array ? value : message(...value);
      bytes.push(...varint(field * 8 + 2), ...varint(content.length), ...content);
    }
  }
  return new Uint8Array(bytes);
}

export function reference(id: number): Uint8Array {
  return message([1, id]);
}

export type TestObject = {
  readonly id: number;
  readonly type: number;
  readonly message: Uint8Array;
  readonly references?: readonly number[];
};

/** The objects of one part, packed as the programs do: blocks of Snappy with a zero and three bytes of length. */
export function iwaBytes(objects: readonly TestObject[], blockBytes = 70): Uint8Array {
  const stream: number[] = [];
  for (const { id, type, message: content, references = [] } of objects) {
    const info = message([1, type], [3, content.length], [5, new Uint8Array(references.flatMap(varint))]);
    const header = message([1, id], [2, info]);
    stream.push(...varint(header.length), ...header, ...content);
  }
  const out: number[] = [];
  // Small blocks, so that objects go over their ends.
  for (let at = 0; at < stream.length; at += blockBytes) {
    const block = snappy(stream.slice(at, at + blockBytes));
    out.push(0, block.length & 255, (block.length >> 8) & 255, block.length >> 16, ...block);
  }
  return new Uint8Array(out);
}

/** One block: runs of one byte as copies that reach into what they write, all else as it is. */
export function snappy(bytes: readonly number[]): number[] {
  const out = varint(bytes.length);
  let literal: number[] = [];
  const flush = () => {
    if (literal.length > 0)
      out.push(...(literal.length <= 60 ? [(literal.length - 1) << 2] : [60 << 2, literal.length - 1]), ...literal);
    literal = [];
  };
  for (let at = 0; at < bytes.length; ) {
    let run = 1;
    while (at + run < bytes.length && bytes[at + run] === bytes[at] && run < 61) run += 1;
    literal.push(bytes[at] ?? 0);
    at += 1;
    if (run > 5) {
      flush();
      out.push((((run - 2) << 2) | 2) & 255, 1, 0);
      at += run - 1;
    } else if (literal.length === 200) flush();
  }
  flush();
  return out;
}

/** A text (`TSWP.StorageArchive`); styles and attachments as [sign, object]. */
export function storage(
  kind: number,
  text: string,
  styles: readonly (readonly [number, number])[] = [],
  attachments: readonly (readonly [number, number])[] = [],
): Uint8Array {
  const table = (runs: readonly (readonly [number, number])[]): readonly Field[] =>
    runs.map(([at, id]) => [1, message([1, at], [2, reference(id)])]);
  return message([1, kind], [3, text], [5, table(styles)], [9, table(attachments)]);
}

const record = (type: number, flags: number, ...values: readonly Buffer[]) => {
  const head = Buffer.alloc(12);
  head[0] = 5;
  head[1] = type;
  head.writeUInt32LE(flags, 8);
  return Buffer.concat([head, ...values]);
};
const word = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

/** Cells as the programs store them. */
export const cell = {
  text: (key: number) => record(3, 8 | 0x1000, word(key), word(99)),
  rich: (key: number) => record(9, 16, word(key)),
  /** `digits` times ten to the power of `exponent`. */
  number: (digits: bigint, exponent: number) => {
    const bytes = Buffer.alloc(16);
    bytes.writeBigUInt64LE(digits < 0n ? -digits : digits);
    const biased = exponent + 0x1820;
    bytes[14] = (biased & 0x7f) << 1;
    bytes[15] = (biased >> 7) | (digits < 0n ? 0x80 : 0);
    return record(2, 1, bytes);
  },
  date: (secondsSince2001: number) => record(5, 4, double(secondsSince2001)),
  truth: (value: boolean) => record(6, 2, double(value ? 1 : 0)),
  duration: (seconds: number) => record(7, 2, double(seconds)),
};

/** The objects of a table from `first` on: info, model, tile, texts. Rows are given by their number. */
export function table(
  first: number,
  name: string,
  rows: readonly (readonly [number, readonly (Buffer | null)[]])[],
  texts: readonly string[],
  richText = 0,
): TestObject[] {
  const rowInfos = rows.map(([row, cells]): Field => {
    const offsets = Buffer.alloc(cells.length * 2);
    let length = 0;
    cells.forEach((one, column) => {
      offsets.writeInt16LE(one ? length / 4 : -1, column * 2);
      length += one?.length ?? 0;
    });
    const buffer = Buffer.concat(cells.filter((one) => one !== null));
    return [5, message([1, row], [2, cells.length], [6, buffer], [7, offsets], [8, 1])];
  });
  const [info, model, tile, list, rich, payload] = [0, 1, 2, 3, 4, 5].map((step) => first + step) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const store = message(
    [3, message([1, message([1, 0], [2, reference(tile)])], [2, 256])],
    [4, reference(list)],
    [17, reference(rich)],
  );
  return [
    { id: info, type: 6000, message: message([2, reference(model)]), references: [model] },
    { id: model, type: 6001, message: message([4, store], [6, rows.length], [8, name]) },
    { id: tile, type: 6002, message: message(...rowInfos) },
    {
      id: list,
      type: 6005,
      message: message([1, 1], ...texts.map((text, key): Field => [3, message([1, key + 1], [3, text])])),
    },
    { id: rich, type: 6005, message: message([1, 8], [3, message([1, 1], [9, reference(payload)])]) },
    { id: payload, type: 6218, message: message([1, reference(richText)]) },
  ];
}

/** A document as a ZIP of its parts. */
export function iworkZip(parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  return zipBytes(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })));
}
