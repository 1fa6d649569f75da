/** Candidates of fields with a typed value: every date, number or sum on the page, ranked by what stands beside and over it. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate, Evidence } from './candidate.ts';
import type { Line, SourceDocument } from './document.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { linesOf, textLinesOf } from './lines-of.ts';
import { labelWords, matchLabel } from './match-label.ts';
import { isNoAmount } from './no-amount.ts';
import { usualDecimals, withPoint } from './price-decimals.ts';
import { readAsDigits } from './read-as-digits.ts';
import type { ProvenTotals } from './recognised-values.ts';
import { inTaxSummary } from './tax-summary.ts';
import {
  asksForTotal,
  madeTotals,
  netAmounts,
  says,
  sumsOnTheWay,
  supportedTotals,
  wholeTotals,
} from './total-support.ts';
import { contextOf, type ValueContext } from './value-contexts.ts';
import type { WritingHabits } from './writing-habits.ts';

/** `isRecognised`: read from a picture. */
export type TypedContext = WritingHabits & { readonly lines: readonly Line[]; readonly isRecognised?: boolean };

type Placed = Omit<Candidate, 'score' | 'chain' | 'evidence'> & {
  readonly context: ValueContext;
  readonly line: number;
  readonly decimals: number;
};

/** Best first. */
export function dateCandidates(field: TemplateField, { lines, monthFirst }: TypedContext): Candidate[] {
  const all = foundOnce(lines, `dates ${monthFirst}`, () =>
    placedIn(lines, (text) =>
      findDates(text, { monthFirst }).map(({ iso, ...found }) => ({
        ...{ ...found, value: iso },
        ...{ currency: null, decimals: 0 },
      })),
    ),
  );
  const labels = labelWords([field.name, ...field.labels]);
  // "Made on …", "received …" are days too, but others where the day meant is told.
  const telling = labels.filter((label) => !label.every((word) => lesserDays.has(word)));
  const isPlain = plainNames(field, dateNouns);
  const times = new Map<unknown, number>();
  for (const { value } of all) times.set(value, (times.get(value) ?? 0) + 1);
  // The sooner it is told the likelier it is the one.
  const unlabelled = (line: number) => 0.34 - 0.2 * Math.min(1, line / Math.max(1, lines.length));
  return ranked(all, (one) => {
    // What stands in another sentence speaks of another day.
    const { sentence } = one.context;
    const context = sentence.length > 0 ? { ...one.context, beside: sentence } : one.context;
    const told = bestLabel(context, telling);
    const loss = lesser(field);
    const match = telling.length === labels.length ? told : Math.max(told, bestLabel(context, labels) - loss);
    // When a mail was sent is the day of what it holds only where the first lines behind tell none.
    const isSent = sentWhen.test(lines[one.line]?.text ?? '');
    // "The minutes of the last meeting held on …": far from the head it is another one's date.
    const isEarlier =
      isPlain &&
      one.context.before.some(
        (word) => earlier.has(word) || nextWords.has(word) || (one.line > headOfNotes && notesWords.has(word)),
      );
    // "… from the Effective Date until 14 January 2024": the word right before it tells which it is.
    const last = one.context.beside.findLast((word) => !/^(?:the|le|el|il|zum|den|on|am|al?)$/.test(word)) ?? '';
    if (untilWords.has(last) && !labels.some((label) => label.includes(last))) return null;
    if (match > 0 && isSent) return { score: unlabelled(one.line + headOfNotes), evidence: 'label-weak' };
    if (match > 0) return { score: isEarlier ? match - 0.4 : match, evidence: labelEvidence(match) };
    // A date for which the document gives another name is not the one meant.
    const isOther = one.context.beside.some((word) => otherDates.has(word));
    if (!isPlain || isOther) return null;
    const isRepeated = (times.get(one.value) ?? 0) > 1;
    return { score: unlabelled(one.line) + (isRepeated ? 0.1 : 0), evidence: 'pattern-only' };
  });
}

