/** What a collection question asks of each document, in parts that can be checked by themselves. */
import { type DateRole, type DayRange, type FoundDate, findDates, roleOf } from './find-dates.ts';

export type DateCondition = DayRange & {
  readonly type: 'date';
  readonly role: DateRole;
  /** in: within the range · before, after: outside of it on that side. */
  readonly relation: 'in' | 'before' | 'after';
  readonly said: string;
};
export type NameCondition = {
  readonly type: 'name';
  /** from: its sender or seller · to: its receiver · with: a party of it · any: it is named. */
  readonly role: 'from' | 'to' | 'with' | 'any';
  readonly name: string;
};
export type AmountCondition = {
  readonly type: 'amount';
  readonly relation: 'over' | 'under';
  readonly value: number;
  readonly said: string;
};
export type TopicCondition = {
  readonly type: 'topic';
  /** mention: the words stand in it · about: a sentence is about them · without: they do not stand in it. */
  readonly how: 'mention' | 'about' | 'without';
  readonly words: string;
};
export type Condition = DateCondition | NameCondition | AmountCondition | TopicCondition;

const dateVerbs: readonly (readonly [DateRole, RegExp])[] = [
  [
    'end',
    /\b(?:end|expir|terminat|run out|runs out|running out|lapse|laufen|läuft|auslauf|ablauf|termin|vence|finaliz|prend fin|prennent fin|échéance|échoi)/iu,
  ],
  ['start', /\b(?:start|beg[ia]n|commenc|effective|beginn|débute|prend effet|comienz|empie|inici)/iu],
  ['due', /\b(?:due|payable|fällig|zahlbar)/iu],
  ['signed', /\b(?:sign|execut|conclud|entered into|unterzeichn|unterschrieb|geschlossen|conclu|firmad)/iu],
];
const before =
  /(?<![\p{L}])(?:before|prior to|until|by the end of|by|earlier than|vor|bis|avant|jusqu['’]à|antes de|hasta)\s*$/iu;
const after = /(?<![\p{L}])(?:after|later than|since|from|nach|seit|ab|après|depuis|después de|desde)\s*$/iu;
const amount =
  /(?<![\p{L}])(?<word>over|above|more than|greater than|exceeding|exceeds?|at least|worth more than|under|below|less than|at most|über|mehr als|mindestens|unter|weniger als|höchstens|plus de|supérieure?s? à|moins de|inférieure?s? à|más de|superiores? a|menos de|inferiores? a) (?<sum>(?:[$€£¥]|eur|usd|gbp|chf)? ?\d[\d.,'’ ]*(?: ?(?:thousand|million|k|m|tsd|mio))?(?: ?(?:[$€£¥]|euros?|dollars?|pounds?|eur|usd|gbp|chf|francs?))?)(?![\p{L}\p{N}])/iu;
const under = /^(?:under|below|less|at most|unter|weniger|höchstens|moins|inférieur|menos|inferior)/iu;
const proper =
  "\\p{Lu}[\\p{L}\\p{N}&.'’-]*(?: (?:(?:&|and|of|the|de|del|la|von|van|und|y|et) )?[\\p{Lu}\\p{N}][\\p{L}\\p{N}&.'’-]*)*";
const prepositions: readonly (readonly [NameCondition['role'], string])[] = [
  ['to', 'addressed to|sent to|to|for|an|für|à|adressées? à|para|dirigid[oa]s? a'],
  ['with', 'between|with|mit|zwischen|avec|entre|con'],
  ['from', 'issued by|sent by|written by|from|by|viennent de|von|vom|de la part de|del?|du|de la|of|stammen von'],
];
const named = prepositions.map(
  ([role, words]) =>
    [
      role,
      new RegExp(`(?<![\\p{L}])(?:${words}) (?:the |der |dem |das |la |le |el )?["“„«]?(?<name>${proper})["”“»]?`, 'u'),
    ] as const,
);
/** People type names without capitals at the end of a question: "from acme". */
const lowerNamed = /(?<![\p{L}])(?<word>from|by|with|to) (?<name>[\p{L}\p{N}&.'’-]+(?: [\p{L}\p{N}&.'’-]+){0,2})$/u;
const negative =
  /(?<![\p{L}])(?:without|lack(?:s|ing)?|no|not|don['’]?t|doesn['’]?t|do not|does not|ohne|kein\p{L}*|nicht|sans|ne|pas|sin)(?![\p{L}])/iu;
const mentioning =
  /(?<![\p{L}])(?:mention\p{L}*|contain\p{L}*|includ\p{L}*|refer(?:s|ring)? to|with|have|has|having|name|names|list|cite|erwähn\p{L}*|enthalt\p{L}*|enthält|mit|nennen|contienn\p{L}*|contient|avec|contien\p{L}*|mencion\p{L}*|con)(?![\p{L}])/iu;

/**
 * Parts of a condition such as "from Acme, over 5,000 euros, that end in 2027". What is left once dates, names and amounts are taken out is
 * a topic. `each`: documents are asked what they say, so that what is left is what about; `isWord` tells words that say something. Dates
 * are absolute (`withAbsoluteDates`).
 */
export function readConditions(condition: string, each: boolean, isWord: (word: string) => boolean): Condition[] {
  const found: Condition[] = [];
  let rest = ` ${condition} `;
  const take = (text: string) => {
    rest = rest.replace(text, ' ');
  };
  const sum = amount.exec(rest);
  const value = sum?.groups?.sum ? amountOf(sum.groups.sum) : null;
  if (sum && value !== null) {
    found.push({
      type: 'amount',
      relation: under.test(sum.groups?.word ?? '') ? 'under' : 'over',
      value,
      said: sum[0].trim(),
    });
    take(sum[0]);
  }
  for (const date of datesIn(rest)) {
    const text = rest.slice(date.start, date.end);
    const lead = rest.slice(0, date.start);
    const verb = dateVerbs.find(([, pattern]) => pattern.test(rest));
    const relation = before.test(lead)
      ? 'before'
      : after.test(lead) && /\b(?:after|later than|since|nach|seit|après|depuis|después)/iu.test(lead)
        ? 'after'
        : 'in';
    const role = verb?.[0] ?? (roleOf(rest, date) === 'signed' ? 'signed' : 'dated');
    const { first, last } = date;
    found.push({ type: 'date', role, relation, first, last, said: text });
    // One date is what such questions have; a second one would be part of a name.
    rest = `${lead.replace(/(?:\b(?:in|on|by|before|after|since|from|until|during|of|im|am|vor|nach|seit|bis|ab|vom|en|le|avant|après|depuis|del?|du|antes|después|desde|hasta|dated|datiert|the end|the year|jahr)\s*)+$/iu, '')} ${rest.slice(date.end)}`;
    if (verb)
      rest = rest.replace(
        new RegExp(
          `(?<![\\p{L}])(?:(?:that|which|die|qui|que) )?(?:will |do |are |were |se )?\\p{L}*(?:${verb[1].source.slice(4, -1)})\\p{L}*(?: out| aus| ab)?`,
          'iu',
        ),
        ' ',
      );
    break;
  }
  for (const [role, pattern] of named) {
    const match = pattern.exec(rest);
    const name = match?.groups?.name?.replace(/[.'’]+$/, '');
    if (!match || !name || each) continue;
    found.push({ type: 'name', role, name });
    take(match[0]);
    break;
  }
  const low = each || found.some(({ type }) => type === 'name') ? null : lowerNamed.exec(rest.trim());
  if (low?.groups?.name?.split(' ').every(isWord)) {
    const word = low.groups.word as string;
    // "with a penalty clause" has words, "with acme" a name: only a few prepositions leave no doubt.
    if (word !== 'with' && word !== 'to') {
      found.push({ type: 'name', role: 'from', name: low.groups.name as string });
      take(low[0]);
    }
  }
  const topic = (rest.match(/[\p{L}\p{N}'’-]+/gu) ?? [])
    .filter((word) => isWord(word) && !filler.test(word) && !found.some((each) => isRoleWord(each, word)))
    .join(' ');
  if (topic !== '') {
    const how = negative.test(rest) ? 'without' : !each && mentioning.test(rest) ? 'mention' : 'about';
    found.push({ type: 'topic', how, words: topic });
  }
  return found;
}

/** Dates, and two with a dash between them as the days from one to the other. */
function datesIn(text: string): FoundDate[] {
  const [first, second] = findDates(text);
  if (!first) return [];
  const isRange = second !== undefined && /^\s?[–—-]\s?$/u.test(text.slice(first.end, second.start));
  return [isRange ? { start: first.start, end: second.end, first: first.first, last: second.last } : first];
}

/** "signed" of "signed in 2022" is no topic. */
function isRoleWord(condition: Condition, word: string): boolean {
  if (condition.type !== 'date') return false;
  const verb = dateVerbs.find(([role]) => role === condition.role);
  return verb?.[1].test(word) === true;
}

/** Words that ask, and say nothing of what is asked for. */
const filler =
  /^(?:say|says|said|saying|state[sd]?|mention\p{L}*|contain\p{L}*|includ\p{L}*|refer\p{L}*|concern\p{L}*|regard\p{L}*|discuss\p{L}*|cover(?:s|ed|ing)?|talk\p{L}*|speak\p{L}*|conclude[sd]?|describe[sd]?|recommend(?:s|ed)?|name|names|list|lists|issued|sent|written|dated|addressed|still|word|words|clauses?|provisions?|sections?|klauseln?|cláusulas?|without|ohne|sans|have|has|had|having|one|ones|give|extract|tell|automatically|lack\p{L}*|don['’]?t|doesn['’]?t|it|they|something|anything|sagt|sagen|steht|stehen|schreib\p{L}*|erwähn\p{L}*|enthalt\p{L}*|enthält|nenn\p{L}*|stamm\p{L}*|kommen|etwas|noch|aus|ab|dit|disent|mentionn\p{L}*|contienn\p{L}*|contient|viennent|vient|dicen?|mencion\p{L}*|contien\p{L}*|vienen|habla\p{L}*|son|sont|sind)$/iu;

function amountOf(said: string): number | null {
  const digits = /\d[\d.,'’ ]*/.exec(said)?.[0].trim().replace(/[.,]$/, '') ?? '';
  const plain = digits.replace(/['’ ]/g, '');
  // A group of three is thousands, in whichever way it is set off.
  const value = Number(
    /^\d{1,3}(?:[.,]\d{3})+$/.test(plain)
      ? plain.replace(/[.,]/g, '')
      : plain.replace(/,(?=\d{3})/g, '').replace(',', '.'),
  );
  const scale = /million|mio|\bm\b/iu.test(said) ? 1e6 : /thousand|tsd|\dk\b| k\b/iu.test(said) ? 1e3 : 1;
  return Number.isFinite(value) && digits !== '' ? value * scale : null;
}
