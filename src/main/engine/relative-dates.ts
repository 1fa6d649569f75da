/** "last month", "this quarter", "in the next 90 days" as the days they are: English, German, French, Spanish, Italian. */

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const units: readonly (readonly [Unit, string])[] = [
  ['day', 'days?|tage?n?|jours?|d[ií]as?|giorn[oi]'],
  ['week', 'weeks?|wochen?|semaines?|semanas?|settiman[ae]'],
  ['month', 'months?|monate?[ns]?|mois|mes(?:es)?|mes[ei]'],
  ['quarter', 'quarters?|quartale?s?n?|vierteljahre?s?|trimestres?|trimestr[ei]'],
  ['year', 'years?|jahre?[ns]?|ann[ée]es?|ans?|a[ñn]os?|ann[oi]'],
];
const anyUnit = units.map(([, words]) => words).join('|');
const unitOf = (said: string): Unit =>
  units.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(said))?.[0] ?? 'day';

/** A whole day away is said "yesterday" and "tomorrow"; "the last day to register" is another. */
const longUnit = units.flatMap(([unit, words]) => (unit === 'day' ? [] : [words])).join('|');

const current = "this|the current|current|diese[rmns]?|laufende[rmns]?|cette?|ce|esta|este|questa|questo|quest['’]";
const last = 'last|the last|the previous|previous|the past|letzte[rmns]?|vorige[rmns]?|vergangene[rmns]?';
const next = 'next|the next|the coming|coming|nächste[rmns]?|naechste[rmns]?|kommende[rmns]?';
const lastBehind = 'derni[èe]re?|pass[ée]e?|pasad[oa]|scors[oa]|passat[oa]';
const nextBehind = 'prochaine?|pr[óo]xim[oa]|que viene|prossim[oa]';
const small =
  'one two three four five six seven eight nine ten eleven twelve|ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf|un deux trois quatre cinq six sept huit neuf dix onze douze|un dos tres cuatro cinco seis siete ocho nueve diez once doce|un due tre quattro cinque sei sette otto nove dieci undici dodici'
    .split('|')
    .map((list) => list.split(' '));
const number = `\\d{1,3}|${[...new Set(small.flat())].join('|')}`;
const numberOf = (said: string): number =>
  /^\d/.test(said) ? Number(said) : Math.max(...small.map((list) => list.indexOf(said.toLowerCase()) + 1));
const article =
  "(?:(?:in|within|during|over|im|in der|in den|innerhalb der|während|dans|au cours de|pendant|en|durante|nel|nella|nei|entro) )?(?:(?:the|den|der|die|dem|le|la|les|l['’]|el|los|las|il|i|gli|ces|estos|estas|questi|queste) ?)?";
const edge = {
  before: '(?<![\\p{L}\\p{N}])',
  after: "(?![\\p{L}\\p{N}]|['’]s|[- ](?:of|des|der|de la|del|di)(?![\\p{L}]))",
};
const pattern = (source: string) => new RegExp(`${edge.before}${source}${edge.after}`, 'giu');

type Range = { readonly first: Date; readonly last: Date };
type Rule = {
  readonly pattern: RegExp;
  /** The language it is one of alone. */
  readonly of?: string;
  readonly range: (match: RegExpMatchArray, today: Date) => Range;
};

const date = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));
const plusDays = (from: Date, days: number) =>
  date(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + days);

/** The whole week (from Monday), month, quarter or year that is `by` away from today's. */
function whole(unit: Unit, by: number, today: Date): Range {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  switch (unit) {
    case 'day':
      return { first: plusDays(today, by), last: plusDays(today, by) };
    case 'week': {
      const monday = plusDays(today, by * 7 - ((today.getUTCDay() + 6) % 7));
      return { first: monday, last: plusDays(monday, 6) };
    }
    case 'month':
      return { first: date(year, month + by, 1), last: date(year, month + by + 1, 0) };
    case 'quarter': {
      const start = Math.floor(month / 3) * 3 + by * 3;
      return { first: date(year, start, 1), last: date(year, start + 3, 0) };
    }
    case 'year':
      return { first: date(year + by, 0, 1), last: date(year + by, 11, 31) };
  }
}

/** From today as far as so many units go, forwards or back. */
function span(unit: Unit, count: number, today: Date): Range {
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[unit];
  const other =
    months > 0
      ? // The 31st of a month that has none is its last day.
        date(year, month + months * count, Math.min(day, date(year, month + months * count + 1, 0).getUTCDate()))
      : plusDays(today, count * (unit === 'week' ? 7 : 1));
  return count < 0 ? { first: other, last: today } : { first: today, last: other };
}

