/** Builds compound files (version 3) out of streams; names may hold one `/` for a storage. */
const sectorBytes = 512;
const free = 0xffffffff;
const end = 0xfffffffe;

type Entry = {
  readonly name: string;
  readonly type: number;
  readonly size: number;
  readonly start: number;
  child: number;
  right: number;
};

/** The bytes of a file with these streams; all of them are padded to 4,096 bytes, so that none is a small one, unless `small`. */
export function compoundBytes(streams: Readonly<Record<string, Uint8Array>>, small = false): Uint8Array {
  const entries: Entry[] = [];
  const chains: number[][] = [];
  const sectors: Uint8Array[] = [];
  const add = (bytes: Uint8Array): number => {
    const first = sectors.length;
    const own: number[] = [];
    for (let at = 0; at < Math.max(1, bytes.length); at += sectorBytes) {
      own.push(sectors.length);
      const sector = new Uint8Array(sectorBytes);
      sector.set(bytes.subarray(at, at + sectorBytes));
      sectors.push(sector);
    }
    chains.push(own);
    return first;
  };
  const minis: Uint8Array[] = [];
  const miniTable: number[] = [];
  const addMini = (bytes: Uint8Array): number => {
    const first = minis.length;
    for (let at = 0; at < bytes.length; at += 64) {
      const part = new Uint8Array(64);
      part.set(bytes.subarray(at, at + 64));
      minis.push(part);
      miniTable.push(at + 64 < bytes.length ? minis.length : end);
    }
    return first;
  };
  const root: Entry = { name: 'Root Entry', type: 5, size: 0, start: end, child: free, right: free };
  entries.push(root);
  const storages = new Map<string, Entry>();
  const link = (parent: Entry, index: number) => {
    const entry = entries[index];
    if (entry) entry.right = parent.child;
    parent.child = index;
  };
  for (const [path, bytes] of Object.entries(streams)) {
    let parent = root;
    const parts = path.split('/');
    for (let depth = 0; depth + 1 < parts.length; depth += 1) {
      const folder = parts.slice(0, depth + 1).join('/');
      let storage = storages.get(folder);
      if (!storage) {
        storage = { name: parts[depth] ?? '', type: 1, size: 0, start: 0, child: free, right: free };
        entries.push(storage);
        storages.set(folder, storage);
        link(parent, entries.length - 1);
      }
      parent = storage;
    }
    const padded = small ? bytes : new Uint8Array(Math.max(4096, bytes.length));
    if (!small) padded.set(bytes);
    const start = small ? addMini(bytes) : add(padded);
    entries.push({ name: parts.at(-1) ?? '', type: 2, size: padded.length, start, child: free, right: free });
    link(parent, entries.length - 1);
  }
  let miniTableStart = end;
  if (small) {
    const joined = new Uint8Array(minis.length * 64);
    for (const [index, part] of minis.entries()) joined.set(part, index * 64);
    Object.assign(root, { size: joined.length, start: add(joined) });
    miniTableStart = add(new Uint8Array(Uint32Array.from(miniTable).buffer));
  }
  const directory = new Uint8Array(Math.ceil(entries.length / 4) * sectorBytes);
  const view = new DataView(directory.buffer);
  for (const [index, entry] of entries.entries()) {
    const at = index * 128;
    for (const [place, letter] of [...entry.name].entries()) view.setUint16(at + place * 2, letter.charCodeAt(0), true);
    view.setUint16(at + 64, entry.name.length * 2 + 2, true);
    directory[at + 66] = entry.type;
    view.setUint32(at + 68, free, true);
    view.setUint32(at + 72, entry.right, true);
    view.setUint32(at + 76, entry.child, true);
    view.setUint32(at + 116, entry.start, true);
    view.setUint32(at + 120, entry.size, true);
  }
  const directoryStart = add(directory);
  const tableSectors = Math.ceil((sectors.length + 4) / 128) + 1;
  const table = new Uint32Array(tableSectors * 128).fill(free);
  for (const chain of chains) for (const [index, at] of chain.entries()) table[at] = chain[index + 1] ?? end;
  const tableStart = sectors.length;
  for (let index = 0; index < tableSectors; index += 1) table[tableStart + index] = 0xfffffffd;
  const file = new Uint8Array((1 + sectors.length + tableSectors) * sectorBytes);
  const head = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  head.setUint16(0x18, 0x3e, true);
  head.setUint16(0x1a, 3, true);
  head.setUint16(0x1c, 0xfffe, true);
  head.setUint16(0x1e, 9, true);
  head.setUint16(0x20, 6, true);
  head.setUint32(0x2c, tableSectors, true);
  head.setUint32(0x30, directoryStart, true);
  head.setUint32(0x38, 4096, true);
  head.setUint32(0x3c, miniTableStart, true);
  head.setUint32(0x40, miniTableStart === end ? 0 : 1, true);
  head.setUint32(0x44, end, true);
  for (let index = 0; index < 109; index += 1) {
    head.setUint32(0x4c + index * 4, index < tableSectors ? tableStart + index : free, true);
  }
  for (const [index, sector] of sectors.entries()) file.set(sector, (index + 1) * sectorBytes);
  file.set(new Uint8Array(table.buffer), (1 + tableStart) * sectorBytes);
  return file;
}

/** A SummaryInformation stream with texts by property id, in code page 1252. */
export function summaryBytes(texts: Readonly<Record<number, string>>): Uint8Array {
  const ids = Object.keys(texts).map(Number);
  const values = ids.map((id) => {
    const letters = Buffer.from(`${texts[id]}\0`, 'latin1');
    const value = Buffer.alloc(8 + Math.ceil(letters.length / 4) * 4);
    value.writeUInt32LE(0x1e, 0);
    value.writeUInt32LE(letters.length, 4);
    letters.copy(value, 8);
    return value;
  });
  const listBytes = 8 + ids.length * 8;
  const section = Buffer.alloc(listBytes);
  section.writeUInt32LE(ids.length, 4);
  let at = listBytes;
  for (const [index, id] of ids.entries()) {
    section.writeUInt32LE(id, 8 + index * 8);
    section.writeUInt32LE(at, 12 + index * 8);
    at += values[index]?.length ?? 0;
  }
  const head = Buffer.alloc(48);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt32LE(1, 24);
  head.writeUInt32LE(48, 44);
  return new Uint8Array(Buffer.concat([head, section, ...values]));
}
