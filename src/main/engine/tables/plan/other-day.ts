/** The day a bill was written is not the day it is due: which dates do not answer a question for a due day. */
import { wordsOf } from '../link-question.ts';
import type { Asked } from './asked-table.ts';

const due = /^(?:due|overdue|expir\w*|fallig\w*|echeances?|vencimientos?|vencen?|scadenz[ae]|scade)$/;
const bill =
  /^(?:invoices?|bills?|orders?|receipts?|rechnung(?:en)?|belege?|factures?|facturas?|fattur[ae]|rechnungs\w*)$/;
/** A heading that says no more than the row's own day. */
const ownDay =
  /^(?:(?:invoice|issued?|bill(?:ing)?|order|document|receipt|rechnungs|beleg)[ _-]?)?(?:dated?|datum|fecha|data)(?:[ _](?:issued|of (?:invoice|issue)))?$/iu;

const paid = /^(?:paid|settled|bezahlt|beglichen|gezahlt|payee?s?|reglee?s?|pagad[oa]s?|pagat[oaie])$/;
const ofBill = /^(?:invoice|issued?|bill|order|rechnungs)/iu;
/** What a list of bills says of each beside its own day: when it is to be paid, and whether it was. */
const ofBills =
  /(?<!\p{L})(?:due|paid|settled|status|f[äa]llig\p{L}*|bezahlt|beglichen|[ée]ch[ée]ance|pay[ée]e?|statut|vencimiento|pagad[oa]|estado|scadenza|pagat[oa]|stato)(?!\p{L})/iu;

/** True where a due day of a bill, or the day it was paid, is asked for and the column is the day that bill was written. In a list of deadlines "Date" is the due day. */
export function isOtherDay(asked: Asked, column: number): boolean {
  const { words, table } = asked;
  if (isOfOtherEvent(asked, column)) return true;
  const heading = table.columns[column]?.name.trim() ?? '';
  const isPaid =
    words.some(({ word }) => paid.test(word)) &&
    (ofBill.test(heading) || table.columns.some(({ name }) => ofBills.test(name)));
  if (!(isPaid || words.some(({ word }) => due.test(word))) || !ownDay.test(heading)) return false;
  const isBill = (word: string) => bill.test(word);
  return words.some(({ word }) => isBill(word)) || table.columns.some(({ name }) => wordsOf(name).some(isBill));
}

/** What happens on a day, as headings and questions say it; folded. */
const events: readonly RegExp[] = [
  /^(?:join(?:s|ed|ing)?|hired?|starts?|started|starting|begins?|began|beginning|since|entry|entered|eintritt|beginn\w*|angefangen|debut\w*|entree|inicio|inizio|empez\w+|comen\w+|opened|founded|established)$/,
  /^(?:left|leave|leaves|leaving|ends?|ended|ending|expir\w+|finish\w*|quit|retired?|resigned|closed?|cancell?ed|ende|endet\w*|austritt|verliess\w*|verlassen|gekundigt|fin|parti\w*|quitte\w*|termin\w+|salida|uscita)$/,
  /^(?:born|birth\w*|birthday|geboren\w*|geburt\w*|nee?s?|naissance|nacimiento|nacio|nacid[oa]|nat[oa]|nascita)$/,
  /^(?:died|death|gestorben|tod|mort\w*|deces|fallecio|muerte|morte)$/,
  /^(?:paid|payment|settled|bezahlt|gezahlt|zahlung|paye\w*|paiement|pagad[oa]s?|pago|pagat[oaie]|pagamento)$/,
  /^(?:delivered|delivery|arrived|geliefert|lieferung|liefer\w*|livree?s?|livraison|entreg\w+|consegn\w+)$/,
  /^(?:signed|unterschrieben|unterzeichnet|signee?s?|firmad[oa]s?|firmat[oa])$/,
];
const eventsIn = (said: readonly string[]) => events.filter((event) => said.some((word) => event.test(word)));

/** "How many members left in 2022" is not told by the day they joined. */
function isOfOtherEvent({ words, columns, table }: Asked, column: number): boolean {
  const of = eventsIn(wordsOf(table.columns[column]?.name ?? ''));
  const asked = eventsIn(words.map(({ word }) => word));
  // What is said of the column by its own heading stays.
  const isSaid = columns.some((named) => named.column === column && named.share === 1);
  return of.length > 0 && asked.length > 0 && !isSaid && !asked.some((event) => of.includes(event));
}
