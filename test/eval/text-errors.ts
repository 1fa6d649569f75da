/** Errors of recognised text against its truth, by edit distance. */

/** Text as compared: one kind of quotes and dashes, words split at a line end joined, white space folded. */
export function comparable(text: string, capitals: boolean): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„]|''/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/(\p{L})-[ \t]*\r?\n\s*(\p{Ll})/gu, '$1$2')
    .replace(/[~|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return capitals ? folded.toUpperCase() : folded;
}

/** Insertions, deletions and substitutions that turn one sequence into the other (Levenshtein). */
export function editDistance<Item>(own: readonly Item[], wanted: readonly Item[]): number {
  let before = Uint32Array.from({ length: wanted.length + 1 }, (_, at) => at);
  let now = new Uint32Array(wanted.length + 1);
  own.forEach((item, row) => {
    now[0] = row + 1;
    for (let at = 0; at < wanted.length; at += 1) {
      const same = (before[at] ?? 0) + (item === wanted[at] ? 0 : 1);
      now[at + 1] = Math.min(same, (before[at + 1] ?? 0) + 1, (now[at] ?? 0) + 1);
    }
    [before, now] = [now, before];
  });
  return before[wanted.length] ?? 0;
}
