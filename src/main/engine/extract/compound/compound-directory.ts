import { damagedCompound } from './compound-damage.ts';
import type { CompoundEntry } from './compound-file.ts';
import { compoundLimits } from './limits.ts';

const entryBytes = 128;
const none = 0xffffffff;

type Root = { readonly start: number; readonly size: number };

/** Entries by path of a compound file's directory; siblings form a tree, which may hold circles when damaged. */
export function readDirectory(bytes: Uint8Array): {
  readonly entries: ReadonlyMap<string, CompoundEntry>;
  readonly root: Root;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(compoundLimits.maxEntries, Math.floor(bytes.length / entryBytes));
  if (count === 0 || bytes[66] !== 5) throw damagedCompound();
  const entries = new Map<string, CompoundEntry>();
  const seen = new Set<number>([0]);
  const open: { readonly index: number; readonly folder: string; readonly depth: number }[] = [];
  const push = (index: number, folder: string, depth: number) => {
    if (index >= count || seen.has(index) || depth > compoundLimits.maxDepth) return;
    seen.add(index);
    open.push({ index, folder, depth });
  };
  push(view.getUint32(76, true), '', 0);
  for (let next = open.pop(); next; next = open.pop()) {
    const at = next.index * entryBytes;
    const type = bytes[at + 66];
    push(view.getUint32(at + 68, true), next.folder, next.depth);
    push(view.getUint32(at + 72, true), next.folder, next.depth);
    if (type !== 1 && type !== 2) continue;
    const nameBytes = Math.min(64, view.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, nameBytes - 2)));
    const path = next.folder + name;
    // The upper half of the size means something only in files with large sectors, and no part is beyond 4 GB.
    const size = view.getUint32(at + 120, true);
    if (!entries.has(path))
      entries.set(path, { path, storage: type === 1, size, start: view.getUint32(at + 116, true) });
    const child = view.getUint32(at + 76, true);
    if (type === 1 && child !== none) push(child, `${path}/`, next.depth + 1);
  }
  return { entries, root: { start: view.getUint32(116, true), size: view.getUint32(120, true) } };
}
