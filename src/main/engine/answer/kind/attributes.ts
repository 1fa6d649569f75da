/** What a value is the value of, where languages have a pair of words for it: a beginning is not an end, a tenant no landlord. */

type Attribute = { readonly says: RegExp; readonly against: RegExp };

const words = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})(?![\\p{L}\\p{N}])`, 'u');

/** Folded words; the two of a pair exclude each other. English, German, French, Spanish, Italian. */
const pairs: readonly (readonly [string, string])[] = [
  [
    'end\\w*|expir\\w*|terminat\\w*|until|till|by when|last instal\\w*|complet\\w*|lapses?|runs? out|finish\\w*|bis|ablauf\\w*|ablauft|befristet|erlischt|lauft aus|fin|finit|finie?|echeance|jusqu|prend fin|termin[eao]\\w*|finaliz\\w*|vence\\w*|vencimiento|hasta|fine|scad\\w*|fino',
    'begin\\w*|began|begun|start\\w*|commenc\\w*|effective|valid from|hand(?:ed)? ?over|(?:from|since) (?:when|what date|which date|what day|which day)|from(?= \\p{N})|gultig ab|ab wann|seit wann|ab(?= dem \\p{N}| \\p{N})|depuis quand|a partir de quand|desde cuando|da quando|beginn\\w*|begann|startet\\w*|debut\\w*|prend effet|a compter|empieza|empezo|comien\\w*|inici\\w*|inizi\\w*|comincia\\w*|decorr\\w*',
  ],
  [
    'open\\w*|inaugurat\\w*|eroffn\\w*|offnet\\w*|geoffnet|ouv\\w+|abr\\w+|abiert\\w*|apert\\w*|apr\\w+|inaugur\\w*',
    'clos\\w*|shut\\w*|geschlossen|schliess\\w*|schloss|ferm\\w+|cerr\\w+|cierr\\w+|chius\\w*|chiud\\w*',
  ],
  [
    'landlord\\w*|lessors?|vermieter\\w*|verpachter\\w*|bailleu\\w*|proprietaire\\w*|arrendador\\w*|propietari\\w*|locator\\w*',
    'tenants?|lessees?|mieter\\w*|pachter\\w*|locataires?|preneu\\w*|inquilin\\w*|arrendatari\\w*|conduttor\\w*|inquilin\\w*',
  ],
  [
    'sellers?|vendors?|sold|sells?|selling|verkaufer\\w*|verkauf\\w*|vend\\w+|vent[ea]s?',
    'buyers?|purchaser\\w*|bought|buys?|kaufer\\w*|kauft\\w*|gekauft|achet\\w+|compr\\w+|acquist\\w*|acquir\\w*',
  ],
  [
    'born|birth\\w*|geboren\\w*|geburt\\w*|nee?s?|naissance|naci\\w*|nat[oa]|nascita',
    'die[sd]?|death|starb|gestorben|tod|mort\\w*|deces|deced\\w*|muri\\w*|fallec\\w*|mori',
  ],
  ['minimum|at least|least|lowest|mindest\\w*|minim\\w*', 'maximum|at most|highest|hochst\\w*|maxim\\w*|massim\\w*'],
  [
    'arriv\\w*|ankunft|ankommt|kommt an|arriv\\w*|lleg\\w*',
    'depart\\w*|leav\\w+|left|abfahrt|fahrt ab|depart\\w*|sal[ei]\\w*|parten\\w*|parte',
  ],
  ['net|netto|nett[oe]s?|hors taxes?', 'gross|brutto|brut\\w*|lord[oi]|ttc'],
  ['(?:tele)?phones?|telefon\\w*|telephon\\w*|tel', 'fax\\w*|telefax\\w*|telecop\\w*'],
  [
    'senders?|absender\\w*|expediteur\\w*|remitente\\w*|mittente\\w*',
    'recipients?|addressees?|empfanger\\w*|destinataire\\w*|destinatari\\w*',
  ],
  [
    'employers?|arbeitgeber\\w*|employeurs?|empleador\\w*|dator\\w+ di lavoro',
    'employees?|arbeitnehmer\\w*|salaries?|emplead[oa]s?|dipendent\\w*',
  ],
  [
    'notice|notify|cancel\\w*|ahead|kundig\\w*|gekundigt|preavis|resili\\w*|preaviso|preavviso|disdett\\w*|rescind\\w*',
    'runs?(?! out)|lasts?|term|duration|laufzeit|dauer\\w*|lauft|befristet|duree|dure|duracion|dura|durata|plazo',
  ],
  [
    'lenders?|lends?|creditors?|darlehensgeber\\w*|preteu\\w*|prestamista\\w*',
    'borrowers?|borrows?|debtors?|darlehensnehmer\\w*|emprunteu\\w*|prestatari\\w*',
  ],
  ['licensors?|lizenzgeber\\w*', 'licensees?|lizenznehmer\\w*'],
  ['insurers?|insures?|underwriters?|versicherer\\w*|assureu\\w*', 'policy ?holders?|versicherungsnehmer\\w*'],
  ['win\\w*|won|gewinn\\w*|gewann|gagn\\w*|gan[oa]\\w*|vin[cs]\\w*', 'los[et]\\w*|verlor\\w*|verlier\\w*|perd\\w*'],
];

/** Words of one meaning with no opposite: one says it as well as another. */
const same: readonly string[] = [
  'cost\\w*|price\\w*|charg\\w*|fees?|kost\\w*|preis\\w*|berechn\\w*|gebuhr\\w*|cout\\w*|prix|factur\\w*|tarif\\w*|cuest\\w*|precio\\w*|cobra\\w*|prezz\\w*|chied\\w*',
  'sign\\w*|unterzeichn\\w*|unterschr\\w*|firm[aoei]\\w*',
  'found\\w*|establish\\w*|gegrundet\\w*|grundung\\w*|fonde\\w*|fund[aoe]\\w*',
  'own(?:s|ed|ers?)?|eigentum\\w*|proprietaire\\w*|propietari\\w*',
  'lead\\w*|led|head(?:s|ed)?|leit\\w*|geleitet|dirig\\w*',
  'provid\\w*|suppl(?:y|ies|iers?)|anbieter\\w*',
  'place of work|works?|working|arbeitsort|arbeitet|lieu de travail|travaille|lugar de trabajo|trabaja|sede di lavoro|lavora',
  'address|anschrift|adresse|direccion|indirizzo|premises',
  'because|reasons?|due to|since|weil|grund|grunde|parce que|porque|perche',
  'due|payable|deadline|fallig\\w*|zahlbar\\w*|exigible\\w*|pagader\\w*|vencimiento|scadenza|esigibil\\w*',
];

const attributes: readonly Attribute[] = [
  ...pairs.flatMap(([one, other]) => [
    { says: words(one), against: words(other) },
    { says: words(other), against: words(one) },
  ]),
  ...same.map((one) => ({ says: words(one), against: /$^/u })),
];

/** The words that say the same as a folded word of a pair; null where it is of none. */
export const attributeOf = (word: string): RegExp | null =>
  attributes.find(({ says }) => says.exec(word)?.[0] === word)?.says ?? null;

/** What a folded text is about; the texts of a question are read once. */
export type AskedAttributes = {
  /** 1 where a folded sentence says the same, -1 where it says the opposite alone, else 0: one that says both speaks of both. */
  readonly agrees: (sentence: string) => -1 | 0 | 1;
  /** Whether a folded word of the question has the sentence say the same in another word. */
  readonly saysSame: (word: string, sentence: string) => boolean;
};

export function askedAttributes(asked: string): AskedAttributes {
  const wanted = attributes.filter(({ says, against }) => says.test(asked) && !against.test(asked));
  return {
    agrees(sentence) {
      if (wanted.some(({ says }) => says.test(sentence))) return 1;
      return wanted.some(({ against }) => against.test(sentence)) ? -1 : 0;
    },
    saysSame: (word, sentence) => wanted.some(({ says }) => says.test(word) && says.test(sentence)),
  };
}
