/** Where values of a kind stand in a sentence: English, German, French, Spanish, Italian. */
import type { Span } from '../../types.ts';
import type { AskedKind, ValueKind } from './asked-kind.ts';
import { foldText } from './fold-text.ts';
import { isRoleWord } from './named-role.ts';

/** A value with how sure it is of the kind (0-1): a whole date is more than a year, a sum with its currency more than a number. */
export type FoundValue = Span & { readonly sure: number };

const month =
  '(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|m[äa]rz|apr(?:il|ile)?|avr(?:il)?|abril|may|mai|mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust)?|ao[ûu]t|agosto|sept?(?:ember|embre)?|septiembre|settembre|o[ck]t(?:ober|obre|tubre)?|ottobre|octubre|nov(?:ember|embre|iembre)?|d[eé][cz](?:ember|embre)?|diciembre|dicembre|ene(?:ro)?|enero|gennaio|febrero|febbraio|marzo|aprile)';
const year = '(?:1[0-9]\\d\\d|20\\d\\d)';
const number = "\\p{N}+(?:[.,’'\\u00a0\\u202f ]\\p{N}{3})*(?:[.,]\\p{N}+)?";
const smallWords =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million|billion|half|one|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|tausend|eine[nmr]?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|trente|cent|mille|une?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cien|mil|una?|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dodici|venti|trenta|cento|mila';
const amount = `(?:${number}|${smallWords})`;
const timeUnit =
  '(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)|sekunden?|minuten?|stunden?|tagen?|tage?s?|werktagen?|wochen?|monat(?:e|en|s)?|quartale?n?|jahr(?:e|en|es)?|jahrzehnten?|secondes?|heures?|jours?|semaines?|mois|trimestres?|ans?|années?|segundos?|minutos?|horas?|días?|semanas?|meses|mes|años?|secondi|minuti|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])';
const currency =
  '(?:[€$£¥₹]|(?:us|ca|au|nz|hk|s)\\$|eur(?:os?)?|usd|gbp|chf|jpy|dollars?|dollari|dólares|dollar|pounds?|sterling|libras|pence|cents?|centimes?|francs?|franken|franchi|yen|yuan|rupees?|kr(?:one[nr]?|onor)?|crowns?|marks?|mark)';
const scale =
  '(?:\\s?(?:million(?:en|s|es)?|billion(?:s|en)?|milliard(?:en|s|i)?|mio|mrd|mill(?:ones|ioni)|milione|thousand|bn|m|k))?';
const measureUnit =
  '(?:%|percent|prozent|km²?|cm|mm|m²|m³|metres?|meters?|miles?|feet|foot|ft|inch(?:es)?|kilomet(?:er|re)s?|kilometern?|kg|kilograms?|grams?|tons?|tonnes?|litres?|liters?|acres?|hectares?|square|°|degrees?|mph|km/h|years old|jahre alt)';
const unit = (text: string) => new RegExp(text, 'giu');
const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