/** Numbers and money, best first. */
export function amountCandidates(
  field: TemplateField,
  { lines, decimalMark, isRecognised }: TypedContext,
): Candidate[] {
  const isMoney = field.type === 'money';
  const labels = labelWords([field.name, ...field.labels]);
  const read = amountsIn(lines, decimalMark, isMoney);
  const all = isRecognised && asksForTotal(field) ? withPoint(read, (one) => namesTotal(one, labels), isGiven) : read;
  const isTotal = labels.some((label) => label.includes('total'));
  const times = new Map<number, number>();
  for (const { value } of all) times.set(value as number, (times.get(value as number) ?? 0) + 1);
  const paid = isTotal ? paidAmounts(all) : new Set<number>();
  const rounded = isTotal ? roundedAmounts(all) : new Set<number>();
  const summary = isTotal ? inTaxSummary(lines, all) : new Set<Placed>();
  const usual = usualDecimals(all, (one) => isTotal && namesTotal(one, labels));
  const prices = all.filter(({ decimals }) => decimals === usual);
  const supported = isTotal ? supportedTotals(prices) : new Set<number>();
  const isGross = asksForTotal(field);
  // What a sum and its tax make, or cash less change, is the total whatever recognition made of its label.
  const made = new Set(isGross ? [...madeTotals(prices), ...cashLessChange(prices)] : []);
  const nets = isGross ? netAmounts(prices) : new Set<number>();
  const onTheWay = isGross
    ? sumsOnTheWay(prices, (one) => namesTotal(one, labels), isGiven)
    : new Map<number, number>();
  const lasts = new Set(onTheWay.values());
  const isPaidTwice = (value: number) => paid.has(value) && (supported.has(value) || (times.get(value) ?? 0) > 1);
  const isKnown = made.size > 0 || prices.some(({ value }) => isPaidTwice(value as number));
  const values = new Set(all.map(({ value }) => value as number));
  const largest = Math.max(0, ...prices.map(({ value }) => value as number));
  return ranked(all, (one) => {
    // "Total (no VAT charged)" tells no tax.
    if (!isGross && deniesAny(one.context.beside, labels)) return null;
    const match = bestLabel(one.context, labels);
    const value = one.value as number;
    // `RM 1250` beside a 12.50: recognition lost the point.
    const hasLostPoint = usual === 2 && one.decimals === 0 && value >= 100 && values.has(value / 100);
    const isPrice = !hasLostPoint && (one.decimals === usual || one.currency !== null);
    if (match <= 0) {
      if (!isMoney || !isTotal || !isPrice || value <= 0) return null;
      if (made.has(value)) return { score: onTheWay.has(value) ? 0.6 : 0.9, evidence: 'made' };
      if (lasts.has(value)) return { score: 0.85, evidence: 'made' };
      if (isPaidTwice(value)) return { score: supported.has(value) ? 0.75 : 0.7, evidence: 'shape-likely' };
      if (paid.has(value)) return { score: 0.4, evidence: 'shape-likely' };
      // The total is repeated and is not small beside the others.
      if (!isGross) return null;
      const often = (times.get(value) ?? 0) > 1 ? 0.15 : 0;
      const adds = supported.has(value) ? 0.2 : 0;
      return { score: 0.05 + often + adds + (0.1 * value) / Math.max(largest, value), evidence: 'guess' };
    }
    if (isMoney && !isPrice && match < 0.95) return null;
    // "Total 39.62 2.38" of a summary of tax: goods without their tax, and the tax.
    if (isGross && summary.has(one) && !made.has(value)) return { score: 0.2, evidence: 'label-weak' };
    let score = match;
    if (isMoney) {
      if (isPrice) score += 0.08;
      else if (one.decimals > 2 || (one.decimals === 0 && usual === 2)) score -= 0.3;
      if (value === 0) score -= isGross ? 0.25 : 0.15;
    }
    if (isTotal) {
      if (rounded.has(value)) score += 0.12;
      if (paid.has(value)) score += 0.2;
      else if ((times.get(value) ?? 0) > 1) score += 0.08;
      if (supported.has(value)) score += 0.1;
      if (made.has(value)) score = Math.max(score + 0.1, 0.9);
      else if (isKnown && !paid.has(value) && (!supported.has(value) || nets.has(value))) score -= 0.3;
      if (match >= surelyTotal && one.context.before.some((word) => finalWords.has(word))) score += 0.08;
      if (onTheWay.has(value)) score = Math.min(score, 1) - 0.35;
      else if (lasts.has(value)) score = Math.max(score + 0.1, 0.9);
      score += 0.04 * (one.line / Math.max(1, lines.length));
      if (match < 0.65 && made.has(value)) return { score, evidence: 'made' };
    }
    return { score, evidence: labelEvidence(score) };
  });
}

