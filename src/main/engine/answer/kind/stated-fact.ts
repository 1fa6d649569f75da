/**
 * Facts that a text states in few words or not at all: a discount, a deposit, a warranty, the day something was paid or delivered. A sentence
 * that is only about the same thing answers no question for one of them. English, German, French, Spanish, Italian.
 */
import type { Span } from '../../types.ts';
import { askedKind, type ValueKind } from './asked-kind.ts';
import { foldText } from './fold-text.ts';
import { isLabelledEnd } from './labelled-end.ts';
import { kindLimits } from './limits.ts';
import { valuesOfKind } from './values-of-kind.ts';

type Fact = {
  /** Of the folded question. */
  readonly asks: RegExp;
  /** Of a question that asks for something else all the same. */
  readonly notAsked?: RegExp;
  /** Of the folded sentence, or of what stands above it. */
  readonly says: RegExp;
  /** The same of the whole folded sentence. */
  readonly saysAlone?: RegExp;
  /** A value of one of these must stand there too; left out: what is said is enough. */
  readonly values?: readonly ValueKind[];
  /** Of a folded sentence that says it in so many words that nothing else of the question need stand there. */
  readonly strong?: RegExp;
  /** Said in so few texts that a sentence which says it is what is asked for, whatever other words it has. */
  readonly rare?: true;
  /** A line that says it and nothing else, of whatever its document is about. */
  readonly labelled?: typeof isLabelledEnd;
  /** Words with which it is said of what is to come, not of what was; where `yet` is said too, it was. */
  readonly not?: RegExp;
  readonly yet?: RegExp;
  /** What stands in place of a value. */
  readonly other?: RegExp;
};

