/**
 * Whether numbers, names or words with an opposite stand in a claim where the source has another of their kind: "5 cars and 7 bikes" is not
 * "7 cars and 5 bikes", and what one sentence says of 2021 another may say of 2022.
 */
import type { Word } from './read-words.ts';

/** Keys around a word with the side they stand on. */
type Place = ReadonlySet<string>;
type Placed = { readonly key: string; readonly kind: string; readonly place: Place };
/** What kind of thing may take a word's place; null: it is none that is looked at. */
export type KindOf = (word: Word) => string | null;

/** Common words on each side by which a place is told. */
const reach = 2;

/** True when a word stands rather where the source has another of its kind than where it stands itself, and that one is gone or moved too. */
export function placesChanged(claim: readonly Word[], source: readonly Word[], kindOf: KindOf): boolean {
  const common = new Set(claim.map(({ key }) => key).filter((key) => source.some((word) => word.key === key)));
  const claimed = placesIn(claim, common, kindOf);
  // What was put in a place is no common word there: the source's own are all looked at.
  const stands = placesIn(source, common, kindOf);
  const ownOf = ({ key, place }: Placed) =>
    Math.max(0, ...stands.filter((word) => word.key === key).map((word) => shared(word.place, place)));
  /** Whether it is still where the source has it, so that nothing else can have taken its place. */
  const stays = (other: Placed, wanted: number) =>
    claimed.some(({ key, place }) => key === other.key && shared(place, other.place) >= wanted);
  return claimed.some((word) => {
    const own = ownOf(word);
    return stands.some((other) => {
      if (other.kind !== word.kind || other.key === word.key) return false;
      const taken = shared(other.place, word.place);
      return taken > own && !stays(other, taken);
    });
  });
}

/** Names of several words have one place, outside them all. */
function placesIn(words: readonly Word[], common: ReadonlySet<string>, kindOf: KindOf): Placed[] {
  const runs = runsOf(words);
  return words.flatMap((word, at) => {
    const kind = kindOf(word);
    const run = runs[at];
    if (kind === null || !run) return [];
    const beside = (part: readonly Word[], side: string) =>
      part
        .filter(({ clause }) => clause === words[at]?.clause)
        .filter(({ key, content }) => content && common.has(key))
        .slice(0, reach)
        .map(({ key }) => `${side} ${key}`);
    const place = new Set([
      ...beside(words.slice(0, run.first).reverse(), 'before'),
      ...beside(words.slice(run.last + 1), 'after'),
    ]);
    return [{ key: word.key, kind, place }];
  });
}

/** For each word the first and the last of the names it follows and is followed by without anything between. */
function runsOf(words: readonly Word[]): { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = [];
  words.forEach((word, at) => {
    const before = words[at - 1];
    const run = runs[at - 1];
    if (run && before?.kind === 'name' && word.kind === 'name' && word.start - before.end <= 2) {
      run.last = at;
      runs.push(run);
    } else runs.push({ first: at, last: at });
  });
  return runs;
}

function shared(a: Place, b: Place): number {
  let count = 0;
  for (const key of a) if (b.has(key)) count += 1;
  return count;
}
