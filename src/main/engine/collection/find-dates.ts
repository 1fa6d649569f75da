/** Dates in a text as people write them in English, German, French and Spanish, and what each is the date of. */
import type { Span } from '../types.ts';
import { collectionLimits } from './limits.ts';

/** Days as numbers that compare: 20271231. A month or year alone spans its days. */
export type DayRange = { readonly first: number; readonly last: number };
export type DateRole = 'start' | 'end' | 'signed' | 'due' | 'dated' | 'other';
export type FoundDate = Span & DayRange;

const months = [
  'jan january januar janvier janv enero ene',
  'feb february februar février fevrier févr fév febrero',
  'mar march märz maerz mär mars marzo',
  'apr april avril avr abril abr',
  'may mai mayo',
  'jun june juni juin junio',
  'jul july juli juillet juil julio',
  'aug august août aout agosto ago',
  'sep sept september septembre septiembre',
  'oct october oktober okt octobre octubre',
  'nov november novembre noviembre',
  'dec december dezember dez décembre decembre diciembre dic',
];
const monthOf = new Map(
  months.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);
const month = `(?<month>${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const year = '(?<year>(?:19|20)\\d{2})';
const edge = { before: '(?<![\\p{L}\\p{N}./-])', after: '(?![\\p{L}\\p{N}]|[./-]\\d)' };
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?';
const patterns = [
  `(?<year>(?:19|20)\\d{2})[-/.](?<number>\\d{1,2})[-/.](?<day>\\d{1,2})`,
  `${day}(?: day of| de)? ${month},?(?: de| del)? ${year}`,
  `${month} ${day},? ${year}`,
  `(?<a>\\d{1,2})[./-](?<b>\\d{1,2})[./-]${year}`,
  `${month},?(?: de| del)? ${year}`,
  `(?<year>(?:19|20)\\d{2})-(?<number>\\d{2})`,
  year,
].map((source) => new RegExp(`${edge.before}${source}${edge.after}`, 'giu'));

/** Dates in order; where several patterns fit, the one that says most. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const range = rangeOf(match.groups ?? {});
      if (range) found.push({ start, end, ...range });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function rangeOf({
  year: years,
  month: name,
  number,
  day: days,
  a,
  b,
}: Record<string, string | undefined>): DayRange | null {
  const y = Number(years);
  if (a !== undefined && b !== undefined) return slashed(y, Number(a), Number(b));
  const m = name ? monthOf.get(name.toLowerCase()) : number ? Number(number) : null;
  if (m === null || m === undefined) return { first: key(y, 1, 1), last: key(y, 12, 31) };
  if (m < 1 || m > 12) return null;
  if (days === undefined) return { first: key(y, m, 1), last: key(y, m, 31) };
  const d = Number(days);
  return d >= 1 && d <= 31 ? { first: key(y, m, d), last: key(y, m, d) } : null;
}

/** `03/04/2027` is one of two days, which nothing tells: it is somewhere between them. */
function slashed(y: number, a: number, b: number): DayRange | null {
  const days = [
    [b, a],
    [a, b],
  ].flatMap(([m = 0, d = 0]) => (m >= 1 && m <= 12 && d >= 1 && d <= 31 ? [key(y, m, d)] : []));
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) };
}

const key = (y: number, m: number, d: number) => y * 10_000 + m * 100 + d;

const roleWords: readonly (readonly [DateRole, string])[] = [
  [
    'end',
    "end(?:s|ed|ing)?|end date|expir\\p{L}*|terminat(?:es|ed|ing|ion date)|until|through|valid to|valid until|lapses?|runs? out|conclud(?:es|ing)|to|ende[tn]?|endend|läuft|laufzeit bis|bis|endet|gültig bis|ablauf|fin|prend fin|se termine|jusqu[’']au|expire|échéance|termina[n]?|vence[n]?|finaliza[n]?|hasta|vencimiento",
  ],
  [
    'start',
    'start(?:s|ed|ing)?|start date|begin(?:s|ning)?|commenc\\p{L}*|effective|from|with effect from|beginnt|beginn|ab|vom|seit|début|commence|prend effet|à compter|du|comienza|inicia|inicio|desde',
  ],
  ['due', 'due|due date|payable|pay by|fällig\\p{L}*|zahlbar|payable|à payer|vencimiento|pagadero'],
  [
    'signed',
    'signed|executed|entered into|made on|unterzeichnet|unterschrieben|geschlossen|signé|conclu|firmad[oa]|celebrad[oa]',
  ],
  [
    'dated',
    'date|dated|issued|invoice date|sent|written|datum|datiert|rechnungsdatum|date|daté|émise?|fecha|fechad[oa]|emitid[oa]',
  ],
  [
    'other',
    'notice|notify|renew\\p{L}*|review\\p{L}*|deliver\\p{L}*|deposit|kündigung\\p{L}*|preavis|préavis|preaviso',
  ],
];
const anyRole = new RegExp(
  `(?<![\\p{L}])(?:${roleWords.map(([, words], index) => `(?<r${index}>${words})`).join('|')})(?: date| on)?(?![\\p{L}])`,
  'giu',
);

/** What a date of this text is the date of: the nearest role word before it, else right behind it; null when none stands near. */
export function roleOf(text: string, date: Span): DateRole | null {
  // "1 May 2025 to 30 April 2027", with whatever stands for "to".
  if (rangeAfter.test(text.slice(date.end)) && findDates(text.slice(date.end, date.end + 48)).length > 0)
    return 'start';
  if (
    rangeBefore.test(text.slice(0, date.start)) &&
    findDates(text.slice(Math.max(0, date.start - 48), date.start)).length > 0
  )
    return 'end';
  let role: DateRole | null = null;
  let reached = 0;
  for (const match of text.slice(0, date.start).matchAll(anyRole)) {
    role = roleIn(match);
    reached = match.index + match[0].length;
  }
  const between = text.slice(reached, date.start);
  if (role !== null && wordsIn(between) <= collectionLimits.roleWords) {
    // "to" of "payable to Acme on …" and "from" of a sender are no dates' words unless they stand right before one.
    const weak = /(?:^|[^\p{L}])(?:to|from|du|ab|vom)$/iu.test(text.slice(0, reached).trimEnd());
    if (!weak || wordsIn(between) <= 1) return role;
    return roleOf(text.slice(0, reached).replace(/\p{L}+$/u, ' '), { start: reached, end: reached });
  }
  const after = /^\s?\(([\p{L} ]{3,24})\)/u.exec(text.slice(date.end));
  const behind = after?.[1] ? [...after[1].matchAll(anyRole)][0] : undefined;
  return behind && behind.index === 0 ? roleIn(behind) : null;
}

const rangeAfter = /^\s*(?:to|until|till|through|bis(?: zum)?|au|jusqu['’]au|hasta(?: el)?|al|–|—|-)\s/iu;
const rangeBefore =
  /\d\s*(?:to|until|till|through|bis(?: zum)?|au|jusqu['’]au|hasta(?: el)?|al|–|—|-)\s*(?:the |den )?$/iu;

function roleIn(match: RegExpMatchArray): DateRole | null {
  const index = roleWords.findIndex((_, at) => match.groups?.[`r${at}`] !== undefined);
  return roleWords[index]?.[0] ?? null;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
