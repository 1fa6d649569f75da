import type { Box } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import type { ReadWord } from './tesseract.ts';

/** A word with its place once the page is upright and level, in pixels of the picture before it was enlarged. */
export type PlacedWord = ReadWord & { readonly flat: Box };

type Group = { readonly first: PlacedWord[]; readonly second: PlacedWord[] };

/**
 * One reading out of two of the same page: where both read something, what was read more surely; what only the second found is put on the line it
 * stands beside, or on one of its own. Layout stays that of the first.
 */
export function mergedWords(first: readonly PlacedWord[], second: readonly PlacedWord[]): PlacedWord[] {
  if (first.length === 0) return [...second];
  const { groups, found } = groupsOf(first, second);
  const lineOf = new Map<PlacedWord, PlacedWord>();
  const instead = new Map<PlacedWord, readonly PlacedWord[]>();
  for (const group of groups) {
    const [lead] = group.first;
    const isBetter = worth(group.second) > worth(group.first) * pictureLimits.mergeGain;
    for (const word of group.second) lineOf.set(word, nearestRow(word, group.first) ?? (lead as PlacedWord));
    if (!isBetter || !lead) continue;
    for (const word of group.first) instead.set(word, []);
    for (const word of group.first) {
      const own = group.second.filter((other) => lineOf.get(other) === word);
      instead.set(
        word,
        own.map((other) => inLine(other, word)),
      );
    }
  }
  const words = first.flatMap((word) => instead.get(word) ?? [word]);
  for (const word of found) insert(words, word);
  return words;
}

const inLine = (word: PlacedWord, { block, paragraph, line }: PlacedWord): PlacedWord => ({
  ...word,
  ...{ block, paragraph, line },
});

/** Characters that are surely read; garbage has many unsure ones. */
function worth(words: readonly PlacedWord[]): number {
  return words.reduce((sum, { text, confidence }) => sum + text.length * Math.max(0, confidence - 0.5), 0);
}

/** Words of both readings that cover one another, and those of the second that cover nothing. */
function groupsOf(
  first: readonly PlacedWord[],
  second: readonly PlacedWord[],
): { readonly groups: readonly Group[]; readonly found: readonly PlacedWord[] } {
  const groupOf = new Map<PlacedWord, Group>();
  const found: PlacedWord[] = [];
  const sorted = [...first].sort((a, b) => a.flat[1] - b.flat[1]);
  const tallest = Math.max(...first.map(({ flat }) => flat[3] - flat[1]));
  for (const word of second) {
    // Sorted by their tops: none that begins a whole height above can reach down to it.
    let at = lowerBound(sorted, word.flat[1] - tallest);
    const covered: PlacedWord[] = [];
    for (; at < sorted.length && (sorted[at] as PlacedWord).flat[1] <= word.flat[3]; at += 1) {
      const other = sorted[at] as PlacedWord;
      if (covers(word.flat, other.flat)) covered.push(other);
    }
    if (covered.length === 0) {
      if (word.confidence >= pictureLimits.addedLeast && /[\p{L}\p{N}]/u.test(word.text)) found.push(word);
      continue;
    }
    const known = [...new Set(covered.flatMap((other) => groupOf.get(other) ?? []))];
    const group: Group = known[0] ?? { first: [], second: [] };
    for (const other of known.slice(1)) {
      group.first.push(...other.first);
      group.second.push(...other.second);
      for (const member of other.first) groupOf.set(member, group);
    }
    group.second.push(word);
    for (const other of covered) {
      if (groupOf.get(other) === group) continue;
      group.first.push(other);
      groupOf.set(other, group);
    }
  }
  return { groups: [...new Set(groupOf.values())], found };
}

function lowerBound(sorted: readonly PlacedWord[], top: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as PlacedWord).flat[1] < top) from = middle + 1;
    else to = middle;
  }
  return from;
}

const common = (a: Box, b: Box, axis: 0 | 1) =>
  Math.min(a[axis + 2] as number, b[axis + 2] as number) - Math.max(a[axis], b[axis]);
const extent = (box: Box, axis: 0 | 1) => Math.max(1, (box[axis + 2] as number) - box[axis]);

/** Half of the smaller lies in the other, across and down. */
function covers(a: Box, b: Box): boolean {
  return ([0, 1] as const).every(
    (axis) => common(a, b, axis) >= pictureLimits.sameWord * Math.min(extent(a, axis), extent(b, axis)),
  );
}

/** Of some words the one in whose row a word stands, nearest to it; null when it stands in none. */
function nearestRow(word: PlacedWord, words: readonly PlacedWord[]): PlacedWord | null {
  let best: PlacedWord | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of words) {
    const shared = common(word.flat, other.flat, 1);
    if (shared < pictureLimits.sameWord * Math.min(extent(word.flat, 1), extent(other.flat, 1))) continue;
    const apart = -common(word.flat, other.flat, 0);
    if (apart >= least) continue;
    [best, least] = [other, apart];
  }
  return best;
}

/** Puts a word behind the one left of it in its row, before the first of the row, or in a line of its own under what stands over it. */
function insert(words: PlacedWord[], word: PlacedWord): void {
  const beside = nearestRow(word, words);
  if (beside) {
    const line = words.flatMap((other, at) => (other.line === beside.line && other.block === beside.block ? [at] : []));
    const before = line.filter((at) => (words[at] as PlacedWord).flat[0] <= word.flat[0]).at(-1);
    words.splice(before === undefined ? (line[0] ?? 0) : before + 1, 0, inLine(word, beside));
    return;
  }
  const middle = (word.flat[1] + word.flat[3]) / 2;
  const above = words.findLastIndex(({ flat }) => (flat[1] + flat[3]) / 2 <= middle);
  const neighbour = words[Math.max(0, above)] as PlacedWord;
  const next = (read: (other: PlacedWord) => number) => 1 + Math.max(...words.map(read));
  const own = { block: neighbour.block, paragraph: next(({ paragraph }) => paragraph), line: next(({ line }) => line) };
  words.splice(above + 1, 0, { ...word, ...own });
}
