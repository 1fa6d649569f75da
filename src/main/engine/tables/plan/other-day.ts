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
/** What a list of bills says of each beside its own day: when it is to be paid, and whether it was. */
const ofBills =
  /(?<!\p{L})(?:due|paid|settled|status|f[äa]llig\p{L}*|bezahlt|beglichen|[ée]ch[ée]ance|pay[ée]e?|statut|vencimiento|pagad[oa]|estado|scadenza|pagat[oa]|stato)(?!\p{L})/iu;

/** True where a due day of a bill, or the day it was paid, is asked for and the column is the day that bill was written. In a list of deadlines "Date" is the due day. */
export function isOtherDay({ words, table }: Asked, column: number): boolean {
  const isPaid = words.some(({ word }) => paid.test(word)) && table.columns.some(({ name }) => ofBills.test(name));
  if (!(isPaid || words.some(({ word }) => due.test(word))) || !ownDay.test(table.columns[column]?.name.trim() ?? ''))
    return false;
  const isBill = (word: string) => bill.test(word);
  return words.some(({ word }) => isBill(word)) || table.columns.some(({ name }) => wordsOf(name).some(isBill));
}
