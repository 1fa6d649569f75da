/** Whether what is quoted tells what a question wants of the thing it names: a text about the right pump need not say what it weighs. */
import type { Analyse } from '../types.ts';
import { type HeldOfQuestion, isOfOther } from './held-of-question.ts';
import { type AskedAttribute, askedAttribute } from './kind/asked-attribute.ts';
import type { ValueKind } from './kind/asked-kind.ts';
import { foldText } from './kind/fold-text.ts';
import { kindLimits } from './kind/limits.ts';
import { toldBy } from './kind/told-attributes.ts';
import type { Passage, Quote } from './passage.ts';

type Tools = {
  readonly analyse: Analyse;
  /** Unit vectors of texts in order; null: words alone decide. */
  readonly embed: ((texts: readonly string[], purpose: 'query' | 'passage') => Promise<readonly Float32Array[]>) | null;
};

/**
 * Those of `quotes` that may be of the year a question asks for and, where `byName`, of whom.
 */
export function ofNameAndYear<One extends Quote & HeldOfQuestion>(
  question: string,
  quotes: readonly One[],
  passages: readonly Passage[],
  byName: boolean,
): One[] {
  const years = question.match(year) ?? [];
  return quotes.filter(({ passage, text, ...held }) => {
    const place = passages[passage];
    if (place === undefined) return false;
    if (byName && (held.missingNames > kindLimits.mostMissing || isOfOther(held))) return false;
    return years.length === 0 || years.some((each) => isYearTold(each, place)) || !namesYear(text, place);
  });
}

/** The years a question names (as four digits, in its order, each once) that none of `passages` tells, with its title and headings. */
export function untoldYears(question: string, passages: readonly Passage[]): string[] {
  const years = new Set((question.match(year) ?? []).filter((each) => !isAmount(each, question)));
  return [...years].filter((each) => !passages.some((passage) => isYearTold(each, passage)));
}

/**
 * Whether some of `quotes` tell, or stand beside what tells, the attribute the question asks for: in its own words, in others of the same meaning, or by
 * the unit it is measured in. True where the question says none. Rejects only with what `embed` rejects with.
 */
export async function tellsAsked(
  question: string,
  kind: ValueKind | null,
  quotes: readonly Quote[],
  passages: readonly Passage[],
  { analyse, embed }: Tools,
): Promise<boolean> {
  const asked = askedAttribute(question, kind);
  if (asked === null || quotes.length === 0) return quotes.length > 0;
  const known = toldBy(asked.words.join(' '));
  if (quotes.some(({ passage }) => isTold(asked, known, passages[passage], analyse))) return true;
  if (asked.isNumber) return false;
  // Without a model for meaning a word nobody listed may have been told in any other.
  if (embed === null) return known === null;
  const least = known === null ? kindLimits.sameMeaning : kindLimits.listedMeaning;
  return (await nearestWord(asked.words, quotes, embed)) >= least;
}

const year = /(?<=(?<![\p{L}\p{N}.,-])(?:(?:FY|CY|GJ) ?)?)(?:1[5-9]|20)\d\d(?![\p{L}\p{N}-]|[.,]\p{N})/giu;
const span = /(?<!\p{N})(?<from>(?:1[5-9]|20)\d\d) ?(?:[-–—/]|to|until|bis|à|a) ?(?<to>\d{4}|\d\d)(?!\p{N})/gu;

/** "1800 euros", "$1900", and whatever lies before what people ask of their files. */
const isAmount = (number: string, question: string) =>
  number < '1900' ||
  new RegExp(
    `[$€£¥] ?${number}|${number} ?(?:[$€£¥%]|(?:euros?|eur|usd|gbp|chf|dollars?|pounds?|francs?|franken|kg|km|cm|mm|m|g|l|kwh|people|persons?|employees|pages|units|words|hours?|days|miles|metres|meters|personen|seiten|stunden|tage|stück)(?!\\p{L}))`,
    'iu',
  ).test(question);

const textOf = ({ title, name = '', headingPath, text }: Passage) =>
  `${title}\n${name}\n${headingPath.join('\n')}\n${text}`;

/** Whether a quote is of some year, as it says or its document is called; one that names none may be of any. */
const namesYear = (quote: string, { title, name = '', headingPath }: Passage) =>
  [quote, title, name, ...headingPath].some((text) => text.match(year) !== null);

const months = '(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sept?|o[ck]t|nov|de[cz])';

/** "2022", "FY22", "4Q22", "31.12.22", "Dec-22", "2021/22", "2019-2024". */
function isYearTold(asked: string, passage: Passage): boolean {
  const text = textOf(passage);
  const short = `(?:(?:fy|gj) ?|['’]|\\d ?[qh] ?|[qh]\\d ?|\\d[./-]\\d\\d?[./-]|${months}-)${asked.slice(2)}(?![\\p{N}%]|[.,]\\p{N})`;
  if (text.includes(asked) || new RegExp(short, 'iu').test(text)) return true;
  return [...text.matchAll(span)].some(({ groups }) => {
    const { from = '', to = '' } = groups ?? {};
    const last = to.length === 2 ? from.slice(0, 2) + to : to;
    return from <= asked && asked <= last;
  });
}

function isTold(asked: AskedAttribute, known: RegExp | null, passage: Passage | undefined, analyse: Analyse): boolean {
  if (passage === undefined) return false;
  const text = textOf(passage);
  const folded = foldText(text);
  const head = asked.words.at(-1) ?? '';
  if (asked.isNumber) return isNumberTold(head, folded) || (known?.test(folded.replaceAll(head, ' ')) ?? false);
  if (known?.test(folded)) return true;
  const [{ term = head } = {}] = analyse(head, passage.language);
  if (analyse(text, passage.language).some((each) => each.term === term)) return true;
  return (folded.match(/\p{L}+/gu) ?? []).some((word) => isAkin(word, head));
}

/** "VAT no.", "Order: A-4471"; a sum "including VAT" is no number of it. */
const isNumberTold = (of: string, folded: string) =>
  new RegExp(
    `(?<!\\p{L})${of}\\p{L}{0,2}[^\\p{L}\\p{N}]{0,4}(?:\\p{L}+[^\\p{L}\\p{N}]{1,3})?(?:(?:no|nr|number|id|code|ref|reference|nummer|numero)(?!\\p{L})|\\p{L}{0,4}[-/ ]{0,2}\\p{N}{3,}(?![.,]\\p{N}))`,
    'u',
  ).test(folded);

/** Words of one family ("liable", "liability"), or one of which is a compound of the other ("Grundmiete", "Miete"). */
function isAkin(one: string, other: string): boolean {
  const least = Math.min(one.length, other.length);
  if (least < kindLimits.akinLetters) return false;
  const shared = Math.max(kindLimits.akinLetters, Math.ceil(least * kindLimits.akinShare));
  return one.slice(0, shared) === other.slice(0, shared) || one.endsWith(other) || other.endsWith(one);
}

/** The highest cosine of what is asked with a word of the quotes. */
async function nearestWord(
  asked: readonly string[],
  quotes: readonly Quote[],
  embed: NonNullable<Tools['embed']>,
): Promise<number> {
  const words = [...new Set(quotes.flatMap(({ text }) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []))];
  if (words.length === 0) return 0;
  const [own, ...others] = await embed([asked.join(' '), ...words.slice(0, kindLimits.comparedWords)], 'passage');
  if (own === undefined) return 0;
  return Math.max(...others.map((each) => each.reduce((sum, value, at) => sum + value * (own[at] ?? 0), 0)));
}
