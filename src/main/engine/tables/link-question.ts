import type { Analyse } from '../types.ts';
import { tableLimits } from './limits.ts';
import { headingsOf } from './plan/column-words.ts';
import { englishCues } from './plan/english-cues.ts';
import { isLedger } from './plan/ledger.ts';
import { readNumber } from './read-value.ts';
import type { Table } from './table.ts';
import type { Condition } from './table-query.ts';

export type QuestionWord = { readonly word: string; readonly stem: string; readonly stop: boolean };
/** Words from…to (end exclusive) of the question that name a value, with the columns in which it stands. */
export type NamedValue = {
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly Condition[];
  readonly exact: boolean;
};
/** How much of a column's heading the question says (0-1), and at which words. */
export type NamedColumn = { readonly column: number; readonly share: number; readonly words: readonly number[] };
export type LinkedQuestion = {
  readonly words: readonly QuestionWord[];
  readonly values: readonly NamedValue[];
  readonly columns: readonly NamedColumn[];
  /** Words that say what each row is, by what the table is called: "the invoices" of `invoice list.csv`. */
  readonly rowNouns: readonly number[];
};

export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:[.,:'’]\p{N}+)*/gu) ?? [];

/**
 * Finds the table's headings and values in a question. `isStop`: function words, which name nothing by themselves. `called`: names of its file.
 */
export function linkQuestion(
  question: string,
  table: Table,
  analyse: Analyse,
  isStop: (word: string) => boolean,
  called = '',
): LinkedQuestion {
  const stemOf = (word: string) => analyse(word, 'en')[0]?.term ?? word;
  const names = capitalised(question);
  const words = englishCues(wordsOf(question)).map((word) => ({
    ...{ word, stem: stemOf(word) },
    stop: isStop(word) && !names.has(word),
  }));
  const values = namedValues(words, table);
  const taken = new Set(values.filter(({ exact }) => exact).flatMap(({ from, to }) => range(from, to)));
  const columns = table.columns.flatMap(({ name }, column) => {
    const whole = wholeHeading(wordsOf(name), words, taken);
    if (whole) return [{ column, share: 1, words: whole }];
    // A short heading may be a function word of another language: "Due".
    const isWhole = (word: QuestionWord) => !word.stop || (word.word.length > 2 && word.word === name.toLowerCase());
    const saidOf = (heading: string): NamedColumn => {
      const telling = wordsOf(heading).filter((word) => !isStop(word) || name.length <= 3);
      const own = [...new Set(telling.map(stemOf))];
      const at = own
        .map((stem) => words.findIndex((word, index) => !taken.has(index) && isWhole(word) && word.stem === stem))
        .filter((index) => index >= 0);
      return { column, share: at.length / Math.max(1, own.length), words: at };
    };
    // Said with its unit, that is taken up too: "how many kW".
    const [plain, full] = [saidOf(withoutUnit(name)), saidOf(name)];
    const heard = full.words.length > plain.words.length ? full.words : plain.words;
    return heard.length === 0 ? [] : [{ column, share: Math.max(plain.share, full.share), words: heard }];
  });
  const calledSo = new Set(wordsOf(`${called.replace(/\.\w+$/, '')} ${table.title}`.replaceAll('_', ' ')).map(stemOf));
  const rowNouns = words.flatMap(({ word, stem, stop }, at) =>
    !stop && !taken.has(at) && word.length > 2 && calledSo.has(stem) ? [at] : [],
  );
  const meant = [...columns, ...headingsOf(words, table, columns, taken)];
  return { words, values: [...values, ...saidOfAll(table, meant, words)], columns: meant, rowNouns };
}

/** Words written as names within the question: "Ada" is one, though a function word of another language, and "IT" a department. Not where every word is written so. */
function capitalised(question: string): ReadonlySet<string> {
  const [, ...later] = question.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const names = later.filter((word) => /^\p{Lu}[\p{Lu}\p{Ll}]/u.test(word));
  return new Set(names.length * 2 > later.length && later.length > 2 ? [] : names.flatMap(wordsOf));
}

/** "Reading (m³)", "Level in cm": a unit need not be said to name the column. */
const withoutUnit = (heading: string) =>
  heading.replace(/(?<=\S)\s*(?:[([][^)\]]*[)\]]|\s(?:in|en)\s\S{1,4})\s*$/u, '');