/** Whether an amount is labelled as a total, and not as what was given for it. */
function namesTotal(one: Placed, labels: readonly (readonly string[])[]): boolean {
  return !isGiven(one) && bestLabel(one.context, labels) >= surelyTotal;
}
const isGiven = ({ context }: Placed) => says(context.before, payWords) || says(context.before, changeWords);
const totalLabels = labelWords(['total', 'total payable', 'amount payable', 'amount due', 'balance due']);

const denials = new Set(['no', 'without', 'ohne', 'sans', 'sin', 'senza']);
/** Whether what a label begins with is denied: "sum without tax" tells one all the same, and "order no." denies nothing. */
const deniesAny = (words: readonly string[], labels: readonly (readonly string[])[]) =>
  words.some((word, at) => denials.has(word) && labels.some(([first]) => first === words[at + 1]));

/** Words of the last of several totals. */
const finalWords = new Set('payable due grand pay rounded nett zahlen gesamtbetrag payer pagar pagare'.split(' '));
/** Score of a label from which it names a total. */
const surelyTotal = 0.55;

/** Sums of a recognised document that others make. */
export function provenTotals(document: SourceDocument, { decimalMark }: WritingHabits): ProvenTotals {
  const [totals, sums, nets] = [new Set<number>(), new Set<number>(), new Set<number>()];
  if (!document.units.some(({ isOcr }) => isOcr)) return { totals, sums, nets };
  for (const lines of [linesOf(document), textLinesOf(document)]) {
    const all = amountsIn(lines, decimalMark, true).filter(({ decimals }) => decimals > 0);
    for (const value of [...wholeTotals(all), ...cashLessChange(all)]) totals.add(value);
    for (const value of [
      ...supportedTotals(all),
      ...sumsOnTheWay(all, (one) => namesTotal(one, totalLabels), isGiven).values(),
    ])
      sums.add(value);
    for (const value of netAmounts(all)) nets.add(value);
  }
  return { totals, sums, nets };
}

/** What was paid: an amount beside a way of paying, or cash less change. */
function paidAmounts(all: readonly Placed[]): Set<number> {
  const of = (words: ReadonlySet<string>) =>
    all.filter(({ context }) => says(context.before, words)).map(({ value }) => value as number);
  const given = of(payWords).map(Math.abs);
  const back = of(changeWords).map(Math.abs);
  const net = given.flatMap((cash) => back.map((change) => Math.round((cash - change) * 100) / 100));
  // Where change was given, the cash is no sum; the difference is, when it stands there.
  const less = cashLessChange(all);
  return new Set((less.length > 0 ? less : [...given, ...net]).filter((value) => value > 0));
}

/** Amounts that are what was given less the change that was given back. */
function cashLessChange(all: readonly Placed[]): number[] {
  const of = (words: ReadonlySet<string>) =>
    all.filter(({ context }) => says(context.before, words)).map(({ value }) => value as number);
  const stands = new Set(all.map(({ value }) => value as number));
  // A "balance" is change where cash less it stands there.
  const back = [...of(changeWords), ...of(balanceWords)].map(Math.abs).filter((change) => change > 0);
  return of(payWords)
    .map(Math.abs)
    .flatMap((cash) => back.map((change) => Math.round((cash - change) * 100) / 100))
    .filter((value) => value > 0 && stands.has(value));
}

/** What stands there both before and after rounding, the latter. */
function roundedAmounts(all: readonly Placed[]): Set<number> {
  const by = all.filter(({ context, value }) => context.before.some((word) => word.startsWith('round')) && value !== 0);
  const values = new Set(all.map(({ value }) => value as number));
  const small = by.map(({ value }) => value as number).filter((value) => Math.abs(value) < 1);
  return new Set(
    [...values]
      .flatMap((value) => small.map((round) => Math.round((value + round) * 100) / 100))
      .filter((value) => values.has(value)),
  );
}

const payWords = new Set(
  (
    'cash visa master mastercard amex card paid payment tender tendered debit eftpos maestro bar karte girocard contanti carta espece carte efectivo ' +
    'tarjeta tunai espece gegeben received nets contactless paywave tng'
  ).split(' '),
);
const changeWords = new Set('change ruckgeld wechselgeld rendu monnaie cambio resto baki'.split(' '));
const balanceWords = new Set(['balance', 'bal']);
const dateNouns = new Set(
  'invoice receipt document contract meeting bill letter publication issue date datum of the on'.split(' '),
);
const otherDates = new Set(
  'due expiry expire expires birth dob delivery valid until start end effective payment print printed'.split(' '),
);

