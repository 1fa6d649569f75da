/** What a number is a number of, per what, and whether it is the most or the least: "at most 20 times an hour". English, German, French, Spanish, Italian. */

/** Of a number, as far as its text says so. */
export type Measure = {
  /** One name for all spellings of a unit: `day` for "Tagen"; of areas and volumes with `square` or `cubic` before it. */
  readonly unit: string | null;
  /** What it is counted by, each in the same names: `square m` and `month` of "per square metre a month". */
  readonly per: readonly string[];
  /** `most` for an upper bound, `least` for a lower one. */
  readonly bound: 'most' | 'least' | null;
};

/** Units of a family measure the same and exclude each other. */
const families: readonly (readonly (readonly [name: string, spelled: string])[])[] = [
  [
    ['second', 'seconds?|sekunden?|secondes?|segundos?|secondi'],
    ['minute', 'minutes?|minuten?|minutos?|minut[oi]'],
    ['hour', 'hours?|hourly|stunden?|heures?|horas?|or[ae]'],
    ['day', 'days?|daily|tagen?|tage?s?|werktagen?|werktage|taglich|jours?|dias?|giorn[oi]'],
    ['week', 'weeks?|weekly|wochen?|wochentlich|semaines?|semanas?|settiman[ae]'],
    ['month', 'months?|monthly|monate?n?s?|monatlich|mois|mensuel\\w*|mes|meses|mensual\\w*|mes[ei]|mensil[ei]'],
    ['quarter', 'quarters?|quarterly|quartale?n?s?|trimestres?|trimestr[ei]'],
    ['year', 'years?|yearly|annually|annum|jahre?n?s?|jahrlich|ans?|annees?|anos?|ann[oi]'],
  ],
  [
    ['mm', 'mm|millimet(?:er|re)s?'],
    ['cm', 'cm|centimet(?:er|re)s?|zentimetern?'],
    ['m', 'm|met(?:er|re)s?|metern?|metros?|metr[oi]'],
    ['km', 'km|kilomet(?:er|re)s?|kilometern?|kilometros?|chilometr[oi]'],
    ['mile', 'miles?|meilen?'],
    ['foot', 'feet|foot|ft'],
    ['inch', 'inch(?:es)?|zoll'],
    ['square m', 'm²|sqm|qm|quadratmetern?'],
    ['cubic m', 'm³|kubikmetern?'],
  ],
  [
    ['g', 'g|grams?|gramm'],
    ['kg', 'kg|kilograms?|kilos?|kilogramm'],
    ['t', 't|tons?|tonnes?|tonnen?'],
  ],
];
const familyOf = new Map(families.flatMap((family, at) => family.map(([name]) => [name, at] as const)));
const spelled = families.flat().map(([name, spellings]) => [name, new RegExp(`^(?:${spellings})$`, 'u')] as const);

const between =
  '(?:working|business|calendar|full|whole|consecutive|more|further|additional|other|volle\\w*|weitere\\w*)';
const unitBehind = new RegExp(
  `^[\\s\\u00a0-]{0,2}(?:${between}\\s+){0,2}(?:(?<power>square|cubic)\\s+)?(?<unit>[\\p{L}²³]{1,14})(?![\\p{L}\\p{N}])`,
  'u',
);
const perBehind = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:per|an?|each|every|and|pro|je|jede\\w*|im|par|por|al?|/)\\s+(?:${between}\\s+)?(?:(?<power>square|cubic)\\s+)?(?<unit>[\\p{L}²³]{1,14})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually|taglich|wochentlich|monatlich|jahrlich)(?![\\p{L}\\p{N}])`,
  'gu',
);
const most =
  '(?:no|not) (?:more|longer|later|higher|greater|larger) than|at (?:the )?most|up to|maximum(?: of)?|limited to|capped at|not exceed(?:ing)?|less than|fewer than|under|below|hochstens|maximal|bis zu|weniger als|nicht mehr als|au (?:plus|maximum)|moins de|jusqu a|como maximo|hasta|menos de|al massimo|meno di|fino a';
const least =
  '(?:no|not) (?:less|fewer|earlier|shorter|lower|smaller) than|at (?:the )?least|minimum(?: of)?|more than|over|exceed(?:s|ing)?|above|mindestens|mehr als|nicht weniger als|au moins|plus de|al menos|mas de|almeno|piu di';
const boundBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<most>${most})|(?<least>${least}))(?:\\s+(?:a|an|the|by|to|of|about))?\\s*[€$£¥(]?\\s*(?:(?:eur|gbp|usd|chf)\\s+)?$`,
  'u',
);
const boundBehind =
  /^[^.;,\p{N}]{0,24}?(?<![\p{L}\p{N}])(?:(?<most>or (?:less|fewer)|at (?:the )?(?:most|latest)|oder weniger)|(?<least>or (?:more|longer)|at (?:the )?(?:least|earliest)|oder mehr))(?![\p{L}\p{N}])/u;

/** UTF-16 units behind a number in which what it is counted by stands, and before it its bound. */
const behind = 48;
const before = 40;

/** Of the number at start…end of `text`. */
export function measureOf(text: string, start: number, end: number): Measure {
  const after = plain(text.slice(end, end + behind));
  const unit = unitBehind.exec(after)?.groups;
  // What a further number is counted by is not said of this one.
  const own = /^[^.;:\p{N}]*/u.exec(after)?.[0] ?? '';
  const per = [...own.matchAll(perBehind)].flatMap(({ groups }) =>
    named(groups?.unit ?? groups?.adverb, groups?.power),
  );
  const bound = boundBefore.exec(plain(text.slice(Math.max(0, start - before), start)))?.groups ?? {};
  const late = boundBehind.exec(own)?.groups ?? {};
  return {
    unit: named(unit?.unit, unit?.power)[0] ?? null,
    per,
    bound: bound.most || late.most ? 'most' : bound.least || late.least ? 'least' : null,
  };
}

/** True where both say it and say something else; a claim may leave it out. */
export function measuresDiffer(claim: Measure, source: Measure): boolean {
  if (claim.bound !== null && source.bound !== null && claim.bound !== source.bound) return true;
  if (claim.unit !== null && source.unit !== null && excludes(claim.unit, source.unit)) return true;
  return claim.per.some(
    (own) =>
      !source.per.includes(own) && source.per.some((other) => excludes(own, other) && !claim.per.includes(other)),
  );
}

const excludes = (a: string, b: string) => a !== b && familyOf.get(a) === familyOf.get(b);

function named(word: string | undefined, power: string | undefined): string[] {
  const name = word === undefined ? undefined : spelled.find(([, pattern]) => pattern.test(word))?.[0];
  if (name === undefined) return [];
  return [power !== undefined && name === 'm' ? `${power} m` : name];
}

/** Lower case without accents; the length stays. */
const plain = (text: string) => [...text].map((letter) => letter.normalize('NFD')[0]?.toLowerCase() ?? letter).join('');
