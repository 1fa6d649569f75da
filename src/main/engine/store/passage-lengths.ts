/** How many words each passage has, remembered: the full-text index is asked once per passage, not in every search. */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import { readVarints } from './varints.ts';

/** Longer passages count as so long; none is. */
const longest = 65_534;

export function createPassageLengths(database: Database) {
  const sizes =
    database.prepare(`SELECT group_concat(id) AS ids, group_concat(hex(sz)) AS sizes FROM chunk_words_docsize
    WHERE id IN (SELECT value FROM json_each(?))`);
  /** By chunk id, one more than the words; 0: not asked for yet. */
  let known = new Uint16Array(0);

  function makeRoom(id: number): void {
    if (id < known.length) return;
    const before = known;
    known = new Uint16Array(Math.ceil((id + 1) * 1.25));
    known.set(before);
  }

  return {
    /** Asks for those of `ids` (ascending) that nobody asked for yet. */
    learn(ids: Uint32Array): void {
      makeRoom(ids.at(-1) ?? 0);
      const unknown: number[] = [];
      for (const id of ids) if (known[id] === 0) unknown.push(id);
      for (let at = 0; at < unknown.length; at += limits.search.lengthsAtOnce) {
        const asked = JSON.stringify(unknown.slice(at, at + limits.search.lengthsAtOnce));
        const found = sizes.get(asked) as { ids: string | null; sizes: string | null };
        const hex = found.sizes?.split(',') ?? [];
        for (const [index, id] of (found.ids?.split(',') ?? []).entries()) {
          const words = readVarints(Buffer.from(hex[index] ?? '', 'hex')).reduce((sum, each) => sum + each, 0);
          known[Number(id)] = Math.min(words, longest) + 1;
        }
      }
    },
    /** Words of a passage that was asked for. */
    of: (id: number): number => (known[id] as number) - 1,
    /** These ids may stand for other passages from now on. */
    forget(ids: readonly number[]): void {
      for (const id of ids) if (id < known.length) known[id] = 0;
    },
  };
}

export type PassageLengths = ReturnType<typeof createPassageLengths>;
