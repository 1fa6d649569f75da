/** Ways to make a true sentence subtly wrong, by rule: each gives the wrong sentence, or null where it does not apply. */

export type Distortion = {
  readonly name: string;
  /** `passage` is where the sentence stands; `pick` gives a whole number below its argument. */
  readonly apply: (sentence: string, passage: string, pick: (below: number) => number) => string | null;
};

const opposites: readonly (readonly [string, string])[] = [
  ['increased', 'decreased'],
  ['increase', 'decrease'],
  ['increases', 'decreases'],
  ['increasing', 'decreasing'],
  ['higher', 'lower'],
  ['more', 'less'],
  ['before', 'after'],
  ['above', 'below'],
  ['first', 'last'],
  ['largest', 'smallest'],
  ['highest', 'lowest'],
  ['maximum', 'minimum'],
  ['greater', 'smaller'],
  ['gain', 'loss'],
  ['rose', 'fell'],
  ['grew', 'shrank'],
  ['growth', 'decline'],
  ['northern', 'southern'],
  ['eastern', 'western'],
  ['won', 'lost'],
  ['began', 'ended'],
  ['all', 'none'],
  ['always', 'never'],
  ['earlier', 'later'],
  ['positive', 'negative'],
  ['faster', 'slower'],
  ['upper', 'lower'],
  ['favorable', 'unfavorable'],
  ['possible', 'impossible'],
];

const number = /(?<![\p{L}\d.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d\p{L}]|-\d)/gu;
/** Names inside a sentence. */
const name = /(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]{2,}(?: \p{Lu}[\p{L}’'-]+)*/gu;
const isNumber = (text: string) => /^\d/.test(text);

export const distortions: readonly Distortion[] = [
  {
    name: 'another number',
    apply: (sentence, _passage, pick) =>
      replaceOne(sentence, number, pick, (text) => {
        const digits = [...text.matchAll(/\d/g)];
        const at = digits[pick(digits.length)]?.index ?? 0;
        return `${text.slice(0, at)}${(Number(text[at]) + 1 + pick(8)) % 10}${text.slice(at + 1)}`;
      }),
  },
  {
    name: 'a number of another sentence',
    apply: (sentence, passage, pick) => {
      const own = new Set(sentence.match(number) ?? []);
      const others = (passage.match(number) ?? []).filter((other) => !own.has(other) && Number(other) !== 0);
      if (others.length === 0) return null;
      return replaceOne(sentence, number, pick, () => others[pick(others.length)] ?? '');
    },
  },
  { name: 'two numbers exchanged', apply: (sentence, _passage, pick) => exchange(sentence, number, pick) },
  {
    name: 'another magnitude',
    apply: (sentence) =>
      changed(
        sentence,
        sentence.replace(/\b(million|billion)\b/, (word) => (word === 'million' ? 'billion' : 'million')),
      ),
  },
  {
    name: 'a name of another sentence',
    apply: (sentence, passage, pick) => {
      const others = [...new Set(passage.match(name) ?? [])].filter((other) => !sentence.includes(other));
      if (others.length === 0) return null;
      return replaceOne(sentence, name, pick, () => others[pick(others.length)] ?? '');
    },
  },
  {
    name: 'an invented name',
    apply: (sentence, _passage, pick) =>
      replaceOne(sentence, name, pick, () => ['Kowalczyk', 'Brandenfels', 'Ottoline', 'Marchetti'][pick(4)] ?? ''),
  },
  { name: 'two names exchanged', apply: (sentence, _passage, pick) => exchange(sentence, name, pick) },
  {
    name: 'a denial',
    apply: (sentence) =>
      / (?:not|no|never|without)\b|n['’]t\b/.test(sentence)
        ? null
        : changed(
            sentence,
            sentence.replace(/ (is|are|was|were|has|have|had|can|will|would|could|may|must) (?=\p{Ll})/u, ' $1 not '),
          ),
  },
  {
    name: 'no denial',
    apply: (sentence) =>
      changed(
        sentence,
        sentence
          .replace(/ not (?!only)/, ' ')
          .replace(/n[’']t /, ' ')
          .replace(/ never /, ' '),
      ),
  },
  {
    name: 'the opposite',
    apply: (sentence, _passage, pick) => {
      const pairs = opposites.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
      const fitting = pairs.filter(([word]) => new RegExp(`\\b${word}\\b`).test(sentence));
      const chosen = fitting[pick(fitting.length)];
      return chosen ? sentence.replace(new RegExp(`\\b${chosen[0]}\\b`), chosen[1]) : null;
    },
  },
];

function replaceOne(
  sentence: string,
  what: RegExp,
  pick: (below: number) => number,
  by: (found: string) => string,
): string | null {
  const found = [...sentence.matchAll(what)];
  const chosen = found[pick(found.length)];
  if (!chosen) return null;
  const other = by(chosen[0]);
  if (
    other === chosen[0] ||
    (isNumber(other) && Number(other.replaceAll(',', '')) === Number(chosen[0].replaceAll(',', '')))
  )
    return null;
  return sentence.slice(0, chosen.index) + other + sentence.slice(chosen.index + chosen[0].length);
}

/** Two different ones in each other's place. */
function exchange(sentence: string, what: RegExp, pick: (below: number) => number): string | null {
  const found = [...sentence.matchAll(what)];
  const first = found[pick(Math.max(1, found.length - 1))];
  const second = found.find((other) => first && other.index > first.index && other[0] !== first[0]);
  if (!first || !second) return null;
  const between = sentence.slice(first.index + first[0].length, second.index);
  // `Smith and Jones` says the same the other way round.
  if (/^[\s,;&/–-]*(?:and|or|to|with)?[\s,;&/–-]*(?:[a-z]{1,9} )?$/.test(between)) return null;
  return (
    sentence.slice(0, first.index) + second[0] + between + first[0] + sentence.slice(second.index + second[0].length)
  );
}

const changed = (before: string, after: string) => (before === after ? null : after);
