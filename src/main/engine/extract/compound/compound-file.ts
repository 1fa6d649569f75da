import { damagedCompound } from './compound-damage.ts';
import { readDirectory } from './compound-directory.ts';
import { compoundLimits } from './limits.ts';

/** A stream or storage of a compound file; `path` is `/`-separated, e.g. `ObjectPool/_1/Contents`. */
export type CompoundEntry = {
  readonly path: string;
  readonly storage: boolean;
  readonly size: number;
  /** First sector. */
  readonly start: number;
};

/** An open compound file (OLE2: older Office, encrypted newer Office, Outlook messages). */
export type CompoundFile = {
  readonly entries: ReadonlyMap<string, CompoundEntry>;
  /** True when there is an entry of that path, whatever its case. */
  has(path: string): boolean;
  /** A stream's bytes, fewer than declared where the file is cut short; null when there is none of that path, whatever its case. */
  read(path: string): Uint8Array | null;
};

export const compoundMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

export function isCompound(head: Uint8Array): boolean {
  return compoundMagic.every((byte, index) => head[index] === byte);
}

const lastSector = 0xfffffffa;

/**
 * Opens a compound file ([MS-CFB], versions 3 and 4). Every chain of sectors is walked at most once through, so that circles
 * in damaged files end. Throws `file-damaged`.
 */
export function openCompound(bytes: Uint8Array): CompoundFile {
  if (!isCompound(bytes) || bytes.length < 512) throw damagedCompound();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(0x1e, true);
  const miniShift = view.getUint16(0x20, true);
  if ((shift !== 9 && shift !== 12) || miniShift < 4 || miniShift >= shift) throw damagedCompound();
  const sectorBytes = 1 << shift;
  const sectors = Math.ceil(bytes.length / sectorBytes);
  const sector = (index: number): Uint8Array => bytes.subarray((index + 1) << shift, (index + 2) << shift);
  const inside = (index: number): boolean => index < lastSector && (index + 1) * sectorBytes < bytes.length;

  const table = readTable(view, sectors, sectorBytes, sector, inside);
  /** The sectors of a chain, at most `most` and none twice. */
  const chain = (start: number, most: number): number[] => {
    const found: number[] = [];
    const seen = new Set<number>();
    for (let at = start; inside(at) && found.length < most && !seen.has(at); at = table[at] ?? lastSector) {
      seen.add(at);
      found.push(at);
    }
    return found;
  };
  const whole = (start: number, size: number): Uint8Array => {
    const parts = chain(start, Math.ceil(Math.min(size, bytes.length) / sectorBytes)).map(sector);
    return joined(parts, Math.min(size, bytes.length));
  };

  const { entries, root } = readDirectory(whole(view.getUint32(0x30, true), compoundLimits.maxEntries * 128));
  const miniCutoff = view.getUint32(0x38, true);
  const miniTable = words(whole(view.getUint32(0x3c, true), bytes.length));
  const miniBytes = whole(root.start, root.size);
  const miniSize = 1 << miniShift;
  const mini = (start: number, size: number): Uint8Array => {
    const parts: Uint8Array[] = [];
    const most = Math.ceil(size / miniSize);
    const seen = new Set<number>();
    for (let at = start; at * miniSize < miniBytes.length && parts.length < most && !seen.has(at); ) {
      seen.add(at);
      parts.push(miniBytes.subarray(at * miniSize, (at + 1) * miniSize));
      at = miniTable[at] ?? lastSector;
    }
    return joined(parts, size);
  };
  const folded = new Map([...entries.values()].reverse().map((entry) => [entry.path.toLowerCase(), entry]));
  return {
    entries,
    has: (path) => folded.has(path.toLowerCase()),
    read: (path) => {
      const entry = entries.get(path) ?? folded.get(path.toLowerCase());
      if (!entry || entry.storage) return null;
      return entry.size < miniCutoff ? mini(entry.start, entry.size) : whole(entry.start, entry.size);
    },
  };
}

/** The sector allocation table: for each sector the one after it. */
function readTable(
  view: DataView,
  sectors: number,
  sectorBytes: number,
  sector: (index: number) => Uint8Array,
  inside: (index: number) => boolean,
): Uint32Array {
  const perSector = sectorBytes / 4;
  const wanted = Math.ceil(sectors / perSector) + 1;
  const places: number[] = [];
  for (let at = 0x4c; at < 512; at += 4) places.push(view.getUint32(at, true));
  const seen = new Set<number>();
  for (let at = view.getUint32(0x44, true); inside(at) && !seen.has(at) && places.length < wanted + perSector; ) {
    seen.add(at);
    const more = words(sector(at));
    places.push(...more.subarray(0, perSector - 1));
    at = more[perSector - 1] ?? lastSector;
  }
  const table = new Uint32Array(wanted * perSector).fill(lastSector);
  let filled = 0;
  for (const place of places) {
    if (!inside(place)) continue;
    if (filled + perSector > table.length) break;
    table.set(words(sector(place)), filled);
    filled += perSector;
  }
  return table;
}

function words(bytes: Uint8Array): Uint32Array {
  const found = new Uint32Array(bytes.length >> 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < found.length; at += 1) found[at] = view.getUint32(at * 4, true);
  return found;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(Math.min(size, total));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, bytes.length - at), at);
    at += part.length;
    if (at >= bytes.length) break;
  }
  return bytes;
}
