/** "the current balance", "the latest reading", "the last payment to Acme": of rows with a day, those of the last (or first) day. */
import type { Table } from '../table.ts';
import type { Condition } from '../table-query.ts';
import { headingsMeasuredBy } from './adjectives.ts';
import { type Asked, isCalled, notCalled, usedBy } from './asked-table.ts';
import { distinctTexts, subjectColumn } from './columns.ts';
import { conditions, settledColumns } from './conditions.ts';
import { type Direction, isHeadOf, isLedger } from './ledger.ts';
import { passing } from './matching.ts';
import { measuresOf } from './money-flow.ts';
import { base, leavesNothing, type Proposal, scored } from './proposal.ts';
import { nounAsked } from './targets.ts';

/** Words for the end of time that is meant; true: the latest. */
const ends: Readonly<Record<string, boolean>> = {
  ...{
    current: true,
    currently: true,
    present: true,
    latest: true,
    newest: true,
    last: true,
    final: true,
    recent: true,
  },
  ...{ aktuelle: true, aktueller: true, aktuellen: true, actuel: true, actuelle: true, actual: true, attuale: true },
  ...{ first: false, earliest: false, oldest: false },
};
/** What a row of such a table is called, whatever its headings say. */
const rowNames =
  /^(?:entry|entries|transactions?|bookings?|movements?|records?|items?|payments?|expenses?|purchases?|orders?|deposits?|withdrawals?|buchung|eintrag|zahlung|ausgabe|ecriture|paiement|operation|movimiento|pago|movimento|pagamento)$/;
/** Asks for the order in which rows stand. */
const ofRows = ['listed', 'row', 'in the list', 'in the table', 'on the list', 'at the bottom', 'at the top', 'shown'];

/** The column that tells when, and which way its days run down the rows. */
type Days = { readonly column: number; readonly falling: boolean };

export function latest(asked: Asked): Proposal[] {
  const cue = asked.words.findIndex(({ word }, at) => word in ends && !isSaidAsName(asked, at));
  // "Which are the current projects?": several rows, whatever their day.
  if (cue < 0 || asked.has('how many', 'average', 'total', 'when', 'are', 'were', ...ofRows)) return [];
  const days = daysOf(asked.table);
  if (days === null) return [];
  // The oldest pet was born first, whenever it was vaccinated.
  const cueWord = asked.words[cue]?.word ?? '';
  const measured = cueWord === 'oldest' ? headingsMeasuredBy(cueWord) : null;
  const isMeasured = (name: string) => measured?.test(name) === true;
  if (
    !isMeasured(asked.table.columns[days.column]?.name ?? '') &&
    asked.table.columns.some(({ name }) => isMeasured(name))
  )
    return [];
  // What is current of things that begin and end, or that are done or not, no last day tells.
  if (isNow.test(asked.words[cue]?.word ?? '') && (hasStages(asked.table) || !asksForState(asked))) return [];
  const called = isCalled(asked) ? 1 : notCalled;
  const descending = ends[asked.words[cue]?.word ?? ''] ?? true;
  const { all: said, words } = conditions(asked);
  const all = [...said, ...wayOfMoney(asked)];
  const taken = settledColumns(said);
  const conditioned = asked.columns.filter(({ column }) => taken.has(column)).flatMap((each) => each.words);
  if (isOfSeveral(asked.table, all, days.column, descending)) return [];
  // Of rows of one day the one nearer to that end of the list.
  const order = { column: days.column, descending, lastRow: descending !== days.falling };
  const used = [
    ...words,
    cue,
    ...usedBy(asked, 'most', 'now', 'far', 'moment', 'so'),
    ...asked.rowNouns,
    ...conditioned,
  ];
  return targetsOf(asked, new Set([...taken, days.column])).flatMap(({ column, words: own, sure }) => {
    const allWords = [...used, ...own];
    if (!leavesNothing(asked, allWords)) return [];
    return [
      scored(
        asked,
        { ...base, all, order, limit: 1, pick: { kind: 'cells', column } },
        allWords,
        certain * sure * called,
      ),
    ];
  });
}

const isNow = /^(?:current|currently|present|aktuell\w*|actuel\w*|actual|attuale)$/;

/** Whether rows begin and end, or stand in one of several states. */
const hasStages = ({ columns }: Table): boolean => columns.some(({ name }) => stages.test(name));
const stages =
  /(?<!\p{L})(?:starts?|begins?|beginning|ends?|until|expir\w*|due|deadline|status|state|stage|phase|done|finished|completed|beginn|anfang|ende|bis|zustand|d[ée]but|fin|statut|[ée]tat|inicio|estado|inizio|fine|stato)(?!\p{L})/iu;

/** A figure that holds until the next row: a balance, a reading, a price. */
function asksForState(asked: Asked): boolean {
  return asked.columns.some(
    ({ column, share }) => share >= wholeShare && asked.table.columns[column]?.type === 'number',
  );
}

/** Above what the order of rows says (.9), which may be any. */
const certain = 0.96;
/** How sure it is what each row is called where a row is asked for. */
const rowItself = 0.95;

/** "The last winner's" year is none; a name may hold such a word, and so may a heading: "Last name". */
const isSaidAsName = ({ values, columns }: Asked, at: number) =>
  values.some(({ from, to, exact }) => exact && at >= from && at < to) ||
  columns.some(({ words, share }) => words.includes(at) && share >= wholeShare);

