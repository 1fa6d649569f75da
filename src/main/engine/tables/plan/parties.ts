/** Who gives and who gets, in tables with a column of each ("From" and "To"): "how much did Eva pay Max" is no sum of what Max paid Eva. */
import { wordsOf } from '../link-question.ts';
import type { Table } from '../table.ts';
import type { Asked } from './asked-table.ts';

type Parties = {
  readonly giver: number;
  readonly getter: number;
  /** Who lends is paid by who borrows. */
  readonly isLoan: boolean;
};

const givers =
  /^(?:from|sender|sent by|payer|paid by|giver|given by|lender|debtor|von|absender|zahler|auftraggeber|de|payeur|expediteur|emetteur|emisor|ordenante|pagador|da|mittente|ordinante)$/u;
const getters =
  /^(?:to|recipient|receiver|received by|payee|paid to|sent to|given to|beneficiary|borrower|creditor|an|nach|empfanger|zahlungsempfanger|a|vers|destinataire|beneficiaire|destinatario|beneficiario|receptor|para)$/u;

const known = new WeakMap<Table, { readonly parties: Parties | null }>();

/** Null where the table has no such pair of columns. */
export function partiesOf(table: Table): Parties | null {
  const found = known.get(table) ?? { parties: readParties(table) };
  known.set(table, found);
  return found.parties;
}

function readParties({ columns }: Table): Parties | null {
  const headed = (pattern: RegExp) =>
    columns.findIndex(({ name, type }) => type === 'text' && pattern.test(wordsOf(name).join(' ')));
  const [giver, getter] = [headed(givers), headed(getters)];
  if (giver < 0 || getter < 0 || giver === getter) return null;
  const isLoan = [giver, getter].some((column) =>
    /^(?:lender|borrower)$/u.test(wordsOf(columns[column]?.name ?? '').join(' ')),
  );
  return { giver, getter, isLoan };
}

/** Words of a question for giving, and for getting; folded, also in German, French, Spanish and Italian. */
const gives =
  /^(?:pay|pays|paid|give|gives|gave|given|send|sends|sent|transfer|transfers|transferred|lend|lends|lent|make|makes|made|gezahlt|bezahlt|zahlte|zahlt|uberwiesen|uberwies|gegeben|gab|geschickt|geliehen|paye|payee?s?|verse|donne|envoye|prete|vire|pago|pagado|pagaron|dio|envio|enviado|transfirio|presto|pagato|dato|inviato|versato)$/u;
const gets =
  /^(?:receive|receives|received|get|gets|got|collect|collects|collected|borrow|borrows|borrowed|erhalten|erhielt|bekommen|bekam|recu|recoit|touche|recibio|recibido|cobro|cobrado|ricevuto|riceve)$/u;
/** Finite verbs that stand before who does it: "¿Cuánto pagó Eva?" */
const verbFirst = /^(?:pago|pagaron|dio|envio|transfirio|presto|recibio|cobro)$/u;
const toward = /^(?:to|an|a|au|aux|al|para|zu|zum|zur|nach|toward|towards)$/u;
const away = /^(?:from|von|vom|de|du|des|del|da|dal|by|par|por|durch)$/u;
const between = /^(?:the|our|my|der|die|das|dem|le|la|el|il|t|elle|il)$/u;

export const partyVerbs = ({ words }: Pick<Asked, 'words'>): number[] =>
  words.flatMap(({ word }, at) => (gives.test(word) || gets.test(word) ? [at] : []));

/** The column in which a name said at `from` has to stand; null where the table or the question doesn't tell. */
export function partyColumn(asked: Asked, from: number): number | null {
  const parties = partiesOf(asked.table);
  if (parties === null) return null;
  const side = sideOf(asked, from, parties);
  return side === null ? null : parties[side];
}

type Side = 'giver' | 'getter';
const paysBack = /^(?:pay|pays|paid|gezahlt|bezahlt|zahlte|zahlt|paye|payee?s?|pago|pagado|pagato)$/u;

function sideOf(asked: Asked, from: number, parties: Parties): Side | null {
  const side = plainSide(asked, from, parties);
  if (side === null || !parties.isLoan || !asked.words.some(({ word }) => paysBack.test(word))) return side;
  return side === 'giver' ? 'getter' : 'giver';
}

/** "How much did Max pay Eva?", where it stands what she lent him: nothing of what he paid. */
export const paysALoan = ({ table, words }: Asked): boolean =>
  partiesOf(table)?.isLoan === true && words.some(({ word }) => paysBack.test(word));

function plainSide(asked: Asked, from: number, parties: Parties): Side | null {
  const lead = leadOf(asked.words, from);
  if (toward.test(lead)) return 'getter';
  if (away.test(lead)) return 'giver';
  const giving = asked.words.findIndex(({ word }) => gives.test(word));
  const getting = asked.words.findIndex(({ word }) => gets.test(word));
  const verb = giving >= 0 ? giving : getting;
  if (verb < 0) return null;
  if (giving < 0) return 'getter';
  // "How much was Max paid?"
  const isDoneTo = /^(?:was|were|is|been|wurde|wurden)$/.test(lead) && verb > from && verb <= from + 3;
  if (isDoneTo) return 'getter';
  const bare = asked.values
    .filter(({ conditions }) => conditions.some(({ column }) => column === parties.giver || column === parties.getter))
    .filter((value) => !toward.test(leadOf(asked.words, value.from)) && !away.test(leadOf(asked.words, value.from)))
    .map((value) => value.from);
  if (bare.length > 1) return bare[0] === from ? 'giver' : 'getter';
  if (from < verb || verbFirst.test(asked.words[verb]?.word ?? '')) return 'giver';
  return 'getter';
}

/** The word before a name, articles left out. */
function leadOf(words: Asked['words'], from: number): string {
  let at = from - 1;
  while (at > 0 && between.test(words[at]?.word ?? '')) at -= 1;
  return words[at]?.word ?? '';
}
