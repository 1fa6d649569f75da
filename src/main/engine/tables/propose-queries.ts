import { type LinkedQuestion, type NamedColumn, numberIn, range } from './link-question.ts';
import type { ColumnType, Table } from './table.ts';
import type { Condition, Pick, TableQuery } from './table-query.ts';

export type Proposal = {
  readonly query: TableQuery;
  /** 0-1: how much of what the question says the query takes up, and how surely. */
  readonly score: number;
};

/** Words that ask for the end of an order, and which end: true is the highest. */
const superlatives: Readonly<Record<string, boolean>> = {
  ...{
    most: true,
    highest: true,
    largest: true,
    biggest: true,
    greatest: true,
    longest: true,
    maximum: true,
    max: true,
    best: true,
  },
  ...{
    tallest: true,
    heaviest: true,
    oldest: true,
    latest: true,
    newest: true,
    farthest: true,
    furthest: true,
    deepest: true,
    richest: true,
  },
  ...{
    least: false,
    fewest: false,
    lowest: false,
    smallest: false,
    shortest: false,
    minimum: false,
    min: false,
    worst: false,
  },
  ...{
    lightest: false,
    youngest: false,
    earliest: false,
    nearest: false,
    slowest: true,
    fastest: false,
    cheapest: false,
  },
};
/** Superlatives that are about time. */
const timeWords = new Set(['recent', 'latest', 'newest', 'earliest', 'oldest', 'youngest']);
const comparatives: Readonly<Record<string, boolean>> = {
  ...{
    more: true,
    higher: true,
    larger: true,
    bigger: true,
    greater: true,
    longer: true,
    better: true,
    taller: true,
    older: true,
    later: true,
  },
  ...{
    less: false,
    fewer: false,
    lower: false,
    smaller: false,
    shorter: false,
    worse: false,
    younger: false,
    earlier: false,
    faster: false,
  },
};
/** What a question word expects the column to be called. */
const expected: Readonly<Record<string, readonly string[]>> = {
  who: 'name player driver athlete artist winner candidate actor author person rider jockey swimmer competitor member recipient director'.split(
    ' ',
  ),
  when: 'date year season day time'.split(' '),
  where: 'location venue city country place site stadium school college'.split(' '),
};

/** The same after "how". */
const expectedAfterHow: Readonly<Record<string, readonly string[]>> = {
  ...{
    long: 'time duration length years'.split(' '),
    old: ['age'],
    far: ['distance', 'length'],
    tall: ['height'],
    high: ['height', 'elevation'],
  },
  ...{
    fast: ['time', 'speed'],
    heavy: ['weight'],
    big: ['size', 'area'],
    large: ['size', 'area', 'population'],
    much: 'price cost amount revenue'.split(' '),
  },
};

type Asked = LinkedQuestion & {
  readonly table: Table;
  readonly has: (...phrases: readonly string[]) => boolean;
  readonly at: (word: string) => number;
};