/** The last payment is no wage that came in after it. */
function wayOfMoney(asked: Asked): Condition[][] {
  const direction = ways.find(({ says }) => asked.words.some(({ word }) => says.test(word)))?.direction;
  if (direction === undefined || !isLedger(asked.table)) return [];
  const [measure, other] = measuresOf(asked, direction, new Set());
  if (measure === undefined || other !== undefined) return [];
  if (measure.filter.length > 0) return [...measure.filter.map((any) => [...any])];
  return isHeadOf(direction, asked.table.columns[measure.column]?.name ?? '')
    ? [[{ column: measure.column, is: 'not-equals', value: 0 }]]
    : [];
}
const ways: readonly { readonly says: RegExp; readonly direction: Direction }[] = [
  {
    says: /^(?:payments?|expenses?|purchases?|withdrawals?|zahlung|ausgabe|paiement|pago|pagamento)$/,
    direction: 'out',
  },
  { says: /^(?:deposits?|income|receipts?|einzahlung|einnahme)$/, direction: 'in' },
];

/** Whether rows of that last day are of several things: readings of two meters, balances of two accounts. */
function isOfSeveral(table: Table, all: readonly (readonly Condition[])[], day: number, descending: boolean): boolean {
  const rows = passing(table, all).filter((row) => (row[day]?.number ?? null) !== null);
  const dayOf = (row: (typeof rows)[number]) => row[day]?.number ?? 0;
  const end = rows.reduce(
    (best, row) => (descending ? Math.max(best, dayOf(row)) : Math.min(best, dayOf(row))),
    dayOf(rows[0] ?? []),
  );
  const tied = rows.filter((row) => dayOf(row) === end);
  return table.columns.some(
    ({ name, type }, column) =>
      type === 'text' &&
      (!isLedger(table) || account.test(name)) &&
      new Set(tied.map((row) => row[column]?.text ?? '')).size > 1,
  );
}
const account = /account|konto|compte|cuenta|conto|iban|card|wallet/iu;

function targetsOf(asked: Asked, without: ReadonlySet<number>) {
  const named = asked.columns
    .filter(({ column, share }) => !without.has(column) && share >= wholeShare && canAnswer(asked, column))
    .map(({ column, words }) => ({ column, words, sure: 1 }));
  if (named.length > 0) return named;
  const names = asked.words.flatMap(({ word }, at) => (rowNames.test(word) || asked.rowWords.includes(at) ? [at] : []));
  const subject = subjectColumn(asked.table, without);
  return subject === null || !canAnswer(asked, subject) || names.length === 0
    ? []
    : [{ column: subject, words: names, sure: rowItself }];
}
/** "Who" is no number, "how much" no name, and "which train" no time. */
function canAnswer(asked: Asked, column: number): boolean {
  const { type } = asked.table.columns[column] ?? {};
  const noun = nounAsked(asked, askedAt(asked), new Set());
  if (noun.isSaid && noun.columns.length > 0 && !noun.columns.includes(column)) return false;
  if (noun.isSaid && noun.columns.length === 0 && type !== 'text') return false;
  if (asked.has('who', 'whom', 'where')) return type === 'text';
  return !asked.has('how much') || type === 'number';
}

const askedAt = ({ words }: Asked) => words.findIndex(({ word }) => /^(?:which|what|name|list)$/.test(word));

/** Share of a heading that must be said. */
const wholeShare = 0.75;

const known = new WeakMap<Table, { readonly days: Days | null }>();

/** Null where rows have no day of their own: none, several, or days of birth. Read once per table. */
function daysOf(table: Table): Days | null {
  const found = known.get(table) ?? { days: readDays(table) };
  known.set(table, found);
  return found.days;
}

function readDays(table: Table): Days | null {
  const dated = table.columns.flatMap(({ name, type }, column) =>
    type === 'date' && !otherDay.test(name) && distinctTexts(table, column) > 1 ? [column] : [],
  );
  const headed = dated.filter((column) => ownDay.test(table.columns[column]?.name ?? ''));
  const [only, other] = dated.length > 1 ? headed : dated;
  if (only === undefined || other !== undefined) return null;
  const days = table.rows.flatMap((row) => row[only]?.number ?? []);
  // "5 May" of no year has no place in time.
  if (days.some((day) => day < leastDated)) return null;
  const steps = days.slice(1).map((day, at) => Math.sign(day - (days[at] ?? day)));
  const [rising, falling] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length];
  return { column: only, falling: falling > rising };
}
/** Days of something else than the row. */
const otherDay =
  /born|birth|geb|n[ée]e?\b|died|death|founded|establish|due|expir|deadline|payable|valid|until|end|paid|settled|f[äa]llig|[ée]ch[ée]ance|venc|scad/iu;
const ownDay =
  /^(?:dated?|day|when|time|booked|booking date|transaction date|posted|posting date|entry date|value date|observed|measured|read(?:ing date)?|taken|recorded|datum|tag|buchungstag|buchungsdatum|valuta|jour|fecha|d[ií]a|data|giorno)$/iu;
/** yyyymmdd of the first day with a year. */
const leastDated = 1_000_0000;
