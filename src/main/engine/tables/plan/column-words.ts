/** Which headings words mean that are not written in them: who "lives" somewhere has a city, who "owes" something a balance. */
import type { NamedColumn, QuestionWord } from '../link-question.ts';
import type { ColumnType, Table } from '../table.ts';

const meanings: readonly { readonly says: RegExp; readonly heads: RegExp; readonly of: ColumnType }[] = [
  {
    says: /^(?:owe[sd]?|owing|outstanding|schulde[nt]|schuldet|doit|doivent|debe[n]?|deve|devono)$/,
    heads: /\b(?:balance|owed|owing|due|outstanding|open|debt|saldo|offen|schuld\w*|solde|deuda|debito)\b/iu,
    of: 'number',
  },
  {
    says: /^(?:costs?|priced?|expensive|cheap|cheapest|dear|kostet|kosten|teuer|coute(?:nt)?|cuesta[n]?|costa(?:no)?)$/,
    heads: /\b(?:price|cost|fee|amount|preis|kosten|betrag|prix|montant|precio|importe|prezzo|importo)\b/iu,
    of: 'number',
  },
  {
    says: /^(?:lives?|living|from|based|located|wohn(?:t|en)|aus|habite(?:nt)?|vive[n]?|abita(?:no)?)$/,
    heads:
      /\b(?:city|town|place|country|location|address|stadt|ort|land|ville|pays|lieu|ciudad|pais|lugar|citta|paese)\b/iu,
    of: 'text',
  },
  {
    says: /^(?:earns?|salary|paid|wage|verdien(?:t|en)|gagne(?:nt)?|gana[n]?|guadagna(?:no)?)$/,
    heads: /\b(?:salary|wage|pay|income|gehalt|lohn|salaire|sueldo|salario|stipendio)\b/iu,
    of: 'number',
  },
  {
    says: /^(?:works?|worked|arbeite(?:t|n)|travaille(?:nt)?|trabaja[n]?|lavora(?:no)?)$/,
    heads: /\b(?:hours?|department|team|stunden|abteilung|heures|service|horas|departamento|ore|reparto)\b/iu,
    of: 'number',
  },
  {
    says: /^(?:stock|left|available|vorratig|lager|bestand|disponibles?|disponibil[ei])$/,
    heads: /\b(?:stock|quantity|qty|units|bestand|menge|quantite|cantidad|quantita)\b/iu,
    of: 'number',
  },
];

/** Who "supplies" is headed "Supplier", who "makes" it "Maker": the doer of what is asked. */
const doerOf = (verb: string) => verb.replace(/(?:ied|ies|ed|es|s|e|y)$/u, '');
const isDoer = (heading: string, verb: string) => {
  const [doer, stem] = [/^(\p{L}{3,}?)i?(?:er|or)s?$/u.exec(heading.toLowerCase())?.[1], doerOf(verb)];
  return doer !== undefined && stem.length >= leastDoer && (doer === stem || doer === `${stem}i`);
};
const leastDoer = 3;

/** Where somebody works is a text, how long a number; what is owed is no date. */
const fits = (type: ColumnType | undefined, of: ColumnType) => type === of || (type === 'text' && of === 'number');

/** Beside what came and went, the balance is the account's own after each row, not what somebody owes. */
const accountMovement =
  /^(?:debits?|credits?|withdrawals?|deposits?|(?:money|paid) (?:in|out)|soll|haben|eingang|ausgang|retraits?|depots?|cargos?|abonos?|dare|avere|addebit[oi]|accredit[oi])(?: |$)/iu;
const runningBalance = /\b(?:balance|saldo|solde)\b/iu;

/** Surer than no heading, less sure than one that is said. */
const meantShare = 0.8;

/** Columns meant by words that head none; `named` are those that are said, `taken` words that name values. */
export function headingsOf(
  words: readonly QuestionWord[],
  table: Table,
  named: readonly NamedColumn[],
  taken: ReadonlySet<number>,
): NamedColumn[] {
  const plain = table.columns.map(({ name }) => name.normalize('NFKD').replace(/\p{M}/gu, ''));
  const isRunning = plain.some((heading) => accountMovement.test(heading));
  const meant = new Map<number, number[]>();
  const asksWho = words.some(({ word }) => /^(?:who|whom|which|what)$/.test(word));
  words.forEach(({ word, stop }, at) => {
    if (asksWho && !stop && !taken.has(at))
      plain.forEach((heading, column) => {
        if (isDoer(heading, word) && !named.some((each) => each.column === column))
          meant.set(column, [...(meant.get(column) ?? []), at]);
      });
    const meaning = taken.has(at) ? undefined : meanings.find(({ says }) => says.test(word));
    if (!meaning) return;
    plain.forEach((heading, column) => {
      if (isRunning && runningBalance.test(heading)) return;
      const isMeant = meaning.heads.test(heading) && fits(table.columns[column]?.type, meaning.of);
      if (isMeant && !named.some((each) => each.column === column))
        meant.set(column, [...(meant.get(column) ?? []), at]);
    });
  });
  return [...meant].map(([column, at]) => ({ column, share: meantShare, words: at }));
}
