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

/**
 * `word` with one typing error within its first `letters` letters: what sharing a beginning can't find. The first letter is hardly ever
 * wrong, but for changing places with the second. Latin letters only.
 */
export function earlyErrorsOf(word: string, letters: number): string[] {
  const found = new Set([swapped(word, 0)]);
  for (let at = 1; at < Math.min(letters, word.length); at += 1) {
    const before = word.slice(0, at);
    const rest = word.slice(at);
    found.add(before + rest.slice(1));
    found.add(swapped(word, at));
    for (let to = 1; to < rest.length; to += 1)
      found.add(before + rest.slice(1, to + 1) + (rest[0] ?? '') + rest.slice(to + 1));
    for (const letter of alphabet) {
      found.add(before + letter + rest);
      found.add(before + letter + rest.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

/**
 * Whether `other` may be what was meant by `word`; both as stored, `length` is that of the word as typed. One error is forgiven from four
 * letters on, two in long words; letters in another order (`Ghandi`) count as one. A short word with another letter is another word
 * (`kind`, `king`).
 */
export function mayBeMeant(word: string, other: string, length: number): boolean {
  // What stemming left of a long word is too little to tell it by.
  if (length < 4 || (length >= 6 && word.length < 5)) return false;
  const sameLetters = word.length === other.length && [...word].sort().join('') === [...other].sort().join('');
  const most = sameLetters || (length >= 8 && word.length >= 7) ? 2 : 1;
  if (errorsBetween(word, other, most) > most) return false;
  return length >= 6 || sameLetters || word.length !== other.length;
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
