/** Words that are nearly the same: what text recognition mixes up, and typing errors. Pure functions over lower-case words. */

/** Signs that look alike on paper; each may stand for the other. */
const lookalikes: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['0', 'o'],
  ['1', 'l'],
  ['1', 'i'],
  ['l', 'i'],
  ['cl', 'd'],
  ['vv', 'w'],
  ['5', 's'],
  ['8', 'b'],
];

/** `word` with one lookalike put for another, at one place or wherever it stands; without the word itself. */
export function lookalikesOf(word: string): string[] {
  const found = new Set<string>();
  for (const [a, b] of lookalikes) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1)) {
        found.add(word.slice(0, at) + to + word.slice(at + from.length));
      }
      found.add(word.replaceAll(from, to));
    }
  }
  found.delete(word);
  return [...found];
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];

/** `word` with one typing error within its first `letters` letters: what sharing a beginning can't find. Latin letters only. */
export function earlyErrorsOf(word: string, letters: number): string[] {
  const found = new Set<string>();
  for (let at = 0; at < Math.min(letters, word.length); at += 1) {
    const before = word.slice(0, at);
    const rest = word.slice(at);
    found.add(before + rest.slice(1));
    found.add(before + (rest[1] ?? '') + (rest[0] ?? '') + rest.slice(2));
    for (const letter of alphabet) {
      found.add(before + letter + rest);
      found.add(before + letter + rest.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}

/** Errors forgiven in a word: none in short ones, which are one error away from too many others. */
export function errorsForgiven(word: string): 0 | 1 | 2 {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Edit distance with transpositions of neighbours (optimal string alignment, Damerau 1964), or `most + 1` as soon as it is more.
 */
export function errorsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      now.push(cost);
    }
    if (Math.min(...now) > most) return most + 1;
    beforeLast = last;
    last = now;
  }
  return last[b.length] ?? most + 1;
}