const byKind: Readonly<Partial<Record<ValueKind, readonly (readonly [number, RegExp])[]>>> = {
  date: [
    [
      1,
      unit(
        `${edge}\\p{N}{1,2}(?:st|nd|rd|th|er|º|°|\\.)?\\s+(?:of |de |di )?${month}\\.?(?:,?\\s+(?:de |del )?${year})?${end}`,
      ),
    ],
    [1, unit(`${edge}${month}\\.?\\s+\\p{N}{1,2}(?:st|nd|rd|th)?(?:,?\\s+${year})?${end}`)],
    [1, unit(`${edge}${month}\\.?,?\\s+(?:de |del )?${year}${end}`)],
    [1, unit(`${edge}(?:\\p{N}{4}-\\p{N}{2}-\\p{N}{2}|\\p{N}{1,2}[./-]\\p{N}{1,2}[./-](?:\\p{N}{4}|\\p{N}{2}))${end}`)],
    [0.9, unit(`${edge}${year}s?${end}`)],
    [0.8, unit(`${edge}\\p{N}{1,2}(?:st|nd|rd|th|\\.)?[- ](?:century|centuries|jahrhunderts?|siècle)${end}`)],
    [0.8, unit(`${edge}(?:siglo|secolo)\\s+[ivxlc]+${end}`)],
    // "Payable within 30 days" says when, counted from a day that stands elsewhere.
    [
      0.7,
      unit(
        `${edge}(?:within|innerhalb(?: von)?|binnen|sous|dans les|dentro de|entro)\\s+${amount}\\s+${timeUnit}${end}`,
      ),
    ],
    [
      0.7,
      unit(
        `${edge}${amount}\\s+${timeUnit}\\s+(?:after|before|from|of|nach|vor|après|avant|después|antes|dopo|prima)${end}`,
      ),
    ],
    [
      0.7,
      unit(
        `${edge}(?:half past|quarter (?:past|to)|\\p{N}{1,2}[:.h]\\p{N}{2}|\\p{N}{1,2}\\s?(?:am|pm|uhr|o.clock)|noon|midnight)`,
      ),
    ],
    [
      0.5,
      unit(
        `${edge}(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)${end}`,
      ),
    ],
  ],
  money: [
    [1, unit(`(?:[€$£¥₹]|${edge}(?:eur|usd|gbp|chf))\\s?${number}${scale}`)],
    [1, unit(`${edge}${amount}${scale}\\s?(?:us |u\\.s\\. |canadian |australian )?${currency}${end}`)],
    [1, unit(`${edge}${number}${scale}\\s?[€$£¥₹]`)],
    [0.4, unit(`${edge}(?:free(?: of charge)?|kostenlos|gratis|gratuit)${end}`)],
    // "Rent: 1,200" leaves its currency to the reader.
    [0.35, unit(`${edge}${number}${end}`)],
  ],
  reason: [
    [
      1,
      unit(
        `${edge}(?:because(?: of)?|due to|owing to|on account of|thanks to|weil|wegen|aufgrund|da(?= \\p{L})|denn|parce qu|puisqu|en raison d|à cause d|porque|debido a|ya que|a causa d|perché|poiché|dovuto a)`,
      ),
    ],
    [
      0.7,
      unit(
        `${edge}(?:since|as|so that|in order to|the reason|damit|um|car|comme|afin d|afin qu|para|para que|pues|per|affinché)${end}`,
      ),
    ],
  ],
  percent: [
    [1, unit(`${edge}${amount}\\s?(?:%|per ?cent|percent|prozent|pour cent|por ciento|per cento|percentage points?)`)],
    [
      0.6,
      unit(
        `${edge}(?:half|third|quarter|two thirds|hälfte|drittel|viertel|moitié|tiers|mitad|tercio|metà|terzo)${end}`,
      ),
    ],
  ],
  duration: [
    [
      1,
      unit(
        `${edge}${amount}[-\\s]*(?:and a half |1/2 )?(?:working |business |calendar |full |volle |consecutive )?${timeUnit}${end}`,
      ),
    ],
  ],
  frequency: [
    [
      1,
      unit(
        `${edge}(?:every|each|jede[nrsm]?|alle|chaque|tou(?:te)?s les|cada|todos los|ogni|tutti i)\\s+(?:(?:other|second|third|fourth|${amount}|zweite[nrsm]?|dritte[nrsm]?)\\s+)?(?:working |full )?(?:${timeUnit}|use|evening|morning|night|woche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|fois|vez|volta)${end}`,
      ),
    ],
    [
      1,
      unit(
        `${edge}(?:once|twice|${amount}\\s+(?:times|evenings|mornings|days)|einmal|zweimal|dreimal|viermal|${amount}\\s+(?:mal|fois|veces|volte))\\s+(?:(?:a|an|per|each|every|in|im|pro|par|al|à la|a la|all)['’]?\\s*)${amount}?\\s*${timeUnit}${end}`,
      ),
    ],
    [
      0.9,
      unit(
        `${edge}(?:hourly|daily|weekly|fortnightly|monthly|bimonthly|quarterly|half-yearly|biannually|annually|yearly|täglich\\p{L}*|wöchentlich\\p{L}*|monatlich\\p{L}*|vierteljährlich\\p{L}*|halbjährlich\\p{L}*|jährlich\\p{L}*|quotidien\\p{L}*|hebdomadaire\\p{L}*|mensuel\\p{L}*|annuel\\p{L}*|diari[oa]\\p{L}*|semanal\\p{L}*|mensual\\p{L}*|anual\\p{L}*|settimanal\\p{L}*|mensil\\p{L}*|annual\\p{L}*)${end}`,
      ),
    ],
    [
      0.6,
      unit(
        `${edge}(?:once|twice|always|never|${amount}\\s+(?:times|mal|fois|veces|volte)|immer|nie|toujours|jamais|siempre|nunca|sempre|mai)${end}`,
      ),
    ],
  ],
  email: [[1, unit('[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}')]],
  telephone: [[1, unit('(?:\\+|(?<!\\p{N})0|\\(0?)\\p{N}[\\p{N}()\\s/.-]{5,}\\p{N}')]],
};

const numbers: readonly (readonly [number, RegExp])[] = [
  [1, unit(`${edge}${number}${scale}\\s?${measureUnit}`)],
  [0.9, unit(`${edge}${number}`)],
  [0.6, unit(`${edge}(?:${smallWords})${end}`)],
];