/** Words of labels that name a day when something was signed or sent, not when it begins or appears. */
const lesserDays = new Set(
  'entered into as made signed dated date on of received submitted accepted conclu le unterzeichnet vertragsdatum firmado firmato'.split(
    ' ',
  ),
);
/** What those lose where a field asks for a beginning or a publication. */
const lesser = ({ name }: TemplateField) => (/effective|start|begin|publication|published/iu.test(name) ? 0.2 : 0);
/** The line of a mail that says when it was sent: with the time of its clock and its zone. */
const sentWhen = /^date\s?[:：].*\d{1,2}:\d\d(?::\d\d)?\s(?:[+-]\d{4}|GMT|UTC|Z)\b/iu;
const nextWords = new Set('next nachste nachster prochaine prochain proxima proximo prossima prossimo'.split(' '));
const untilWords = new Set('until till through bis hasta fino ending'.split(' '));
const earlier = new Set('last previous prior letzte letzten vorige vorigen precedente derniere anterior'.split(' '));
const notesWords = new Set(['minute', 'protokoll']);
/** Lines in which notes say what they are of. */
const headOfNotes = 6;

/** True when a field's name says no more than what any such document has. */
function plainNames(field: TemplateField, nouns: ReadonlySet<string>): boolean {
  return foldWords(field.name).every((word) => nouns.has(word));
}

function bestLabel({ beside, before, above }: ValueContext, labels: readonly (readonly string[])[]): number {
  const near = matchLabel(beside, labels)?.score ?? 0;
  const far = (matchLabel(before, labels)?.score ?? 0) - 0.08;
  const over =
    beside.length === 0
      ? (matchLabel(above, labels)?.score ?? 0) - 0.06
      : (matchLabel(above, labels)?.score ?? 0) - 0.3;
  // Where a label stands beside it, one farther off names something else.
  return Math.max(near, far, over, 0);
}

export function labelEvidence(score: number): Evidence {
  return score >= 0.85 ? 'label-certain' : score >= 0.65 ? 'label-likely' : 'label-weak';
}

type Read = Omit<Placed, 'context' | 'line'>;

/** What was found in lines before: hundreds of fields of one template ask for the same amounts. */
const foundIn = new WeakMap<readonly Line[], Map<string, readonly Placed[]>>();

function foundOnce(lines: readonly Line[], key: string, find: () => readonly Placed[]): readonly Placed[] {
  const known = foundIn.get(lines) ?? new Map<string, readonly Placed[]>();
  foundIn.set(lines, known);
  const all = known.get(key) ?? find();
  known.set(key, all);
  return all;
}

function amountsIn(
  lines: readonly Line[],
  decimalMark: WritingHabits['decimalMark'],
  isMoney: boolean,
): readonly Placed[] {
  return foundOnce(lines, `${decimalMark} ${isMoney}`, () =>
    placedIn(lines, (text) =>
      findAmounts(text, decimalMark).filter(
        (found) => !(isMoney && found.isPercent) && !isNoAmount(text, found, isMoney),
      ),
    ),
  );
}

function placedIn(lines: readonly Line[], read: (text: string) => readonly Read[]): Placed[] {
  const all: Placed[] = [];
  for (const [at, line] of lines.entries()) {
    for (const cell of line.cells) {
      for (const found of read(readAsDigits(cell.text))) {
        const start = cell.start + found.start;
        all.push({
          ...found,
          start,
          end: cell.start + found.end,
          line: at,
          context: contextOf(lines, at, cell, start),
        });
        // A page may be one line.
        if (all.length > extractionLimits.candidates) return all;
      }
    }
  }
  return all;
}

function ranked(
  all: readonly Placed[],
  judge: (one: Placed) => { readonly score: number; readonly evidence: Evidence } | null,
): Candidate[] {
  return all
    .flatMap((one): Candidate[] => {
      const judged = judge(one);
      if (judged === null) return [];
      const { start, end, text, value, currency } = one;
      const chain = judged.evidence === 'pattern-only' ? (['pattern'] as const) : (['label', 'pattern'] as const);
      return [{ start, end, text, value, currency, chain, ...judged }];
    })
    .sort((a, b) => b.score - a.score || a.start - b.start);
}
