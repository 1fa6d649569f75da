import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import type { CompoundFile } from '../compound/compound-file.ts';

/** The MAPI properties of a message, recipient or attachment ([MS-OXMSG]); ids as in [MS-OXPROPS]. */
export type MsgProperties = {
  text(id: number): string;
  bytes(id: number): Uint8Array | null;
  number(id: number): number | null;
  /** ISO 8601 in UTC; '' when absent. */
  time(id: number): string;
  /** Whether a storage stands under that id (a message or object inside). */
  holdsStorage(id: number): boolean;
};

/** Milliseconds from 1601, where Windows counts from, to 1970. */
const windowsEpoch = 11_644_473_600_000;

/** Reads the properties in `folder` ('' or ending in a slash); `headerBytes` is what precedes the entries of its property stream. */
export function msgProperties(
  file: CompoundFile,
  folder: string,
  headerBytes: number,
  codePage: number,
): MsgProperties {
  const stream = file.read(`${folder}__properties_version1.0`) ?? new Uint8Array();
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const fixed = new Map<number, number>();
  for (let at = headerBytes; at + 16 <= stream.length; at += 16) {
    const tag = view.getUint32(at, true);
    if (!fixed.has(tag)) fixed.set(tag, at + 8);
  }
  const path = (id: number, type: string) =>
    `${folder}__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}${type}`;
  const page = codePage || pageOf(fixed, view);
  return {
    text: (id) => {
      const wide = file.read(path(id, '001F'));
      if (wide) return withoutEnd(new TextDecoder('utf-16le').decode(wide));
      const narrow = file.read(path(id, '001E'));
      return narrow ? withoutEnd(codePageDecoder(page)(narrow)) : '';
    },
    bytes: (id) => file.read(path(id, '0102')),
    number: (id) => {
      const at = fixed.get(id * 0x10000 + 3) ?? fixed.get(id * 0x10000 + 0x0b);
      return at === undefined ? null : view.getInt32(at, true);
    },
    time: (id) => {
      const at = fixed.get(id * 0x10000 + 0x40);
      return at === undefined ? '' : moment(view.getBigUint64(at, true));
    },
    holdsStorage: (id) => file.entries.get(path(id, '000D'))?.storage === true,
  };
}

/** The code page of narrow text: the message's, else that of its internet form, else Western. */
function pageOf(fixed: ReadonlyMap<number, number>, view: DataView): number {
  for (const tag of [0x3ffd0003, 0x3fde0003]) {
    const at = fixed.get(tag);
    const page = at === undefined ? 0 : view.getInt32(at, true);
    if (page > 0) return page;
  }
  return 1252;
}

function withoutEnd(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function moment(ticks: bigint): string {
  const date = new Date(Number(ticks / 10_000n) - windowsEpoch);
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear();
  // Outlook writes the year 4501 for "none".
  return year >= 1970 && year < 2200 ? date.toISOString().replace(/\.\d+/, '') : '';
}
