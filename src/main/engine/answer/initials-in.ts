/** Words that stand between those of a name and may be a letter of its short form ("JnJ") or not ("J&J", "DoD"). */
const between = /^(?:&|and|und|et|y|of|de|the|for|n)$/iu;

/**
 * Short forms a text's names may have: "Johnson & Johnson" gives "jj" and "jnj", "JOHNSON_JOHNSON_2022.pdf" gives "jj". Only runs of two to six
 * capitalised words count, so that letters of ordinary words make no name.
 */
export function initialsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let run: string[] = [];
  const end = () => {
    for (let from = 0; from < run.length; from += 1) {
      for (let to = from + 2; to <= Math.min(run.length, from + 6); to += 1) {
        const words = run.slice(from, to);
        const letters = words.filter((word) => !between.test(word)).map((word) => word.charAt(0).toLowerCase());
        if (letters.length < 2 || between.test(words[0] ?? '') || between.test(words.at(-1) ?? '')) continue;
        found.add(letters.join(''));
        found.add(words.map((word) => (/^(?:&|and|n)$/iu.test(word) ? 'n' : word.charAt(0).toLowerCase())).join(''));
      }
    }
    run = [];
  };
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+|&|[.;:!?()\n\d]/gu)) {
    if (/^\p{Lu}/u.test(word) || (run.length > 0 && between.test(word))) run.push(word);
    else end();
  }
  end();
  return found;
}