/** Every query the question may mean, the likeliest first. Patterns are English; names, numbers and headings work in any language. */
export function proposeQueries(linked: LinkedQuestion, table: Table): Proposal[] {
  const said = ` ${linked.words.map(({ word }) => word).join(' ')} `;
  const asked: Asked = {
    ...linked,
    table,
    has: (...phrases) => phrases.some((phrase) => said.includes(` ${phrase} `)),
    at: (word) => linked.words.findIndex((each) => each.word === word),
  };
  const proposals = [
    ...counts(asked),
    ...steps(asked),
    ...comparisons(asked),
    ...superlativeQueries(asked),
    ...aggregates(asked),
    ...ends(asked),
    ...lookUps(asked),
  ];
  const seen = new Set<string>();
  return proposals
    .sort((a, b) => b.score - a.score)
    .filter(({ query }) => {
      const key = JSON.stringify(query);
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
}

const base: Omit<TableQuery, 'pick'> = { all: [], order: null, limit: null, offset: 0, step: 0 };

/**
 * Conditions from the values named: whole values of one column are either-or, words within values must all be there. Those `without` words are
 * left out, and so are numbers that are a limit ("after 2012").
 */
function conditions(asked: Asked, without: ReadonlySet<number> = new Set()): { all: Condition[][]; words: number[] } {
  const limitWords: number[] = [];
  const limited = thresholds(asked, limitWords);
  const skipped = new Set([...without, ...limitWords]);
  const byColumn = new Map<number, Condition[]>();
  const each: Condition[][] = [];
  const words = [...limitWords];
  const other = excludedFrom(asked);
  for (const { from, to, conditions: own } of asked.values) {
    const span = range(from, to);
    if (span.some((at) => skipped.has(at))) continue;
    const [best] = own.toSorted((a, b) => fits(asked, b, from) - fits(asked, a, from));
    if (!best) continue;
    words.push(...span);
    if (other !== null && from >= other)
      each.push([{ ...best, is: best.is === 'contains' ? 'not-contains' : 'not-equals' }]);
    else if (best.is === 'contains') each.push([best]);
    else if (isDenied(asked, from)) each.push([{ ...best, is: 'not-equals' }]);
    else {
      const known = byColumn.get(best.column) ?? [];
      if (!known.some(({ value }) => value === best.value)) byColumn.set(best.column, [...known, best]);
    }
  }
  return { all: satisfiable(asked.table, [...byColumn.values(), ...each, ...limited]), words };
}

/** Words within values are the weakest evidence: where no row meets everything, the one that shuts out most is let go. */
function satisfiable(table: Table, all: readonly Condition[][]): Condition[][] {
  let kept = [...all];
  while (matching(table, kept) === 0) {
    const weak = kept.filter((any) => any.every(({ is }) => is === 'contains'));
    if (weak.length === 0 || kept.length === 1) return kept;
    const without = (one: Condition[]) => kept.filter((each) => each !== one);
    const [worst] = weak.toSorted((a, b) => matching(table, without(b)) - matching(table, without(a)));
    kept = without(worst as Condition[]);
  }
  return kept;
}

/** "not part of the united states", "did not finish". */
function isDenied(asked: Asked, from: number): boolean {
  return asked.words
    .slice(Math.max(0, from - 5), from)
    .some(({ word }) => /^(?:not|isn|aren|wasn|weren|never|neither|nor)$/.test(word));
}

/** Of columns in which a value stands, the one whose heading is said beside it. */
function fits(asked: Asked, { column }: Condition, from: number): number {
  const named = asked.columns.find((each) => each.column === column);
  return named ? 1 + 1 / (1 + Math.min(...named.words.map((at) => Math.abs(at - from)))) : -column / 1000;
}

/** Where "other than", "besides" and "except" begin; null when nothing is left out. */
function excludedFrom(asked: Asked): number | null {
  const at = asked.words.findIndex(
    ({ word }, index) =>
      ['besides', 'except', 'excluding'].includes(word) ||
      (word === 'than' && ['other', 'else'].includes(asked.words[index - 1]?.word ?? '')),
  );
  return at < 0 ? null : at;
}

/** "more than 5 winners", "at least 10", "after 2012", "between 1883 and 2014". Adds the words used to `words`. */
function thresholds(asked: Asked, words: number[]): Condition[][] {
  const found: Condition[][] = [];
  const add = (at: number, is: Condition['is'], value: number, used: readonly number[]) => {
    const column = thresholdColumn(asked, at, value);
    if (column === null) return;
    words.push(...used);
    const isDate = asked.table.columns[column]?.type === 'date';
    // Dates are yyyymmdd: "after 1955" begins when that year is over.
    const late = is === 'above' || is === 'at-most';
    found.push([{ column, is, value: isDate ? value * 10_000 + (late ? 1231 : 0) : value }]);
  };
  asked.words.forEach(({ word }, at) => {
    const value = numberIn(word);
    if (value === null) return;
    const before = asked.words[at - 1]?.word ?? '';
    const pair = `${asked.words[at - 2]?.word ?? ''} ${before}`;
    if (/^(?:more|greater|higher|larger|longer|bigger|better) than$/.test(pair)) add(at, 'above', value, [at - 2, at]);
    else if (/^(?:less|fewer|lower|smaller|shorter) than$/.test(pair)) add(at, 'below', value, [at - 2, at]);
    else if (pair === 'at least') add(at, 'at-least', value, [at - 2, at - 1, at]);
    else if (pair === 'at most') add(at, 'at-most', value, [at - 2, at - 1, at]);
    else if (/^(?:above|over|exceeding|after|past)$/.test(before)) add(at, 'above', value, [at - 1, at]);
    else if (/^(?:below|under|before)$/.test(before)) add(at, 'below', value, [at - 1, at]);
    else if (before === 'since') add(at, 'at-least', value, [at - 1, at]);
    else if (
      asked.words[at + 1]?.word === 'or' &&
      /^(?:more|above|greater|higher|over)$/.test(asked.words[at + 2]?.word ?? '')
    )
      add(at, 'at-least', value, [at, at + 2]);
    else if (asked.words[at + 1]?.word === 'or' && /^(?:less|fewer|below|under)$/.test(asked.words[at + 2]?.word ?? ''))
      add(at, 'at-most', value, [at, at + 2]);
    else if (/^(?:between|from)$/.test(before)) {
      const until = numberIn(asked.words[at + 2]?.word ?? '');
      if (until === null) return;
      add(at, 'at-least', value, [at - 1, at]);
      add(at, 'at-most', until, [at + 2]);
    }
  });
  return found;
}

/** The number or date column a threshold is about: the nearest heading said, else the only one in whose range the number lies. */
function thresholdColumn(asked: Asked, at: number, value: number): number | null {
  const isYear = value >= 1000 && value <= 2100 && Number.isInteger(value);
  const usable = asked.table.columns.flatMap(({ type }, column) =>
    type === 'number' || (type === 'date' && isYear) ? [column] : [],
  );
  const named = asked.columns
    .filter(({ column }) => usable.includes(column))
    .sort((a, b) => distance(a, at) - distance(b, at) || b.share - a.share);
  if (named[0]) return named[0].column;
  const inRange = usable.filter((column) => {
    const numbers = asked.table.rows.flatMap((row) => row[column]?.number ?? []);
    return value >= Math.min(...numbers) && value <= Math.max(...numbers);
  });
  return inRange.length === 1 ? (inRange[0] as number) : null;
}

const distance = (named: NamedColumn, at: number) => Math.min(...named.words.map((word) => Math.abs(word - at)));

function typesOf(asked: Asked, ...types: readonly ColumnType[]): number[] {
  return asked.table.columns.flatMap(({ type }, column) => (types.includes(type) ? [column] : []));
}

/** The column the answer stands in: said after the question word, expected by it, or the table's subject. */
function targets(
  asked: Asked,
  without: ReadonlySet<number>,
): { column: number; sure: number; words: readonly number[] }[] {
  const wh = asked.words.findIndex(({ word }) => /^(?:which|what|who|whom|whose|where|when|name|list)$/.test(word));
  const word = asked.words[wh]?.word ?? '';
  const how = asked.words[asked.at('how') + 1]?.word ?? '';
  const named = asked.columns
    .filter(({ column }) => !without.has(column))
    .map((each) => ({ ...each, far: Math.min(...each.words.map((at) => (at > wh ? at - wh : 12))) }))
    .sort((a, b) => a.far - b.far || b.share - a.share)
    .map(({ column, share, far, words }) => ({ column, sure: (far <= 3 ? 1 : 0.8) * (0.7 + 0.3 * share), words }));
  const lexical = [
    ...(expected[word === 'whom' || word === 'whose' ? 'who' : word] ?? []),
    ...(asked.at('how') >= 0 ? (expectedAfterHow[how] ?? []) : []),
  ].flatMap((wanted) =>
    asked.table.columns.flatMap(({ name }, column) =>
      !without.has(column) &&
      name
        .toLowerCase()
        .split(/\P{L}+/u)
        .some((each) => each === wanted || each === `${wanted}s`)
        ? [{ column, sure: 0.85, words: [wh] }]
        : [],
    ),
  );
  const dates =
    asked.has('what year', 'which year', 'what date', 'what day') || word === 'when' ? typesOf(asked, 'date') : [];
  const subject = subjectColumn(asked.table, without);
  return [
    ...(word === 'who' || word === 'where' || word === 'when' ? [...lexical, ...named] : [...named, ...lexical]),
    ...dates.map((column) => ({ column, sure: 0.8, words: [wh] })),
    ...(subject === null ? [] : [{ column: subject, sure: 0.6, words: [wh] }]),
  ];
}

/** The leftmost text column with mostly different values: what the rows are about. */
function subjectColumn(table: Table, without: ReadonlySet<number>): number | null {
  const texts = table.columns.flatMap(({ type }, column) => (type === 'text' && !without.has(column) ? [column] : []));
  const distinct = (column: number) =>
    new Set(table.rows.map((row) => row[column]?.text ?? '')).size / table.rows.length;
  return texts.find((column) => distinct(column) > 0.6) ?? texts[0] ?? null;
}

/** Words that carry no meaning for a table. */
const filler = new Set(
  'table list listed chart according number total amount name given shown following column row record recorded did does do has have had was were is are be been the of in to all any each only ever there this that these those it its their his her'.split(
    ' ',
  ),
);

/** Share of the telling words of the question that a query takes up, times how sure its choices are. */
function scored(asked: Asked, query: TableQuery, used: readonly number[], sure: number): Proposal {
  const telling = asked.words.flatMap(({ word, stop }, at) => (stop || filler.has(word) ? [] : [at]));
  const taken = new Set(used);
  const share = telling.length === 0 ? 1 : telling.filter((at) => taken.has(at)).length / telling.length;
  return { query, score: sure * (0.35 + 0.65 * share) };
}

const usedBy = (asked: Asked, ...words: readonly string[]): number[] =>
  asked.words.flatMap(({ word }, at) => (words.includes(word) ? [at] : []));

function counts(asked: Asked): Proposal[] {
  if (isDifference(asked)) return [];
  if (!asked.has('how many', 'jow many', 'number of', 'total of', 'count', 'how often', 'numbers of')) return [];
  const { all, words } = conditions(asked);
  const used = [...words, ...usedBy(asked, 'how', 'many', 'number', 'times', 'often', 'different', 'total')];
  const at = asked.words.findIndex(
    ({ word }, index) => word === 'many' || (word === 'of' && asked.words[index - 1]?.word === 'number'),
  );
  const conditionColumns = new Set(all.flat().map(({ column }) => column));
  const proposals: Proposal[] = [];
  const counted = asked.columns.filter(({ words: own }) => own.some((word) => word > at && word <= at + 3));
  const numeric = counted
    .filter(({ column }) => isMeasure(asked.table, column))
    .filter(({ column }) => asked.table.columns[column]?.type === 'number' && !conditionColumns.has(column));
  for (const { column, share, words: own } of numeric) {
    const several = asked.has('total', 'combined', 'altogether', 'in all', 'together', 'all');
    const isOne = matching(asked.table, all) <= 1;
    const pick: Pick = all.length > 0 && isOne && !several ? { kind: 'cells', column } : { kind: 'sum', column };
    proposals.push(
      scored(
        asked,
        { ...base, all, pick },
        [...used, ...own],
        (all.length > 0 || several ? 0.95 : 0.75) * (0.8 + 0.2 * share),
      ),
    );
  }
  const distinct = asked.has('different', 'unique', 'distinct') ? (counted[0]?.column ?? null) : null;
  const rowWords = counted.flatMap(({ words: own }) => own);
  // "How many games": the noun heads no column, so that rows are counted.
  const noun = at + 1 < asked.words.length && numeric.length === 0 ? [at + 1] : [];
  // One thing counted is always one: the question wants one of its figures.
  const isOneThing = all.some(
    (any) =>
      any.length === 1 &&
      any[0] !== undefined &&
      (any[0].is === 'equals' || (any[0].is === 'contains' && matching(asked.table, [any]) === 1)) &&
      isKey(asked.table, any[0].column),
  );
  if (isOneThing) {
    for (const { column, sure, words: own } of orderColumns(asked, conditionColumns)) {
      proposals.push(scored(asked, { ...base, all, pick: { kind: 'cells', column } }, [...used, ...own], 0.9 * sure));
    }
  }
  proposals.push(
    scored(
      asked,
      { ...base, all, pick: { kind: 'count', distinct } },
      [...used, ...rowWords, ...noun],
      (all.length > 0 ? 0.9 : 0.7) * (isOneThing ? 0.6 : 1),
    ),
  );
  return proposals;
}

/** True for a column of mostly different texts: each names one row. */
function isKey(table: Table, column: number): boolean {
  if (table.columns[column]?.type !== 'text') return false;
  return new Set(table.rows.map((row) => row[column]?.text ?? '')).size > table.rows.length * 0.9;
}

/** False for columns that number, rank or date their rows: adding those up says nothing. */
function isMeasure(table: Table, column: number): boolean {
  const name = table.columns[column]?.name ?? '';
  return !/^(?:#|n[o°]\.?|nr\.?|number|rank(?:ing)?|pos(?:ition)?|place|years?|season|edition|week|day|round|pick|id|code|jahr|rang)(?: \d+)?$/i.test(
    name.trim(),
  );
}

/** How many rows pass; conditions on text and numbers as SQL would. */
export function matching(table: Table, all: readonly (readonly Condition[])[]): number {
  return table.rows.filter((row) =>
    all.every((any) =>
      any.some(({ column, is, value }) => {
        const cell = row[column];
        if (typeof value === 'number') {
          const number = cell?.number ?? null;
          if (number === null) return false;
          return {
            equals: number === value,
            above: number > value,
            below: number < value,
            'at-least': number >= value,
            'at-most': number <= value,
            'not-equals': number !== value,
            contains: number === value,
            'not-contains': number !== value,
          }[is];
        }
        const own = cell?.text ?? '';
        const holds = own.toLowerCase().includes(value.toLowerCase());
        return {
          equals: own === value,
          contains: holds,
          'not-equals': own !== value,
          'not-contains': !holds,
          above: false,
          below: false,
          'at-least': false,
          'at-most': false,
        }[is];
      }),
    ),
  ).length;
}

/** "who came after X", "directly above X", "the next … after X". */
function steps(asked: Asked): Proposal[] {
  const cue = asked.words.findIndex(({ word }) =>
    /^(?:after|before|above|below|following|next|previous|preceding)$/.test(word),
  );
  const cueWord = asked.words[cue]?.word ?? '';
  const value = asked.values.find(({ from }) => from > cue && from <= cue + 3) ?? asked.values[0];
  // "after 2012" is a limit.
  if (cue < 0 || !value || asked.has('how many') || numberIn(asked.words[cue + 1]?.word ?? '') !== null) return [];
  const forward = /^(?:after|below|following|next)$/.test(cueWord);
  const own = value.conditions[0];
  if (!own) return [];
  const before = new Set([own.column]);
  const { words } = conditions(asked);
  const used = [
    ...words,
    cue,
    ...usedBy(
      asked,
      'directly',
      'right',
      'immediately',
      'next',
      'came',
      'come',
      'comes',
      'ranked',
      'finished',
      'listed',
      'place',
    ),
  ];
  const same = { column: own.column, sure: 1, words: [] as readonly number[] };
  return [...targets(asked, new Set()), same].map(({ column, sure, words: at }) =>
    scored(
      asked,
      { ...base, all: [[own]], step: forward ? 1 : -1, pick: { kind: 'cells', column } },
      [...used, ...at],
      before.has(column) ? 0.9 : 0.8 * sure,
    ),
  );
}

const isDifference = (asked: Asked): boolean =>
  asked.has('difference', 'how many more', 'how much more', 'how many fewer', 'how many less', 'how much less') ||
  (asked.has('how many years', 'how many days') && asked.has('between', 'apart')) ||
  (asked.has('how much') && asked.words.some(({ word }) => word in comparatives) && asked.has('than'));

/** "who has more medals, A or B", and how much more. */
function comparisons(asked: Asked): Proposal[] {
  const cue = asked.words.find(({ word }) => word in comparatives);
  const difference = isDifference(asked);
  if (!cue && !difference) return [];
  const groups = Map.groupBy(
    asked.values.flatMap((value) => value.conditions.map((condition) => ({ value, condition }))),
    ({ condition }) => condition.column,
  );
  const proposals: Proposal[] = [];
  for (const [column, pairs] of groups) {
    const spans = new Set(pairs.map(({ value }) => value.from));
    if (spans.size < 2) continue;
    const all = [pairs.map(({ condition }) => condition)];
    const used = [
      ...pairs.flatMap(({ value }) => range(value.from, value.to)),
      ...usedBy(asked, cue?.word ?? '', 'difference', 'how', 'many', 'much', 'years', 'between'),
    ];
    for (const { column: of, sure, words } of orderColumns(asked, new Set([column]))) {
      if (difference)
        proposals.push(
          scored(asked, { ...base, all, pick: { kind: 'spread', column: of } }, [...used, ...words], 0.95 * sure),
        );
      else if (cue) {
        const order = { column: of, descending: endOf(asked.table, of, cue.word, comparatives[cue.word] ?? true) };
        proposals.push(
          scored(
            asked,
            { ...base, all, order, limit: 1, pick: { kind: 'cells', column } },
            [...used, ...words],
            0.95 * sure,
          ),
        );
      }
    }
  }
  return proposals;
}

/** Columns rows can be put in order by, the one that is said first. */
function orderColumns(
  asked: Asked,
  without: ReadonlySet<number>,
  cue = -1,
): { column: number; sure: number; words: readonly number[] }[] {
  const usable = typesOf(asked, 'number', 'date').filter((column) => !without.has(column));
  const named = asked.columns
    .filter(({ column }) => usable.includes(column))
    .map((each) => ({ ...each, far: cue < 0 ? 3 : distance(each, cue) }))
    .sort((a, b) => b.share - a.share || a.far - b.far)
    .map(({ column, share, words }) => ({ column, sure: 0.75 + 0.25 * share, words }));
  const rest = usable.filter((column) => !named.some((each) => each.column === column));
  // A rank is no measure of what is asked, and a lone number column is the only one that can be meant.
  const measures = rest.filter((column) => isMeasure(asked.table, column));
  const alone = named.length === 0 && measures.length === 1 ? 0.8 : 0.55;
  return [...named, ...measures.map((column) => ({ column, sure: alone, words: [] as readonly number[] }))];
}

function superlativeQueries(asked: Asked): Proposal[] {
  const cue = asked.words.findIndex(
    ({ word }, at) => word in superlatives && !(word === 'least' && asked.words[at - 1]?.word === 'at'),
  );
  const more = asked.has('than any other', 'than any');
  const word = cue >= 0 ? (asked.words[cue]?.word ?? '') : '';
  if (cue < 0 && !more) return [];
  const descending = cue >= 0 ? (superlatives[word] ?? true) : !asked.has('less', 'fewer');
  const { all, words } = conditions(asked);
  const taken = new Set(
    all
      .flat()
      .filter(({ is }) => is !== 'contains' && is !== 'not-contains')
      .map(({ column }) => column),
  );
  const used = [...words, cue, ...usedBy(asked, 'more', 'any', 'other', 'than', 'single')];
  const orders = timeWords.has(word)
    ? [
        ...typesOf(asked, 'date').map((column) => ({ column, sure: 0.95, words: [] as readonly number[] })),
        ...yearColumns(asked),
      ]
    : orderColumns(asked, taken, cue);
  const proposals: Proposal[] = [];
  for (const order of orders) {
    const end = endOf(asked.table, order.column, word, descending);
    const ordered = { ...base, all, order: { column: order.column, descending: end }, limit: 1 };
    const orderUsed = [...used, ...order.words];
    for (const { column, sure, words: at } of targets(asked, new Set([...taken, order.column]))) {
      proposals.push(
        scored(asked, { ...ordered, pick: { kind: 'cells', column } }, [...orderUsed, ...at], 0.95 * order.sure * sure),
      );
    }
    if (asked.has('what is the', 'what was the', 'how many', 'how much', 'what were the')) {
      const isValue = asked.words.findIndex(({ word: each }) => each === 'the') === cue - 1;
      proposals.push(
        scored(
          asked,
          { ...ordered, pick: { kind: 'cells', column: order.column } },
          orderUsed,
          (isValue ? 0.95 : 0.7) * order.sure,
        ),
      );
    }
  }
  // "which country has the most winners": what most rows share.
  for (const { column, sure, words: at } of targets(asked, taken)) {
    const values = new Set(asked.table.rows.map((row) => row[column]?.text ?? ''));
    if (values.size === asked.table.rows.length) continue;
    const noun = cue >= 0 ? [cue + 1] : [];
    const noMeasure = orders.every((order) => order.words.length === 0);
    proposals.push(
      scored(
        asked,
        { ...base, all, pick: { kind: 'commonest', column, of: null, descending } },
        [...used, ...at, ...noun],
        (noMeasure ? 0.92 : 0.6) * sure,
      ),
    );
  }
  return proposals;
}

/** The best time and the best place are the smallest. */
function endOf(table: Table, column: number, word: string, descending: boolean): boolean {
  const isTurned =
    /^(?:best|better|worst|worse)$/.test(word) &&
    /\b(?:time|rank|pos(?:ition)?|place)\b/i.test(table.columns[column]?.name ?? '');
  return isTurned ? !descending : descending;
}

function yearColumns(asked: Asked): { column: number; sure: number; words: readonly number[] }[] {
  return asked.table.columns.flatMap(({ name, type }, column) =>
    type === 'number' && /year|season/i.test(name) ? [{ column, sure: 0.95, words: [] }] : [],
  );
}

function aggregates(asked: Asked): Proposal[] {
  if (isDifference(asked)) return [];
  const average = asked.has('average', 'mean', 'on average');
  const sum = asked.has('total', 'sum', 'combined', 'altogether', 'in all', 'together', 'overall');
  if (!average && !sum) return [];
  const { all, words } = conditions(asked);
  const taken = new Set(all.flat().map(({ column }) => column));
  const used = [
    ...words,
    ...usedBy(
      asked,
      'average',
      'mean',
      'total',
      'sum',
      'combined',
      'altogether',
      'together',
      'overall',
      'how',
      'many',
      'much',
    ),
  ];
  const top = topOf(asked);
  return orderColumns(asked, taken).map(({ column, sure, words: at }) =>
    scored(
      asked,
      {
        ...base,
        all,
        ...(top ? { order: { column: 'row', descending: top.last }, limit: top.count } : {}),
        pick: { kind: average ? 'average' : 'sum', column },
      },
      [...used, ...at, ...(top?.words ?? [])],
      0.95 * sure,
    ),
  );
}

/** "the first three", "top 5", "last two". */
function topOf(asked: Asked): { count: number; last: boolean; words: readonly number[] } | null {
  const at = asked.words.findIndex(
    ({ word }, index) =>
      /^(?:first|top|last|bottom)$/.test(word) && numberIn(asked.words[index + 1]?.word ?? '') !== null,
  );
  if (at < 0) return null;
  const count = numberIn(asked.words[at + 1]?.word ?? '') ?? 0;
  return count < 1 || count > 100
    ? null
    : { count, last: /^(?:last|bottom)$/.test(asked.words[at]?.word ?? ''), words: [at, at + 1] };
}

/** "the first … listed", "the last winner", "the top three". */
function ends(asked: Asked): Proposal[] {
  const several = topOf(asked);
  const at = several
    ? (several.words[0] ?? -1)
    : asked.words.findIndex(
        ({ word }, index) =>
          /^(?:first|last|top|bottom|final)$/.test(word) &&
          !asked.values.some(({ from, to }) => index >= from && index < to),
      );
  if (at < 0 || asked.has('how many', 'average', 'total')) return [];
  const last = /^(?:last|bottom|final)$/.test(asked.words[at]?.word ?? '');
  const { all, words } = conditions(asked);
  const taken = new Set(
    all
      .flat()
      .filter(({ is }) => is !== 'contains' && is !== 'not-contains')
      .map(({ column }) => column),
  );
  const used = [...words, at, ...(several?.words ?? []), ...usedBy(asked, 'list', 'place', 'listed', 'time')];
  return targets(asked, taken).map(({ column, sure, words: own }) =>
    scored(
      asked,
      {
        ...base,
        all,
        order: { column: 'row', descending: last },
        limit: several?.count ?? 1,
        pick: { kind: 'cells', column },
      },
      [...used, ...own],
      0.9 * sure,
    ),
  );
}

function lookUps(asked: Asked): Proposal[] {
  const { all, words } = conditions(asked);
  if (all.length === 0) return [];
  const taken = new Set(
    all
      .flat()
      .filter(({ is }) => is !== 'contains' && is !== 'not-contains')
      .map(({ column }) => column),
  );
  const found = matching(asked.table, all);
  // A look-up that finds dozens of rows is hardly one.
  const few = found === 0 ? 0.3 : found === 1 ? 1 : found <= 5 ? 0.85 : 0.6;
  return targets(asked, taken).map(({ column, sure, words: at }) =>
    scored(asked, { ...base, all, pick: { kind: 'cells', column } }, [...words, ...at], 0.95 * sure * few),
  );
}
