/** Ways to say what a sentence says in other words, by rule: each gives the new wording, or null where it does not apply. */

export type Rewording = {
  readonly name: string;
  readonly apply: (sentence: string, next: string | null) => string | null;
};

/** Words that mean the same in nearly any sentence of a report, an article or an abstract. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\bapproximately\b/i, 'about'],
  [/\babout\b(?= \$?\d)/i, 'around'],
  [/\bincreased\b/i, 'rose'],
  [/\bdecreased\b/i, 'fell'],
  [/\bpurchased\b/i, 'bought'],
  [/\bbegan\b/i, 'started'],
  [/\bobtained\b/i, 'found'],
  [/\bin order to\b/i, 'to'],
  [/\blocated in\b/i, 'in'],
  [/\butilized\b/i, 'used'],
  [/\bprimarily\b/i, 'mainly'],
  [/\bhowever, /i, ''],
  [/\btherefore, /i, ''],
  [/\badditionally, /i, 'also, '],
  [/\bprior to\b/i, 'before'],
  [/\bsubsequent to\b/i, 'after'],
  [/\bshowed\b/i, 'demonstrated'],
  [/\bshows\b/i, 'demonstrates'],
  [/\blarge\b/i, 'big'],
  [/\bmany\b/i, 'numerous'],
];

export const rewordings: readonly Rewording[] = [
  { name: 'as it stands', apply: (sentence) => sentence },
  {
    name: 'with a lead-in',
    apply: (sentence) => `According to the document, ${sentence[0]?.toLowerCase()}${sentence.slice(1)}`,
  },
  {
    name: 'without what stands in brackets',
    apply: (sentence) => changed(sentence, sentence.replace(/ ?\([^()]{3,60}\)/g, '')),
  },
  {
    name: 'its first clause',
    apply: (sentence) => {
      const clause = /^(.{50,}?), (?:which|and|but|while|although|where|with|because|so)\b/.exec(sentence)?.[1];
      return clause ? `${clause}.` : null;
    },
  },
  {
    name: 'with other words',
    apply: (sentence) => {
      const found = synonyms.filter(([word]) => word.test(sentence)).slice(0, 2);
      return found.length === 0 ? null : found.reduce((text, [word, other]) => text.replace(word, other), sentence);
    },
  },
  {
    name: 'numbers written otherwise',
    apply: (sentence) =>
      changed(
        sentence,
        sentence
          .replace(/\$(\d+)\.(\d) million/g, (_all, whole, tenth) => `$${grouped(Number(`${whole}.${tenth}`) * 1e6)}`)
          .replace(/\$(\d+)\.(\d) billion/g, (_all, whole, tenth) => `$${grouped(Number(`${whole}.${tenth}`) * 1e9)}`)
          .replace(/(\d)%/g, '$1 percent')
          .replace(/(?<![\d,])(\d{1,3}),(\d{3})(?![\d,])/g, '$1$2'),
      ),
  },
  {
    name: 'a number in words',
    apply: (sentence) =>
      changed(
        sentence,
        sentence.replace(/(?<![\d.,$-])\b([3-9])\b(?![\d.,%-])/, (digit) => words[Number(digit)] ?? digit),
      ),
  },
  {
    name: 'shortened',
    apply: (sentence) =>
      changed(
        sentence,
        sentence
          .replace(/\bdid not\b/, 'didn’t')
          .replace(/\bis not\b/, 'isn’t')
          .replace(/\bwas not\b/, 'wasn’t'),
      ),
  },
  {
    name: 'an adverbial first',
    apply: (sentence) => {
      const parts = /^(\p{Lu}[^,]{30,}?) ((?:in|during|at|on|by|since|after|before) [^,]{4,40})\.$/u.exec(sentence);
      return parts ? `${cap(parts[2] ?? '')}, ${parts[1]}.` : null;
    },
  },
  {
    name: 'two sentences as one',
    apply: (sentence, next) =>
      next && next.length < 160 && /^(?:The|It|They|This|These|In|A) /.test(next)
        ? `${sentence.slice(0, -1)}, and ${next[0]?.toLowerCase()}${next.slice(1)}`
        : null,
  },
];

const words = ['', '', '', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const cap = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
const grouped = (value: number) => Math.round(value).toLocaleString('en-US');
const changed = (before: string, after: string) => (before === after ? null : after);