/** Where a heading of several words stands as it is: "due date", though "due" is a function word of another language. */
function wholeHeading(heading: readonly string[], words: readonly QuestionWord[], taken: ReadonlySet<number>) {
  if (heading.length < 2) return null;
  const stands = (from: number) =>
    heading.every((word, at) => words[from + at]?.word === word && !taken.has(from + at));
  const from = words.findIndex((_, at) => stands(at));
  return from < 0 || range(from, from + heading.length).every((at) => words[at]?.stop)
    ? null
    : range(from, from + heading.length);
}

const yes = /^(?:yes|y|true|x|ja|oui|sí|✓|✔)$/iu;
const no = /^(?:no|n|false|nein|non)$/iu;

/** A column of yes and no is asked for by its heading: "which invoices are paid", "the unpaid ones". */
function saidOfAll(table: Table, columns: readonly NamedColumn[], words: readonly QuestionWord[]): NamedValue[] {
  const flags = table.columns.flatMap(({ name }, column) => {
    const texts = new Set(table.rows.map((row) => row[column]?.text ?? ''));
    const affirmed = [...texts].find((text) => yes.test(text));
    const denied = [...texts].find((text) => no.test(text));
    const isFlag = [...texts].every((text) => text === '' || yes.test(text) || no.test(text));
    return isFlag && (affirmed ?? denied) !== undefined ? [{ column, affirmed, denied, heads: wordsOf(name) }] : [];
  });
  const equals = (column: number, from: number, value: string): NamedValue => ({
    ...{ from, to: from + 1, exact: true },
    conditions: [{ column, is: 'equals', value }],
  });
  return flags.flatMap(({ column, affirmed, denied, heads: [head = ''] }) => {
    const named = columns.find((each) => each.column === column && each.share >= 1);
    const [from] = named?.words ?? [];
    if (from !== undefined && affirmed !== undefined) return [equals(column, from, affirmed)];
    const opposite = words.findIndex(
      ({ word }) =>
        /^(?:un|in|im|non|nicht)/.test(word) && isSameWord(word.replace(/^(?:un|in|im|non|nicht)/, ''), head),
    );
    return opposite >= 0 && denied !== undefined ? [equals(column, opposite, denied)] : [];
  });
}

/** "impayées" and "impayée", "pendientes" and "pendiente": one word in two of its forms; short words have to be the same. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const stem = (word: string) => word.replace(/(?:es|s|en|er|em|e|n|a|o|as|os)$/u, '').replace(/y$/u, 'i');
  const [first, second] = [stem(one), stem(other)];
  return first.length >= leastStem && first === second;
}
const leastStem = 4;

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

type Entry = { readonly tokens: readonly string[]; readonly column: number; readonly text: string; rows: number };

function entriesOf(table: Table): Entry[] {
  const entries: Entry[] = [];
  for (let column = 0; column < table.columns.length; column += 1) {
    const seen = new Map<string, Entry>();
    for (const row of table.rows) {
      const cell = row[column];
      if (!cell) continue;
      const known = seen.get(cell.text);
      if (known) known.rows += 1;
      else if (entries.length + seen.size < tableLimits.linkedValues) {
        seen.set(cell.text, { tokens: wordsOf(cell.text), column, text: cell.text, rows: 1 });
      }
    }
    entries.push(...seen.values());
  }
  return entries;
}

type ValueIndex = {
  readonly entries: readonly Entry[];
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  readonly byShortForm: ReadonlyMap<string, readonly Entry[]>;
  readonly byToken: ReadonlyMap<string, ReadonlySet<Entry>>;
};
const indexes = new WeakMap<Table, ValueIndex>();

/** The values of a table by their words: made once, however many questions are asked of it. */
function valueIndex(table: Table): ValueIndex {
  const known = indexes.get(table);
  if (known) return known;
  const entries = entriesOf(table);
  const byToken = new Map<string, Set<Entry>>();
  for (const entry of entries) {
    for (const token of entry.tokens) {
      const holding = byToken.get(token) ?? new Set();
      byToken.set(token, holding.add(entry));
    }
  }
  const index: ValueIndex = {
    entries,
    byFirst: Map.groupBy(entries, ({ tokens }) => tokens[0] ?? ''),
    byShortForm: Map.groupBy(
      entries.filter(({ tokens }) => tokens.length > 1 && tokens.length < 5),
      ({ tokens }) => tokens.map((token) => token[0]).join(''),
    ),
    byToken,
  };
  indexes.set(table, index);
  return index;
}