/** `\w` stands for a letter or digit: a line to write on is a run of "_". */
const words = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${text.replaceAll('\\w', '[\\p{L}\\p{N}]')})(?![\\p{L}\\p{N}])`, 'u');
const when = '(?:when|what (?:date|day)|on (?:what|which) (?:date|day)|wann|an welchem tag|quand|cuando|quando)';

const share = '(?<!\\d)\\d{1,3}(?:[.,]\\d{1,3})? ?(?:%|per ?cent|prozent|pour cent|por ciento|per cento)';
const paying =
  '(?<!\\p{L})(?:paid|pay|paying|payment|settled|bezahlt|bezahlung|gezahlt|zahlung|payee?s?|paiement|reglement|pago|pagad[oa]s?|pagamento|pagat[oa])(?!\\p{L})';
const soon =
  '(?:(?<!\\p{L})(?:within|inside|in|before|innerhalb|binnen|sous|dans|avant|en|dentro de|entro|antes)(?!\\p{L})[^.;]{0,20}(?:days?|weeks?|tagen?|wochen?|jours?|semaines?|dias?|giorni)(?!\\p{L})|(?<!\\p{L})(?:early|promptly|at once)(?!\\p{L}))';
/** Of late payment, of parts of a price, and of tax. */
const otherShare =
  'interest|late|overdue|penalt|instal|deposit|balance|remain|rest|tax|vat|verzug|zinsen|mahn|anzahlung|restbetrag|mwst|interets|retard|acompte|solde|tva|interes|retraso|mora|iva|anticipo|acconto';
/** "3 % if paid within 10 days", "Zahlung binnen 8 Tagen: 2 %", "2/10 net 30": a discount that is not called so. */
const promptPayment = new RegExp(
  `^(?!.*(?<!\\p{L})(?:${otherShare})).*(?:${share}[^.;]{0,40}${paying}[^.;]{0,30}${soon}|${paying}[^.;%]{0,30}${soon}[^.;%]{0,30}${share}|(?<!\\d)\\d(?:[.,]\\d)?/\\d{1,2},? (?:net|n) ?/?\\d{2}|${share}[^.;]{0,30}(?:prompt|early) payment|(?:prompt|early) payment[^.;%]{0,30}${share})`,
  'u',
);

/** "Three years", "24 Monate". */
const span =
  '(?:\\p{N}+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|ein\\w*|zwei|drei|vier|funf|sechs|zehn|zwolf|une?|deux|trois|quatre|cinq|dix|douze|dos|tres|cuatro|cinco|diez|doce|due|tre|quattro|cinque|dieci|dodici) (?:years?|months?|weeks?|jahre?n?|monate?n?|wochen?|ans?|mois|semaines?|anos?|mes(?:es)?|semanas?|ann[oi]|mes[ei]|settimane)';

const facts: readonly Fact[] = [
  {
    asks: words(
      'non[- ]?compet\\w*|not to compete|wettbewerbsverbot\\w*|konkurrenzverbot\\w*|non[- ]concurrence|no competencia|non concorrenza',
    ),
    says: words('\\w*compet\\w*|\\w*wettbewerb\\w*|\\w*konkurr\\w*|concurren\\w*|concorren\\w*'),
    rare: true,
  },
  {
    asks: words(
      'discounts?|rebates?|price reductions?|(?:early|prompt) payment|pay(?:ing)? early|\\w*rabatte?|skonto|\\w*nachlass|remise|rabais|ristourne|escompte|descuentos?|rebaja|pronto pago|sconto|ribasso',
    ),
    says: words(
      'discount\\w*|rebate\\w*|reduc\\w+|off|less|cheaper|subtract\\w*|deduct\\w*|bonificac\\w+|\\w*rabatt\\w*|skonto|\\w*nachlass\\w*|abzug\\w*|abzieh\\w*|remise\\w*|rabais|ristourne|escompte|descuento\\w*|rebaja\\w*|scont\\w+|ribass\\w+',
    ),
    saysAlone: promptPayment,
    strong: promptPayment,
  },
  {
    asks: words(
      '(?:security |rent |tenancy )?deposit|\\w*kaution|depot de garantie|caution|fianza|deposito cauzionale|cauzione',
    ),
    says: words(
      'deposit\\w*|securit(?:y|ies)|surety|bond|\\w*kaution\\w*|\\w*sicherheit\\w*|depot de garantie|caution\\w*|fianza\\w*|deposito|cauzion\\w*',
    ),
  },
  {
    asks: words('warrant(?:y|ies)|guarantees?|gewahrleistung\\w*|garantie\\w*|garantias?|garanzi[ae]'),
    says: words(
      'warrant\\w*|guarante\\w*|cover(?:s|ed)?|surety|collateral|gewahr\\w*|garant\\w*|garanz\\w*|defects?|mangel\\w*',
    ),
  },
  {
    asks: words(
      'notice periods?|periods? of notice|how much notice|(?:what|which) notice|\\w*kundigungsfrist\\w*|preavis|preaviso|preavviso',
    ),
    says: words(
      'notice|notif\\w+|cancel\\w*|terminat\\w*|resign\\w*|step out|be ended|ends? (?:this|the) (?:agreement|contract|employment|lease|tenancy)|frist(?:en)?|denonc\\w*|\\w*kundig\\w*|gekundigt|preavis|resili\\w*|preaviso|preavviso|disdett\\w*|rescind\\w*|recess\\w*',
    ),
  },
  {
    asks: words(
      '(?:contractual|contract|late) penalt(?:y|ies)|penalt(?:y|ies) for (?:late|being late|not|delay)|late fees?|vertragsstrafe|mahngebuhr\\w*|penalite|penalizacion|penale',
    ),
    says: words(
      'penalt\\w*|late|after the due date|surcharge\\w*|overdue|fines?|interest|\\w*strafe\\w*|mahn\\w*|verzug\\w*|penali\\w*|retard|retraso|ritardo|mora',
    ),
  },
  {
    asks: words(
      `${when} (?:was|were|has|have|had|did|wurden?|hat|haben|a|ont|se|fue|fueron|e|sono) (?:.{0,200} )?(?:paid|pay|settled?|bezahlt|gezahlt|beglichen|payee?s?|reglee?s?|pago|pagad[oa]s?|pagat[oaie])`,
    ),
    says: words(
      'paid|settled|payment|received|transferred|credited|debited|uberwiesen|abgebucht|bezahlt|gezahlt|beglichen|zahlung\\w*|payee?s?|reglee?s?|paiement|pagad[oa]s?|pago|pagat[oaie]|pagamento',
    ),
    notAsked: words('(?:to (?:be )?pa(?:y|id)|zu (?:be)?zahlen|a payer|que pagar|da pagare)'),
    not: words('payable|to be paid|(?:must|shall|will|may|is) be? ?paid|falls? due|innerhalb|zahlbar|binnen|sous'),
    yet: words('(?:was|were|been) (?:\\w+ )?(?:paid|settled)|paid on|bezahlt am|payee? le|pagad[oa] el|pagat[oa] il'),
    values: ['date'],
  },
  {
    asks: words(
      `(?:delivery|shipping|dispatch) dates?|dates? of (?:delivery|dispatch)|liefertermin\\w*|lieferdatum|date de livraison|fecha de entrega|data di consegna|${when} (?:.{0,200} )?(?:deliver\\w*|ship(?:ped)?|dispatched|geliefert|livree?s?|entreg\\w+|consegn\\w+)`,
    ),
    says: words(
      'deliver\\w*|ship(?:s|ped|ping|ment)?|dispatch\\w*|arriv\\w*|eta|ankunft|liefer\\w*|geliefert|livr\\w+|entreg\\w+|consegn\\w+|supplied|hand(?:ed)? over',
    ),
    values: ['date', 'duration'],
    // "Lieferung: KW 23", "end of June", "at once".
    other: words(
      '(?:kw|kalenderwoche|week|woche|semaine|semana|settimana) ?\\d{1,2}|(?:in|end of|early|mid|late|anfang|mitte|ende|im|fin|debut|en) ?-?(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|spring|summer|autumn|winter|fruhjahr|sommer|herbst)|today|tomorrow|yesterday|immediately|at once|next week|heute|morgen|sofort|demain|inmediat\\w+|subito',
    ),
  },
  {
    asks: words(
      `${when} (?:.{0,200} )?(?:sign(?:ed)?|unterzeichnet|unterschrieben|signee?s?|firmad[oa]s?|firm[oa]|firmat[oaie])`,
    ),
    says: words(
      'sign\\w*|dated?|made|execut\\w*|enter\\w*|conclud\\w*|unterzeichn\\w*|unterschr\\w*|geschlossen|datum|den|vom|am|sign\\w+|fait|conclu\\w*|date|le|firm\\w+|fecha|fechad\\w*|celebr\\w+|stipul\\w+|concluso|data|addi|day of',
    ),
    // "Leeds, 3 June 2024" over or under the names.
    saysAlone: /^\p{L}[\p{L}.-]*(?: \p{L}[\p{L}.-]*){0,3}, (?:(?:den|le|the|this|il|a|el) )?\d[^,;:]{4,30}[.,;]?$/u,
    values: ['date'],
  },
  {
    // Of what is agreed to end; a war that ended did so in any words.
    asks: words(
      '(?:when|(?:on|by) (?:what|which) (?:date|day)) (?:does|do|will|is) (?:.{0,200} )?(?:end|ending|ends|expires?|expiring|run out|runs out|lapse|finish)|until when|(?:end|expiry|expiration|termination) date|(?:wann|zu welchem datum) (?:endet|enden|lauft)(?: .{0,200})?|bis wann|quand (?:.{0,200} )?(?:fini(?:t|ssent)|prend(?:ent)?(?:-(?:il|elle|ils|elles))? fin|expire(?:nt)?|se terminent?)|jusqu a quand|cuando (?:.{0,40} )?(?:terminan?|acaban?|vencen?|finalizan?|expiran?)|hasta cuando|quando (?:.{0,40} )?(?:finiscono|finisce|scad(?:e|ono)|termina(?:no)?)|fino a quando',
    ),
    says: words(
      `end|ends|ended|ending|expir\\w*|terminat\\w*|until|till|up to and including|from:? .{3,40} (?:to|through)|through(?= \\p{N}| \\p{L}+ \\p{N})|lapses?|runs?|running|lasts?|lasting|remains? in|valid\\w*|terms?|duration|continu\\w*|finish\\w*|clos(?:es|ing)|complet\\w*|cancel\\w*|last (?:day|instal\\w*|payment|working day)|${span}|bis|ablauf\\w*|ablauft|befrist\\w*|erlischt|lauft|\\w*laufzeit\\w*|\\w*ende|endet|enden|dauer\\w*|fin|finit|expire\\w*|echeance|jusqu|duree|dure|termin\\w*|finaliz\\w*|acab\\w*|venc\\w+|hasta|duracion|fine|finisc\\w*|scad\\w*|fino|durata`,
    ),
    // "1 May 2022 – 30 April 2025", "09:00-17:00".
    saysAlone: /\p{N}[^\p{L}\p{N}]{0,3} ?[-–—] ?(?:\p{N}|\p{L}{3,9}\.? \p{N})/u,
    not: words('signed|dated|unterzeichnet|unterschrieben|signe|firmad[oa]|firmato'),
    yet: words(
      `end|ends|ending|expir\\w*|until|till|terms?|${span}|bis|ablauf\\w*|endet|\\w*laufzeit|fin|jusqu|duree|termina|hasta|vence|fine|scade|fino`,
    ),
    values: ['date', 'duration'],
    labelled: isLabelledEnd,
  },
  {
    asks: words(
      '(?:who|which company|wer|qui|quien|chi) (?:is|was|are|were|ist|war|est|es|e) (?:the |our |my |der |die |le |la |el |il |l )?(?:insurer|insurance company|versicherer|assureur|aseguradora|assicuratore)',
    ),
    says: words('insur\\w*|cover(?:s|ed)?|underwrit\\w*|\\w*versicher\\w*|assur\\w*|asegur\\w*|assicur\\w*|policy'),
  },
  {
    asks: words(
      '(?:who|wer|qui|quien|chi) (?:is|was|are|were|ist|war|est|es|e) (?:the |our |my |der |die |le |la |el |il |l )?(?:chair(?:man|woman|person)?|treasurer|vorsitzende[rn]?|schatzmeister\\w*|kassenwart\\w*|tresori\\w+|tesorer\\w+)',
    ),
    says: words(
      'chair\\w*|preside\\w*|headed|treasur\\w*|vorsitz\\w*|vorstand\\w*|schatzmeister\\w*|kass\\w+|tresor\\w*|presid\\w*|tesor\\w*',
    ),
  },
];

/** Kinds that are told by their writing: where none stands there is none. */
const written: ReadonlySet<ValueKind> = new Set(['email', 'telephone']);

/** Numbers of few figures, behind what they are: "Tel. 4512", "ext. 17"; or as a town writes its own: "555-0142". */
const shortNumber =
  /(?<!\p{L})(?:tel\p{L}{0,10}|phone|fon|fax|mobile?|handy|cell|ext(?:ension)?|durchwahl)(?!\p{L})[^\p{L}\p{N}]{0,9}\p{N}{2}|(?<![\p{N}-])\p{N}{3}-\p{N}{4}(?![\p{N}-])/iu;

/** "The phone contract" asks for no number. */
const asksForIt = words(
  '(?:(?:tele)?phone|fax|mobile) numbers?|e-?mail addresse?s?|\\w*nummer|rufnummer|(?:numero|no) (?:de |di )?(?:telephone|telefono)|adresse e-?mail|e-?mail-?adresse|correo electronico|indirizzo mail',
);

/** Whether a sentence, with what stands above it, states what is asked. */
export type StatesFact = {
  (sentence: string, above: string, language: string | null): boolean;
  /** Whether a sentence that states it needs no other word of the question: few texts say it, or it says it in words of its own. */
  readonly isRare: (sentence: string) => boolean;
  /** Whether it is a line that says it and nothing else: its document tells of what. */
  readonly isLabelled: (sentence: string, above: string, language: string | null) => boolean;
  /** The words of the question that ask for it, as they were folded: a sentence that states it need not hold them. */
  readonly asked: string;
};

/** Null where a question asks for nothing of the kind: every sentence may answer it. */
export function statedFact(question: string): StatesFact | null {
  const asked = foldText(question);
  const fact = facts.find(({ asks, notAsked }) => asks.test(asked) && !notAsked?.test(asked));
  const kind = askedKind(question);
  const isWritten = kind !== null && written.has(kind.kind) && asksForIt.test(asked);
  if (!fact && !isWritten) return null;
  const states = (sentence: string, above: string, language: string | null): boolean => {
    const holds = (text: string, of: ValueKind) => valuesOfKind(text, { kind: of, unit: null }, asked, language);
    if (kind && isWritten) {
      const text = `${above} ${sentence}`;
      return holds(text, kind.kind).length > 0 || (kind.kind === 'telephone' && shortNumber.test(text));
    }
    if (!fact) return true;
    // In a row of a table each cell is of its own heading, not of the row above.
    const said = foldText(sentence.includes('\t') ? sentence : `${above} ${sentence}`);
    const own = foldText(sentence);
    if (!fact.says.test(said) && !fact.saysAlone?.test(own)) return false;
    if (fact.not?.test(own) && !fact.yet?.test(own)) return false;
    return (
      !fact.values ||
      fact.other?.test(own) === true ||
      fact.values.some((of) => holds(sentence, of).some((value) => !isAnchor(sentence, value, fact)))
    );
  };
  const isRare = (sentence: string) => fact?.rare === true || fact?.strong?.test(foldText(sentence)) === true;
  const isLabelled = (sentence: string, above: string, language: string | null) =>
    fact?.labelled?.(sentence, above, asked, language) === true;
  // "When does the tenancy of Mr Penn end?": the end is what is asked for, Mr Penn is not.
  const own = (fact?.asks.exec(asked)?.[0] ?? '').split(' ').filter((word) => fact?.says.test(word));
  return Object.assign(states, { isRare, isLabelled, asked: own.join(' ') });
}

/** "Within ten days of delivery": the delivery is what is counted from, and nothing is said of its own day. */
function isAnchor(sentence: string, { start, end }: Span, { says }: Fact): boolean {
  const own = foldText(sentence.slice(start, end));
  const after = foldText(sentence.slice(end, end + kindLimits.behind));
  const behind = countedFrom.test(own) ? after : countedFrom.exec(after)?.groups?.rest;
  const event = /^(?:the |their |its |der |die |la |le |l )?(?<event>\p{L}+)/u.exec(behind ?? '')?.groups?.event;
  return event !== undefined && says.test(event);
}
const countedFrom =
  /(?:^|\s)(?:of|after|from|following|before|nach|ab|vor|apres|avant|de|despues de|dopo)(?:$|\s(?<rest>.*)$)/u;