/** The values of the asked kind in `text`, as spans of it. `asked`: the folded question: what stands in it is no answer. */
export function valuesOfKind(
  text: string,
  { kind, unit: counted }: AskedKind,
  asked: string,
  language: string | null,
): FoundValue[] {
  const isNew = ({ start, end: to }: Span) => !bare(asked).includes(bare(foldText(text.slice(start, to))));
  if (kind === 'person' || kind === 'organisation' || kind === 'place')
    return namesIn(text, kind, language).filter(
      (span) => isNew(span) && !isRoleWord(foldText(text.slice(span.start, span.end))),
    );
  const patterns = kind === 'number' ? numbers : (byKind[kind] ?? []);
  const found: FoundValue[] = [];
  for (const [sure, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((each) => each.start < span.end && span.start < each.end)) continue;
      // The counted thing stands right behind its number, a word or two between.
      const isCounted =
        counted !== null &&
        foldText(text.slice(span.end, span.end + besideNumber)).includes(counted.slice(0, stemLetters));
      const isYear = kind === 'number' && new RegExp(`^${year}$`, 'u').test(match[0]);
      found.push({ ...span, sure: isYear && !isCounted ? sure / 3 : counted === null || isCounted ? sure : sure / 2 });
    }
  }
  return found.filter(isNew);
}

/** Words alone, set apart by spaces. */
const bare = (folded: string) => ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

/** UTF-16 units behind a number in which what it counts stands; letters of a word that are the same in all its forms. */
const besideNumber = 32;
const stemLetters = 5;

const capital = "\\p{Lu}[\\p{L}\\p{M}\\p{N}&.'’-]*";
const joint = '(?:\\s+(?:de|du|da|di|del|della|von|van|der|den|la|le|of|and|&|und|et|y|e|the)){0,2}';
const severalCapitals = unitOf(`${capital}(?:${joint}\\s+${capital})+`);
const oneCapital = unitOf(`(?<=[\\p{L}\\p{N},;:)»”"]\\s)${capital}`);
const titled = unitOf(
  `\\b(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|M\\.|Mme|Monsieur|Madame|Sr|Sra|Señora?|Sig|Signora?|Sir|Lord|King|Queen|President|König|Königin|Präsident|Pope|Papst)\\.?\\s+${capital}`,
);
const company = unitOf(
  `${capital}(?:\\s+(?:&\\s+)?${capital})*,?\\s+(?:GmbH|AG|KG|SE|Inc|Ltd|Limited|LLC|LLP|PLC|plc|Corp|Corporation|Company|Co|S\\.?A\\.?S?|S\\.?[rp]\\.?[lA]\\.?|SpA|Srl|SL|BV|NV|Bank|Group|Holdings?|University|Institute|Agency)\\b`,
);
const located = unitOf(
  `\\b(?:in|at|near|from|to|of|im|aus|nach|bei|an der|am|à|au|aux|en|dans|près de|de|a|ad|al|nel|nella|presso|da)\\s+(?:the |der |die |das |den |la |le |les |el |los |il |l['’])?${capital}`,
);
const stated = unitOf(`(?:\\b(?:is|est|es|è)|:|\\.{3,})\\s+${capital}`);
const street =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Square|Drive|Way|Close|Court|Row|Terrace|Gardens|Place|Hill|Quay|Crescent';
const address = unitOf(
  `\\p{N}{1,4}\\s+${capital}(?:\\s+${capital})*\\s+(?:${street})\\b|${capital}(?:\\s+${capital})*\\s+(?:${street})\\b|${capital}(?:straße|strasse|weg|platz|gasse|allee)\\s+\\p{N}+|\\b(?:rue|avenue|place|calle|plaza|via|piazza|viale)\\s+${capital}|\\p{N}{5}\\s+${capital}`,
);

function unitOf(text: string): RegExp {
  return new RegExp(text, 'gu');
}

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });

function namesIn(text: string, kind: 'person' | 'organisation' | 'place', language: string | null): FoundValue[] {
  // Every noun has a capital in German.
  const one = language === 'de' ? 0 : 0.6;
  const patterns: readonly (readonly [number, RegExp])[] =
    kind === 'person'
      ? [
          [1, titled],
          [0.9, severalCapitals],
          [one, oneCapital],
        ]
      : kind === 'organisation'
        ? [
            [1, company],
            [0.9, severalCapitals],
            [one, oneCapital],
          ]
        : [
            [1, address],
            [0.9, located],
            // A German noun after "is" is any noun.
            [language === 'de' ? 0 : 0.7, stated],
            [one, oneCapital],
          ];
  // A company that is named after a place is none.
  const companies = kind === 'place' ? [...text.matchAll(company)].map(spanOf) : [];
  return patterns.flatMap(([sure, pattern]) =>
    (sure === 0 ? [] : [...text.matchAll(pattern)])
      .map((match) => ({ ...spanOf(match), sure }))
      .filter(({ start, end: to }) => !companies.some((each) => start >= each.start && to <= each.end)),
  );
}