/** Whole values first, the longest; then words that stand in few values ("the giants" in "New York Giants"). */
function namedValues(words: readonly QuestionWord[], table: Table): NamedValue[] {
  const index = valueIndex(table);
  const { entries, byFirst, byShortForm, byToken } = index;
  const found: NamedValue[] = [];
  const taken = new Set<number>();
  /** `meant`: told by its place or its initials, however ordinary the word. */
  const exact: { from: number; to: number; entry: Entry; meant: boolean }[] = [];
  words.forEach(({ word }, from) => {
    const place = placeOf(word, words[from + 1]?.word ?? '');
    if (place !== null) {
      const ranked = entries.filter(
        ({ column, tokens }) =>
          tokens.length === 1 &&
          ranks.test(table.columns[column]?.name ?? '') &&
          Number.parseInt(tokens[0] ?? '', 10) === place,
      );
      for (const entry of ranked) exact.push({ from, to: from + 1, entry, meant: true });
    }
    if (word.length > 2 || shortNames.has(word))
      for (const entry of byShortForm.get(word) ?? []) {
        exact.push({ from, to: from + 1, entry, meant: shortNames.has(word) });
      }
    for (const entry of inOtherForm(word, index)) exact.push({ from, to: from + 1, entry, meant: false });
    for (const entry of byFirst.get(word) ?? []) {
      const to = from + entry.tokens.length;
      if (entry.tokens.length > 0 && entry.tokens.every((token, at) => words[from + at]?.word === token))
        exact.push({ from, to, entry, meant: false });
    }
  });
  const usable = exact.filter(
    ({ from, to, entry, meant }) =>
      meant || (range(from, to).some((at) => !words[at]?.stop) && isNameLike(entry, words, from, table)),
  );
  for (const { from, to } of [...usable].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    if (range(from, to).some((at) => taken.has(at))) continue;
    for (const at of range(from, to)) taken.add(at);
    const same = usable.filter((one) => one.from === from && one.to === to);
    found.push({
      from,
      to,
      exact: true,
      conditions: same.map(({ entry }) => ({ column: entry.column, is: 'equals', value: entry.text })),
    });
  }
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(words.length, from + 5); to > from; to -= 1) {
      const span = range(from, to);
      if (span.some((at) => taken.has(at)) || words[from]?.stop || words[to - 1]?.stop) continue;
      const said = span.map((at) => words[at]?.word ?? '');
      if (said.join('').length < 3 || (said.length === 1 && ordinary.has(said[0] ?? ''))) continue;
      // Who keeps a list of payments writes as it comes: "rent june", "repair of boiler".
      const ledger = isLedger(table);
      const forms = said.length === 1 ? numbersOf(said[0] ?? '') : [said[0] ?? ''];
      const holding = forms
        .flatMap((form) => [...(byToken.get(form) ?? [])].map((entry) => ({ entry, words: [form, ...said.slice(1)] })))
        .filter(
          ({ entry, words: own }) =>
            entry.tokens.length > own.length && holds(entry.tokens, own) && (ledger || isName(phraseIn(entry, own))),
        );
      const { leastHeld, heldShare, ledgerShare } = tableLimits.wordWithin;
      const most = Math.max(leastHeld, table.rows.length * (ledger ? ledgerShare : heldShare));
      const columns = Map.groupBy(holding, ({ entry }) => entry.column);
      const good = [...columns].filter(([, list]) => list.reduce((sum, { entry }) => sum + entry.rows, 0) <= most);
      // A word that heads a column names the column, not a value.
      if (good.length === 0 || (to - from === 1 && headsColumn(words[from] as QuestionWord, table))) continue;
      for (const at of span) taken.add(at);
      found.push({
        ...{ from, to, exact: false },
        conditions: good.flatMap(([column, list]) => wordsWithin(column, list, entries, ledger)),
      });
      break;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The cells of a column that hold the words; in lists of payments named one by one where others hold their letters only: "rent" is not in "Parents' evening". */
function wordsWithin(
  column: number,
  held: readonly { readonly entry: Entry; readonly words: readonly string[] }[],
  entries: readonly Entry[],
  ledger: boolean,
): Condition[] {
  const list = [...new Set(held.map(({ entry }) => entry))];
  const [first] = held;
  const phrase = first ? phraseIn(first.entry, first.words) : '';
  const low = phrase.toLowerCase();
  const lettersOnly = entries.some(
    (entry) => entry.column === column && entry.text.toLowerCase().includes(low) && !list.includes(entry),
  );
  const missed = list.some(({ text }) => !text.toLowerCase().includes(low));
  return ledger && (lettersOnly || missed) && list.length <= tableLimits.namedOneByOne
    ? list.map(({ text }) => ({ column, is: 'equals', value: text }))
    : [{ column, is: 'contains', value: phrase }];
}

/** A word for one and for several: "repairs", "repair". */
function numbersOf(word: string): string[] {
  const one = /ies$/u.test(word) ? word.replace(/ies$/u, 'y') : word.replace(/(?<=\p{L}{3})s$/u, '');
  return [...new Set([word, one, `${one}s`])];
}

/** Values of a word that many rows share (states, kinds), in another form of it; none where the word stands as it is said. */
function inOtherForm(word: string, { entries, byFirst, byToken }: ValueIndex): readonly Entry[] {
  if ((word.length <= leastStem && resultOf(word) === null) || byFirst.has(word)) return [];
  const several = numbersOf(word);
  return entries.filter(({ tokens: [token = '', more], rows }) => {
    if (more !== undefined) return false;
    // Where other cells hold it among other words, these are meant too.
    if (several.includes(token)) return (byToken.get(token)?.size ?? 0) <= 1;
    return rows > 1 && (isSameWord(word, token) || isSameResult(word, token));
  });
}

/** Forms of verbs that tell how something ended, which no ending tells; folded. */
const results = [
  /^(?:win|wins|won|winning)$/,
  /^(?:lose|loses|lost|losses|loss|defeats?)$/,
  /^(?:draws?|drawn|drew|ties?|tied)$/,
];
const resultOf = (word: string): number | null => {
  const at = results.findIndex((forms) => forms.test(word));
  return at < 0 ? null : at;
};
const isSameResult = (one: string, other: string) => resultOf(one) !== null && resultOf(one) === resultOf(other);

/** Words that ask rather than name, although a cell may hold them. */
const ordinary = new Set(
  'first last second third total number most least highest lowest more less other same next before after average list table year years time times place paid pay payment payments spend spent cost costs amount player players team teams game games goals score scores points winner winners states state university school club city country member'.split(
    ' ',
  ),
);

/** A name or a code as it stands in a cell, rather than a word of a sentence. */
const isName = (text: string) => /^\p{Lu}|\p{N}/u.test(text);

/** Small numbers are counts ("the top 5") unless the word before heads their column ("week 5"). */
function isNameLike(entry: Entry, words: readonly QuestionWord[], from: number, table: Table): boolean {
  if (entry.tokens.length !== 1 || !/^\d+$/.test(entry.tokens[0] ?? '')) return true;
  if (Number(entry.tokens[0]) >= 1000) return true;
  const before = words[from - 1]?.word ?? '';
  const heading = wordsOf(table.columns[entry.column]?.name ?? '');
  return heading.includes(before) || heading.includes(`${before}s`);
}

function headsColumn({ word, stem }: QuestionWord, table: Table): boolean {
  return table.columns.some(({ name }) =>
    wordsOf(name).some((each) => each === word || each === stem || each.startsWith(stem)),
  );
}

function holds(tokens: readonly string[], said: readonly string[]): boolean {
  return tokens.some((_, at) => said.every((word, index) => tokens[at + index] === word));
}

/** The words as they stand in the value, so that they can be looked for in it. */
function phraseIn({ text }: Entry, said: readonly string[]): string {
  const pattern = said.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^\\p{L}\\p{N}]+');
  return new RegExp(pattern, 'iu').exec(text)?.[0] ?? said.join(' ');
}

/** Names so short that they look like function words. */
const shortNames = new Set(['us', 'uk', 'eu', 'un']);
const ranks = /\b(?:rank|pos(?:ition)?|place|finish(?:ed)?|standing)\b/i;
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** The place a word tells: "ninth", "6th", "first place"; null when it may as well order rows ("the first year"). */
function placeOf(word: string, next: string): number | null {
  const written = ordinals.indexOf(word);
  const place = written > 0 ? written : /^\d{1,3}(?:st|nd|rd|th)$/.test(word) ? Number.parseInt(word, 10) : null;
  if (place === null) return null;
  return place > 1 || ['place', 'position', 'rank'].includes(next) ? place : null;
}

/** A number written in the question, in digits or as a word up to twelve. */
export function numberIn(word: string): number | null {
  const small = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').indexOf(word);
  return small >= 0 ? small : readNumber(word);
}