const rules: readonly Rule[] = [
  {
    pattern: pattern(`${article}(?:${last}|derni(?:er|ère)s|[úu]ltim[oa]s|ultim[ie]) (${number}) (${anyUnit})`),
    range: ([, count = '1', unit = ''], today) => span(unitOf(unit), -numberOf(count), today),
  },
  {
    pattern: pattern(`${article}(${number}) (?:derni(?:er|ère)s|[úu]ltim[oa]s) (${anyUnit})`),
    range: ([, count = '1', unit = ''], today) => span(unitOf(unit), -numberOf(count), today),
  },
  {
    pattern: pattern(`${article}(?:${next}|pr[óo]xim[oa]s|prossim[ie]) (${number}) (${anyUnit})`),
    range: ([, count = '1', unit = ''], today) => span(unitOf(unit), numberOf(count), today),
  },
  {
    pattern: pattern(`${article}(${number}) prochaine?s (${anyUnit})`),
    range: ([, count = '1', unit = ''], today) => span(unitOf(unit), numberOf(count), today),
  },
  {
    pattern: pattern(`(?:within|innerhalb von|binnen|dans les|dentro de|entro) (${number}) (${anyUnit})`),
    range: ([, count = '1', unit = ''], today) => span(unitOf(unit), numberOf(count), today),
  },
  {
    pattern: pattern(`${article}(${longUnit}) (?:${lastBehind})`),
    range: ([, unit = ''], today) => whole(unitOf(unit), -1, today),
  },
  {
    pattern: pattern(`${article}(${longUnit}) (?:${nextBehind})`),
    range: ([, unit = ''], today) => whole(unitOf(unit), 1, today),
  },
  {
    pattern: pattern(`${article}(?:${last}|scors[oa]) (${longUnit})`),
    range: ([, unit = ''], today) => whole(unitOf(unit), -1, today),
  },
  {
    pattern: pattern(`${article}(?:${next}|pr[óo]xim[oa]|prossim[oa]) (${longUnit})`),
    range: ([, unit = ''], today) => whole(unitOf(unit), 1, today),
  },
  {
    pattern: pattern(`${article}(?:${current}) ?(${longUnit})(?:-ci)?`),
    range: ([, unit = ''], today) => whole(unitOf(unit), 0, today),
  },
  { pattern: pattern("today|heute|aujourd[’']hui|hoy|oggi"), range: (_, today) => whole('day', 0, today) },
  { pattern: pattern('yesterday|gestern|ayer|ieri'), range: (_, today) => whole('day', -1, today) },
  // "Hier" is "here" in German.
  { pattern: pattern('hier'), of: 'fr', range: (_, today) => whole('day', -1, today) },
  { pattern: pattern('tomorrow|demain|mañana|domani'), range: (_, today) => whole('day', 1, today) },
];

/**
 * The text with every relative date put as days, months or a year ("in October 2026", "in 1 October 2026 – 31 December 2026"). `now` in
 * milliseconds, taken as the day of this machine; `language` as ISO 639-1 writes the months.
 */
export function withAbsoluteDates(text: string, now: number, language = 'en'): string {
  const local = new Date(now);
  const today = date(local.getFullYear(), local.getMonth(), local.getDate());
  const preposition = { de: 'im', fr: 'en', es: 'en', it: 'nel' }[language] ?? 'in';
  const ofLanguage = rules.filter(({ of }) => of === undefined || of === language);
  return ofLanguage.reduce(
    (said, { pattern: relative, range }) =>
      said.replace(relative, (...match) => {
        const [offset, whole] = match.slice(-2) as [number, string];
        if (isOfSeries(String(match[0]), whole, offset)) return String(match[0]);
        const groups = match.slice(0, -2).filter((part): part is string => typeof part === 'string');
        const day = rangeText(range(groups as unknown as RegExpMatchArray, today), language);
        return prepositions.test(whole.slice(0, offset)) ? day : `${preposition} ${day}`;
      }),
    text,
  );
}

/**
 * "What was the last year they won?" asks for the last of several; "in the last year" says when. A number of units ("the last 3 months") is
 * counted from today either way.
 */
function isOfSeries(match: string, whole: string, offset: number): boolean {
  if (
    !/^(?:(?:in|within|during|over|im|in der) )?(?:the|der|die|das) (?:last|previous|past|next|coming|letzte\w*|vorige\w*|nächste\w*) \p{L}+$/iu.test(
      match,
    )
  )
    return false;
  if (/^ (?:that|they|he|she|it|we|listed|shown|recorded)(?!\p{L})/iu.test(whole.slice(offset + match.length)))
    return true;
  return /^(?:the|der|die|das) /i.test(match) && !prepositions.test(whole.slice(0, offset));
}

const prepositions =
  /(?<![\p{L}])(?:in|on|from|of|since|before|after|until|by|during|for|im|am|in|aus|von|vom|seit|vor|nach|bis|du|de|des|depuis|avant|après|dès|en|del?|desde|antes de|después de|hasta|di|del|dal|dalla|della|da|prima di|dopo|nel)\s*$/iu;

function rangeText({ first, last: end }: Range, language: string): string {
  const told = (day: Date, options: Intl.DateTimeFormatOptions) =>
    day.toLocaleDateString(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' });
  const isFromFirst = first.getUTCDate() === 1;
  const isToLast = plusDays(end, 1).getUTCDate() === 1;
  const sameYear = first.getUTCFullYear() === end.getUTCFullYear();
  if (isFromFirst && isToLast && sameYear && first.getUTCMonth() === 0 && end.getUTCMonth() === 11)
    return String(first.getUTCFullYear());
  if (isFromFirst && isToLast && sameYear && first.getUTCMonth() === end.getUTCMonth())
    return told(first, { month: 'long', year: 'numeric' });
  const day = (each: Date) => told(each, { day: 'numeric', month: 'long', year: 'numeric' });
  return first.getTime() === end.getTime() ? day(first) : `${day(first)} – ${day(end)}`;
}
