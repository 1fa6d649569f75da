/** Which headings words mean that are not written in them: who "lives" somewhere has a city, who "owes" something a balance. */
import { type NamedColumn, type QuestionWord, wordsOf } from '../link-question.ts';
import type { ColumnType, Table } from '../table.ts';
import { yearColumn } from './year-column.ts';

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
    says: /^(?:finish(?:ed|es)?|placed|ranked|came)$/,
    heads: /^(?:rank(?:ing)?|pos(?:ition)?|places?|finish|platz|rang)$/iu,
    of: 'number',
  },
  {
    says: /^(?:leaves?|leaving|left|departs?|depart(?:ing|ed)|fahrt|fahren|abfahren|part(?:ent)?|sale[n]?|parte)$/,
    heads: /\b(?:depart(?:s|ing|ures?)?|leaves?|leaving|abfahrt|depart|salida|partenza)\b/iu,
    of: 'number',
  },
  {
    says: /^(?:arrives?|arriv(?:ing|ed)|ankommen|ankunft|arrivent?|llegan?|arriva)$/,
    heads: /\b(?:arriv\w*|ankunft|arrivee|llegada|arrivo)\b/iu,
    of: 'number',
  },
  {
    says: /^(?:ends?|ended|ending|expires?|expired|finish(?:es|ed)?|endet|enden|finit|prend|termina[n]?|acaba[n]?)$/,
    heads: /\b(?:ends?|end date|until|expir\w*|finish\w*|ende|enddatum|fin|fine|termine|bis)\b/iu,
    of: 'date',
  },
  {
    says: /^(?:starts?|started|starting|begins?|began|begun|beginnt|beginnen|commence|debute|empieza[n]?|comienza[n]?)$/,
    heads: /\b(?:starts?|start date|begins?|beginning|from|since|beginn|anfang|startdatum|debut|inicio|inizio|ab)\b/iu,
    of: 'date',
  },
  {
    says: /^(?:join(?:s|ed|ing)?|here|hired|employed|newest)$/,
    heads:
      /\b(?:joined|joining|join date|hired|hire date|since|start(?:s|ed)?|start date|entry|eintritt|seit|depuis|desde|entree)\b/iu,
    of: 'date',
  },
  {
    says: /^(?:goes|go|went|travels?|fahren|va|van|vont)$/,
    heads: /^(?:to|destination|ziel|nach|destino|destinazione|a)$/iu,
    of: 'text',
  },
  {
    says: /^(?:sent|issued|written|billed|dated)$/,
    heads: /\b(?:issued?|invoice date|date|dated|datum|fecha|data)\b/iu,
    of: 'date',
  },
  {
    says: /^(?:stock|left|available|vorratig|lager|bestand|disponibles?|disponibil[ei])$/,
    heads: /\b(?:stock|quantity|qty|units|bestand|menge|quantite|cantidad|quantita)\b/iu,
    of: 'number',
  },
];

/** Nouns of one meaning, of which a heading may hold another than the question. English for one; several are read as one. */
const alike: readonly (readonly string[])[] = [
  ['country', 'nation', 'nationality', 'land', 'pays', 'pais', 'paese'],
  ['team', 'club', 'side', 'squad'],
  ['opponent', 'rival', 'opposition', 'versus', 'against', 'adversary', 'gegner'],
  ['venue', 'stadium', 'site', 'location', 'place', 'ground', 'arena'],
  ['town', 'city', 'ville', 'stadt', 'ciudad', 'citta'],
  ['company', 'firm', 'customer', 'client', 'supplier', 'vendor'],
  ['tournament', 'competition', 'event', 'championship', 'contest'],
  ['film', 'movie'],
  ['song', 'single', 'track'],
  ['price', 'cost', 'fee'],
  ['crowd', 'attendance', 'spectator', 'audience'],
  ['result', 'outcome'],
  ['status', 'state'],
  ['job', 'role', 'position', 'title', 'occupation', 'profession'],
  ['wage', 'salary', 'pay', 'income', 'gehalt', 'lohn', 'salaire', 'sueldo', 'stipendio'],
  ['employer', 'manager', 'boss', 'supervisor'],
  ['rank', 'ranking', 'place', 'position'],
  ['people', 'employee', 'person', 'staff', 'worker', 'colleague', 'name'],
  ['number', 'no', 'nr'],
  ['deadline', 'due'],
  ['platform', 'gleis', 'quai', 'anden', 'track'],
  ['destination', 'ziel', 'destino', 'destinazione'],
];
const singular = (word: string) =>
  /ies$/u.test(word) ? word.replace(/ies$/u, 'y') : word.replace(/(?<=\p{L}{3}[^s])s$/u, '');

/** The only column headed by another word of the same meaning; none where two are. */
function alikeColumn(word: string, plain: readonly string[]): number | null {
  const own = singular(word);
  for (const group of alike.filter((each) => each.includes(own))) {
    const found = plain.flatMap((heading, column) =>
      wordsOf(heading).some((each) => group.includes(singular(each))) ? [column] : [],
    );
    const [only, other] = found;
    if (only !== undefined && other === undefined) return only;
  }
  return null;
}

/** Who "supplies" is headed "Supplier", who "makes" it "Maker": the doer of what is asked. */
const doerOf = (verb: string) => verb.replace(/(?:ied|ies|ed|es|en|s|e|y|t)$/u, '');
const isDoer = (heading: string, verb: string) => {
  const [doer, stem] = [/^(\p{L}{3,}?)i?(?:er|or|ant|eur)s?$/u.exec(heading.toLowerCase())?.[1], doerOf(verb)];
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
    const same =
      taken.has(at) || stop || named.some(({ words: own }) => own.includes(at)) ? null : alikeColumn(word, plain);
    if (same !== null && !named.some(({ column }) => column === same))
      meant.set(same, [...(meant.get(same) ?? []), at]);
    const meaning = taken.has(at) ? undefined : meanings.find(({ says }) => says.test(word));
    if (!meaning) return;
    plain.forEach((heading, column) => {
      if (isRunning && runningBalance.test(heading)) return;
      const isMeant = meaning.heads.test(heading) && fits(table.columns[column]?.type, meaning.of);
      if (isMeant && !named.some((each) => each.column === column))
        meant.set(column, [...(meant.get(column) ?? []), at]);
    });
  });
  const years = words.flatMap(({ word }, at) => (/^years?$/.test(word) && !taken.has(at) ? [at] : []));
  const ofYears = named.some(({ words: own }) => own.some((at) => years.includes(at))) ? null : yearColumn(table);
  if (ofYears !== null && years.length > 0 && !named.some(({ column }) => column === ofYears))
    meant.set(ofYears, [...(meant.get(ofYears) ?? []), ...years]);
  return [...meant].map(([column, at]) => ({ column, share: meantShare, words: at }));
}
