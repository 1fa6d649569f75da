/** Spoils a whole file as disks, downloads and attackers do; the same for the same random numbers. */
import { strFromU8, unzipSync, zipSync } from 'fflate';

type Random = () => number;
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array | null;

const below = (random: Random, most: number) => Math.floor(random() * most);
const pick = <Value>(random: Random, list: readonly Value[]): Value => list[below(random, list.length)] as Value;
/** Values parsers trip over as counts and lengths. */
const numbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];
/** Most edits of one kind in one file. */
const mostEdits = 16;

const mutations: Readonly<Record<string, Mutation>> = {
  bits(bytes, random) {
    const spoilt = bytes.slice();
    for (let edit = below(random, mostEdits); edit >= 0; edit -= 1) {
      const at = below(random, spoilt.length);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << below(random, 8));
    }
    return spoilt;
  },
  cut: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  headless: (bytes, random) => bytes.slice(below(random, Math.min(bytes.length, 600))),
  /** A part of it in another place, doubled or gone. */
  splice(bytes, random) {
    const from = below(random, bytes.length);
    const part = bytes.slice(from, from + 1 + below(random, Math.min(4_000, bytes.length)));
    const to = below(random, bytes.length);
    const gone = random() < 0.3 ? part.length : 0;
    return joined(bytes.slice(0, to), random() < 0.3 ? new Uint8Array(0) : part, bytes.slice(to + gone));
  },
  zeroes(bytes, random) {
    const spoilt = bytes.slice();
    const from = below(random, bytes.length);
    return spoilt.fill(random() < 0.5 ? 0 : 0xff, from, from + 1 + below(random, 2_000));
  },
  /** Whatever may be a length: a small number in two or four bytes. */
  lengths(bytes, random) {
    const spoilt = bytes.slice();
    const view = new DataView(spoilt.buffer, spoilt.byteOffset, spoilt.byteLength);
    const places: number[] = [];
    for (let at = 0; at + 4 <= spoilt.length; at += 1) {
      const isLength = (value: number) => value > 0 && value <= spoilt.length;
      if (isLength(view.getUint32(at, true)) || isLength(view.getUint32(at))) places.push(at);
    }
    if (places.length === 0) return null;
    for (let edit = below(random, 4); edit >= 0; edit -= 1) {
      const at = pick(random, places);
      view.setUint32(at, pick(random, numbers), random() < 0.5);
    }
    return spoilt;
  },
  /** Numbers written out, as PDF, XML and RTF hold their lengths and counts. */
  digits(bytes, random) {
    const text = strFromU8(bytes, true);
    const found = [...text.matchAll(/\d{1,6}/g)];
    if (found.length === 0) return null;
    const { index, 0: old } = pick(random, found);
    const number = pick(random, ['0', '-1', '99999999999', '4294967296', '1e999', old + old]);
    return joined(bytes.slice(0, index), new TextEncoder().encode(number), bytes.slice(index + old.length));
  },
  /** Headers of a zip archive: method, sizes, checksums, places. */
  'zip entries'(bytes, random) {
    const places: number[] = [];
    for (let at = 0; at + 30 < bytes.length; at += 1)
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && (bytes[at + 2] ?? 9) <= 7) places.push(at);
    if (places.length === 0) return null;
    const spoilt = bytes.slice();
    const view = new DataView(spoilt.buffer, spoilt.byteOffset, spoilt.byteLength);
    for (let edit = below(random, 6); edit >= 0; edit -= 1)
      view.setUint16(pick(random, places) + 4 + 2 * below(random, 12), pick(random, numbers) & 0xffff, true);
    return spoilt;
  },
  /** A member spoilt and packed again, so that it comes past the archive's checksums. */
  'zip members'(bytes, random) {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
    try {
      const members = unzipSync(bytes);
      const name = pick(random, Object.keys(members).sort());
      const own = members[name];
      if (!own || own.length === 0) return null;
      const inner = pick(random, ['bits', 'cut', 'splice', 'lengths', 'digits', 'nesting']);
      return zipSync({ ...members, [name]: mutations[inner]?.(own, random) ?? own }, { mtime: new Date('2026-01-02') });
    } catch {
      return null; // Not one that can be packed again.
    }
  },
  /** An opening bracket, tag or group many times over. */
  nesting(bytes, random) {
    const text = strFromU8(bytes, true);
    const openings = [...text.matchAll(/<[a-zA-Z][^<>/]{0,60}>|[{[(]/g)];
    if (openings.length === 0) return null;
    const { index, 0: opening } = pick(random, openings);
    const many = new TextEncoder().encode(opening.repeat(Math.min(20_000, Math.ceil(200_000 / opening.length))));
    return joined(bytes.slice(0, index), many, bytes.slice(index));
  },
};

export const mutationNames: readonly string[] = Object.keys(mutations);

/** The bytes spoilt in one way, and which it was: the named one, or bits where that does not fit this file. */
export function mutateBytes(bytes: Uint8Array, name: string, random: Random): { bytes: Uint8Array; how: string } {
  const spoilt = mutations[name]?.(bytes, random);
  return spoilt
    ? { bytes: spoilt, how: name }
    : { bytes: (mutations.bits as Mutation)(bytes, random) ?? bytes, how: 'bits' };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
