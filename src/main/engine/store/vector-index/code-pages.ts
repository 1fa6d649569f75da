/**
 * Memory of the codes: pages of 64 that belong to one list each, cut from larger allocations. Adding and removing touch one page;
 * nothing is ever moved to grow. A place is the number of a code: page × 64 + position. Inside a page codes stand in blocks of
 * sixteen, byte after byte, as sum-kernel.ts wants them.
 */
import type { BestOf } from './best-of.ts';
import { indexLimits } from './limits.ts';
import { type SignTable, signTable } from './sign-code.ts';
import { createSumKernel } from './sum-kernel.ts';

const { pageCodes, segmentPages } = indexLimits;
const segmentCodes = pageCodes * segmentPages;
const blockCodes = 16;
/** Bytes of a page of WebAssembly memory. */
const memoryPage = 65_536;

type Segment = { readonly ids: Uint32Array; readonly factors: Float32Array };
/** Ids that may be found: one bit each. */
export type IdSet = Uint32Array;

/** Offers the first `count` codes of a page to `best`, scored `base` + factor × Σ ±qᵢ; see sign-code.ts. */
export type PageScan = (first: number, count: number, base: number, best: BestOf, allowed: IdSet | null) => void;

export function createCodePages(bytes: number) {
  const segments: Segment[] = [];
  const free: number[] = [];
  // Sums of one page, then the table of the query, then the codes.
  const tableAt = pageCodes * 2;
  const head = Math.ceil((tableAt + bytes * 32) / memoryPage);
  const segmentMemory = Math.ceil((segmentCodes * bytes) / memoryPage);
  const memory = new WebAssembly.Memory({ initial: head });
  const kernel = createSumKernel(memory);
  let codes = new Uint8Array(memory.buffer);
  let sums = new Uint16Array(memory.buffer, 0, pageCodes);

  const segmentOf = (place: number) => segments[Math.floor(place / segmentCodes)] as Segment;
  const segmentAddress = (place: number) => (head + Math.floor(place / segmentCodes) * segmentMemory) * memoryPage;
  /** Address of a code's first byte; each further one lies sixteen on. */
  function address(place: number): number {
    const at = place % segmentCodes;
    return segmentAddress(place) + (at - (at % blockCodes)) * bytes + (at % blockCodes);
  }

  function grow(): void {
    const first = segments.length * segmentCodes;
    memory.grow(segmentMemory);
    // Growing takes the old view away.
    codes = new Uint8Array(memory.buffer);
    sums = new Uint16Array(memory.buffer, 0, pageCodes);
    segments.push({ ids: new Uint32Array(segmentCodes), factors: new Float32Array(segmentCodes) });
    for (let page = segmentPages - 1; page >= 0; page -= 1) free.push(first + page * pageCodes);
  }

  return {
    /** An unused page's first place. */
    takePage(): number {
      if (free.length === 0) grow();
      return free.pop() as number;
    },
    freePage: (first: number) => void free.push(first),

    write(place: number, id: number, factor: number, signs: Uint8Array): void {
      const { ids, factors } = segmentOf(place);
      ids[place % segmentCodes] = id;
      factors[place % segmentCodes] = factor;
      const to = address(place);
      for (let byte = 0; byte < bytes; byte += 1) codes[to + byte * blockCodes] = signs[byte] as number;
    },
    copy(from: number, to: number): void {
      const [source, target] = [segmentOf(from), segmentOf(to)];
      target.ids[to % segmentCodes] = source.ids[from % segmentCodes] as number;
      target.factors[to % segmentCodes] = source.factors[from % segmentCodes] as number;
      const [a, b] = [address(from), address(to)];
      for (let at = 0; at < bytes * blockCodes; at += blockCodes) codes[b + at] = codes[a + at] as number;
    },
    idAt: (place: number) => segmentOf(place).ids[place % segmentCodes] as number,
    /** The place of an id among the first `count` of the page that begins at `first`; -1 when it is not there. */
    find(first: number, count: number, id: number): number {
      const from = first % segmentCodes;
      const at = segmentOf(first)
        .ids.subarray(from, from + count)
        .indexOf(id);
      return at < 0 ? -1 : first + at;
    },

    /** Gets ready for one query; good until the next one. */
    scanFor(query: Float32Array): PageScan {
      const { values, step, least }: SignTable = signTable(query);
      codes.set(values, tableAt);
      return (first, count, base, best, allowed) => {
        const { ids, factors } = segmentOf(first);
        const from = first % segmentCodes;
        if (allowed !== null && !isAnyAllowed(ids, from, count, allowed)) return;
        kernel(address(first), tableAt, 0, Math.ceil(count / blockCodes), bytes);
        for (let at = 0; at < count; at += 1) {
          const score = base + (factors[from + at] as number) * ((sums[at] as number) * step + least);
          if (score <= best.least()) continue;
          const id = ids[from + at] as number;
          if (allowed === null || isAllowed(id, allowed)) best.add(score, id, first + at);
        }
      };
    },
    /** Bytes allocated. */
    bytes: () => memory.buffer.byteLength + segments.length * segmentCodes * 8,
  };
}

const isAllowed = (id: number, allowed: IdSet) => ((allowed[id >>> 5] as number) & (1 << (id & 31))) !== 0;

function isAnyAllowed(ids: Uint32Array, from: number, count: number, allowed: IdSet): boolean {
  for (let at = from; at < from + count; at += 1) if (isAllowed(ids[at] as number, allowed)) return true;
  return false;
}
