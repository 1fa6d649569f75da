/** For how long a contract runs, as contracts say it in English, German, French, Spanish and Italian. */
import type { Span } from '../types.ts';

export type Term = Span & { readonly months: number; readonly days: number };

const spelled: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one a an ein eine einem einen einer eines un une una uno',
    'two zwei deux dos due',
    'three drei trois tres tre',
    'four vier quatre cuatro quattro',
    'five fünf cinq cinco cinque',
    'six sechs six seis sei',
    'seven sieben sept siete sette',
    'eight acht huit ocho otto',
    'nine neun neuf nueve nove',
    'ten zehn dix diez dieci',
    'eleven elf onze once undici',
    'twelve zwölf douze doce dodici',
  ]
    .flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1]))
    .concat(
      Object.entries({
        ...{ eighteen: 18, achtzehn: 18, 'dix-huit': 18, dieciocho: 18, diciotto: 18 },
        ...{ 'twenty-four': 24, vierundzwanzig: 24, 'vingt-quatre': 24, veinticuatro: 24, ventiquattro: 24 },
        ...{ thirty: 30, dreißig: 30, trente: 30, treinta: 30, trenta: 30 },
        ...{ 'thirty-six': 36, sechsunddreißig: 36, 'trente-six': 36, trentasei: 36 },
        ...{ 'forty-eight': 48, achtundvierzig: 48, 'quarante-huit': 48, quarantotto: 48 },
        ...{ sixty: 60, sechzig: 60, soixante: 60, sesenta: 60, sessanta: 60 },
      }),
    ),
);
const units: readonly (readonly [pattern: string, months: number, days: number])[] = [
  ['months?|monate?n?|mois|mes(?:es)?|mes[ei]', 1, 0],
  ['years?|jahre?[ns]?|ans?|années?|años?|ann[oi]', 12, 0],
  ['weeks?|wochen?|semaines?|semanas?|settiman[ae]', 0, 7],
  ['days?|tage?n?|jours?|días?|giorn[oi]', 0, 1],
];
const spelledNumber = Object.keys(spelled)
  .sort((a, b) => b.length - a.length)
  .join('|');
const length = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?:(?<digits>\\d{1,3})|(?<word>${spelledNumber}))(?:\\s*\\((?<told>\\d{1,3}|[\\p{L} -]{3,20})\\))?[\\s-]+(?:(?:full|consecutive|calendar|volle[nr]?|aufeinanderfolgende[nr]?)\\s+)?(?:${units.map(([pattern], at) => `(?<u${at}>${pattern})`).join('|')})(?![\\p{L}])`,
  'giu',
);

/** The length is called the term, or it is said to run for it. */
const called =
  /(?<![\p{L}])(?:term|duration|tenure|period of validity|\p{L}*laufzeit|\p{L}*dauer|durée|duración|plazo|vigencia|durata)(?![\p{L}])[^.;]{0,40}$/iu;
const forSoLong =
  /(?<![\p{L}])(?:for|für|über|auf|pour|por|per)\s+(?:(?:a|an|the|eine?n?|die|une?|la|el|un|una)\s+)?(?:[\p{L}-]+\s+){0,2}?(?:(?:period|term|duration|dauer|zeitraum|durée|période|plazo|período|periodo|durata)\s+(?:of|von|de|di)\s+)?$/iu;
const contractual =
  /(?<![\p{L}])(?:agreement|contract|lease|tenancy|licen[cs]e|let|leased|rented|concluded|entered into|vermietet|geschlossen|conclue?|celebrad[oa]|stipulat[oa]|term|runs?|lasts?|continues?|in force|in effect|valid|\p{L}*vertrag\p{L}*|vereinbarung|mietverhältnis|läuft|gilt|laufzeit|contrat|bail|accord|vigueur|durée|contrato|acuerdo|arrendamiento|vigor|vigente|contratto|locazione|validità)(?![\p{L}])/iu;
/** Lengths of something else. Looked for in the part of the sentence before the length, and right behind it. */
const other =
  /(?<![\p{L}])(?:notice|warrant\p{L}*|guarantee\p{L}*|pay\p{L}*|invoic\p{L}*|confidential\p{L}*|probation\p{L}*|retain\p{L}*|retention|renew\p{L}*|exten\p{L}*|successive|further|additional|non-compet\p{L}*|surviv\p{L}*|terminat\p{L}*|cancel\p{L}*|trial|grace|\p{L}*kündig\p{L}*|gewähr\p{L}*|zahl\p{L}*|verlänger\p{L}*|probezeit|verschwieg\p{L}*|frist|préavis|garantie|pai\p{L}*|renouvel\p{L}*|reconduc\p{L}*|essai|résili\p{L}*|preaviso|garantía|pag\p{L}*|renov\p{L}*|prórroga|prueba|rescin\p{L}*|preavviso|garanzia|rinnov\p{L}*|recesso|prova)(?![\p{L}])/iu;

export function mayHoldTerm(text: string): boolean {
  return text.search(length) >= 0;
}

/** The length a contract is said to run, by the sentence and a label before it; null when it says none, or that of something else. */
export function findTerm(text: string, before: string): Term | null {
  const label = before.length <= longestLabel ? `${before} ` : '';
  for (const match of text.matchAll(length)) {
    const { index: start } = match;
    const end = start + match[0].length;
    // What holds for the length stands in its own part of the sentence.
    const lead = `${label}${text.slice(0, start)}`;
    const clause = lead.slice(Math.max(0, lead.search(/[^;]*$/u)));
    if (other.test(clause) || otherBehind.test(text.slice(end))) continue;
    const isTerm = called.test(clause) || (forSoLong.test(clause) && contractual.test(`${label}${text}`));
    const number = numberOf(match.groups ?? {});
    if (!isTerm || number === null) continue;
    const unit = units.find((_, at) => match.groups?.[`u${at}`] !== undefined);
    if (unit) return { start, end, months: number * unit[1], days: number * unit[2] };
  }
  return null;
}

const otherBehind =
  /^\s*['’]?s?\s*(?:prior |written |advance )*(?:notice|warranty|kündigungsfrist|préavis|preaviso|preavviso)/iu;
/** UTF-16 units of a line that can be the label of the next. */
const longestLabel = 30;

function numberOf({ digits, word, told }: Record<string, string | undefined>): number | null {
  if (digits) return Number(digits);
  if (told && /^\d+$/.test(told)) return Number(told);
  return spelled[word?.toLowerCase() ?? ''] ?? null;
}

/** The last day of a term that begins on `day` (both as 20271231): two years from 1 March 2025 end on 28 February 2027. */
export function endOfTerm(day: number, { months, days }: Pick<Term, 'months' | 'days'>): number {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  // 31 January and a month: there is no 31 February, and the day before the one after it is its last.
  const isCut = date > lastOfMonth;
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth) + days - (isCut ? 0 : 1)));
  return end.getUTCFullYear() * 10_000 + (end.getUTCMonth() + 1) * 100 + end.getUTCDate();
}
