/**
 * Memory of the codes: pages of 64 that belong to one list each, cut from larger allocations. Adding and removing touch one page;
 * nothing is ever moved to grow. A place is the number of a code: page × 64 + position.
 */
import type { BestOf } from './best-of.ts';
import { indexLimits } from './limits.ts';

const { pageCodes, segmentPages } = indexLimits;
const segmentCodes = pageCodes * segmentPages;

type Segment = { readonly ids: Uint32Array; readonly factors: Float32Array; readonly codes: Uint8Array };
/** Ids that may be found: one bit each. */
export type IdSet = Uint32Array;

export type CodePages = ReturnType<typeof createCodePages>;

export function createCodePages(bytes: number) {
  const segments: Segment[] = [];
  const free: number[] = [];
  const segmentOf = (place: number) => segments[Math.floor(place / segmentCodes)] as Segment;

  return {
    /** An unused page's first place. */
    takePage(): number {
      if (free.length === 0) {
        const first = segments.length * segmentCodes;
        segments.push({
          ids: new Uint32Array(segmentCodes),
          factors: new Float32Array(segmentCodes),
          codes: new Uint8Array(segmentCodes * bytes),
        });
        for (let page = segmentPages - 1; page >= 0; page -= 1) free.push(first + page * pageCodes);
      }
      return free.pop() as number;
    },
    freePage: (first: number) => void free.push(first),
    write(place: number, id: number, factor: number, code: Uint8Array): void {
      const { ids, factors, codes } = segmentOf(place);
      const at = place % segmentCodes;
      ids[at] = id;
      factors[at] = factor;
      codes.set(code, at * bytes);
    },
    copy(from: number, to: number): void {
      const source = segmentOf(from);
      const target = segmentOf(to);
      const [a, b] = [from % segmentCodes, to % segmentCodes];
      target.ids[b] = source.ids[a] as number;
      target.factors[b] = source.factors[a] as number;
      target.codes.set(source.codes.subarray(a * bytes, (a + 1) * bytes), b * bytes);
    },
    idAt: (place: number) => segmentOf(place).ids[place % segmentCodes] as number,
    /** The place of an id among the first `count` of the page that begins at `first`; -1 when it is not there. */
    find(first: number, count: number, id: number): number {
      const { ids } = segmentOf(first);
      const at = ids.subarray(first % segmentCodes, (first % segmentCodes) + count).indexOf(id);
      return at < 0 ? -1 : first + at;
    },
    /** Offers the first `count` codes of a page to `best`, scored `base` + factor × table sum; see sign-code.ts. */
    scan(first: number, count: number, table: Float32Array, base: number, best: BestOf, allowed: IdSet | null): void {
      const { ids, factors, codes } = segmentOf(first);
      const from = first % segmentCodes;
      for (let at = from; at < from + count; at += 1) {
        const id = ids[at] as number;
        if (allowed !== null && ((allowed[id >>> 5] as number) & (1 << (id & 31))) === 0) continue;
        const score = base + (factors[at] as number) * tableSum(table, codes, at * bytes, bytes);
        if (score > best.least()) best.add(score, id, first + at - from);
      }
    },
    /** Bytes allocated. */
    bytes: () => segments.length * segmentCodes * (bytes + 8),
  };
}

/** Four sums, because each look-up would wait for the one before. */
function tableSum(table: Float32Array, codes: Uint8Array, from: number, bytes: number): number {
  const whole = bytes & ~3;
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let row = 0;
  for (let at = from; at < from + whole; at += 4, row += 1024) {
    s0 += table[row + (codes[at] as number)] as number;
    s1 += table[row + 256 + (codes[at + 1] as number)] as number;
    s2 += table[row + 512 + (codes[at + 2] as number)] as number;
    s3 += table[row + 768 + (codes[at + 3] as number)] as number;
  }
  for (let at = from + whole; at < from + bytes; at += 1, row += 256) {
    s0 += table[row + (codes[at] as number)] as number;
  }
  return s0 + s1 + s2 + s3;
}
