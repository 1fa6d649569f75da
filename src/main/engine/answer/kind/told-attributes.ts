/** What else says that an attribute of a thing is told: other words for it and the units it is measured in. */

type Told = { readonly asks: RegExp; readonly says: RegExp };

const words = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${text.replaceAll('\\w', '[\\p{L}\\p{N}]')})(?![\\p{L}\\p{N}])`, 'u');
/** A figure with one of these units behind it; folded. */
const measured = (units: string) => `\\p{N}[\\p{N}.,]* ?(?:${units})`;
const both = (same: string, units = '') => ({
  asks: words(same),
  says: words(units === '' ? same : `${same}|${measured(units)}`),
});
const alsoSaid = (asks: string, says: string) => ({ asks: words(asks), says: words(`${asks}|${says}`) });

const lengths =
  'mm|cm|dm|m|km|met(?:er|re)s?|\\w*met(?:er|re)n?s?|metri|metros?|miles?|meilen|yards?|feet|foot|ft|inch(?:es)?|in|fathoms?|leagues?';

/** Folded words. English, German, French, Spanish, Italian. */
const table: readonly Told[] = [
  alsoSaid(
    'born|birth\\w*|geboren\\w*|geburts?\\w*|nee?s?|naissance|naci\\w*|nat[oa]|nascita',
    'aged?|years old|d ?o ?b|alter|jahrgang|jahre alt|ans|anos|anni',
  ),
  alsoSaid(
    'found(?:ed|ing|ers?|ation|s)?|establish\\w*|incorporat\\w*|set up|gegrundet\\w*|\\w*grundung\\w*|grundete\\w*|fonde\\w*|fondation|fundad[oa]\\w*|fundacion|fondat[oa]\\w*|fondazione',
    'since|began|begun|start\\w*|form(?:ed|ation)|creat\\w*|open(?:ed|s)|launch\\w*|built|dates? back|goes back|origin\\w*|inaugurat\\w*|seit|entstand\\w*|depuis|cree\\w*|desde|cread[oa]|dal|creat[oa]',
  ),
  both(
    'weigh\\w*|heav\\w+|gewicht\\w*|\\w+gewicht|wiegt|wiegen|schwer|poids|pese\\w*|pes[oa]\\w*',
    'mg|g|kgs?|kilo\\w*|grams?|lbs?|pounds?|oz|ounces?|t|tons?|tonnes?|tonnen|stone',
  ),
  both(
    'nois\\w+|loud\\w*|decibels?|sound\\w*|acoustic\\w*|\\w*schall\\w*|\\w*larm\\w*|laut\\w*|gerausch\\w*|bruit\\w*|sonor\\w*|ruid\\w+|rumor\\w*',
    'd ?b(?: ?\\(?a\\)?)?|decibels?|dezibel',
  ),
  both(
    'area|surface|floor space|size|large|big|\\w*flache\\w*|\\w*grosse|gross|superfici\\w*|surface|taille',
    `m2|m²|km2|sqm?|sq\\.? ?\\w+|square \\w+|acres?|hectares?|ha|qm|quadrat\\w*|metres? carres?|metros? cuadrados?|metri quadr\\w*|${lengths}`,
  ),
  both(
    'length|long|width|wide|height|high|tall|depth|deep|distance|far|thick\\w*|diameter|\\w*lange|breite?|hohe|hoch|tiefe?|dicke?|durchmesser|\\w*abstand|entfernung|longueur|largeur|hauteur|profondeur|distan\\w+|altura|anchura|longitud|profundidad|altezza|larghezza|lunghezza|profondita',
    `${lengths}|x`,
  ),
  both('temperatur\\w*|hot|cold|heiss|kalt', '°|degrees?|c|f|grad|degres?|grados|gradi'),
  both(
    'speed|fast|veloc\\w+|\\w*geschwindigkeit|schnell|vitesse',
    'mph|km/h|kph|knots?|m/s|rpm|miles|kilomet\\w+|mbit\\w*|gbit\\w*|u/min',
  ),
  both('power|wattage|\\w*leistung|puissance|potencia|potenza', 'm?k?w|kw\\w*|watts?|hp|ps|horsepower'),
  both('voltage|\\w*spannung|tension|voltaje|tensione', 'k?v|volts?'),
  both('pressure|\\w*druck|pression|presion|pressione', 'm?bar|psi|k?pa|hpa'),
  both('torque|\\w*drehmoment|couple', 'nm|newton\\w*|ft ?lb\\w*'),
  both(
    'capacity|volume|\\w*volumen|kapazitat|fassungsvermogen|capacit\\w+|volumen',
    'l|lit\\w+|ml|m3|m³|gallons?|gb|tb|mb|seats?|people|persons?|personen|places',
  ),
  both('age|old|alter|alt|edad|eta', 'years?|jahre|ans|anos|anni|months?|monate'),
  alsoSaid(
    'cost|costs|price\\w*|fees?|charg\\w*|kost\\w*|\\w*preis\\w*|gebuhr\\w*|cout\\w*|prix|tarif\\w*|cuesta\\w*|precio\\w*|coste?|cost[ao]\\w*|prezz\\w*',
    '[€$£¥] ?\\p{N}[\\p{N}.,]*|[€$£¥]|free|pays?|paid|payable|spen[dt]|invoice\\w*|total|budget\\w*|million|billion|eur\\w*|usd|gbp|chf|\\w*kosten|bezahl\\w*|rent|deposit|premium|rate',
  ),
  alsoSaid(
    'rent|\\w*miete\\w*|loyer|alquiler|affitto|canone',
    'per month|a month|monthly|pro monat|monatlich\\w*|par mois|al mes|al mese|a year|per year|annual\\w*|lease fee|pacht\\w*',
  ),
  alsoSaid(
    'vat|ust|mwst|umsatzsteuer\\w*|tva|iva',
    'tax (?:id|number|no)|ust id\\w*|vat ?id|[a-z]{2} ?\\p{N}{8,}|steuernummer',
  ),
  alsoSaid(
    'employees?|staff|workers?|workforce|headcount|mitarbeiter\\w*|beschaftigte\\w*|angestellte\\w*|employes?|salaries?|empleados?|dipendenti',
    'employ\\w*|people|persons?|personnel|team|personen|personal|colleagues|jobs|full time\\w*|personnes|personas|persone|posts',
  ),
  alsoSaid(
    'revenues?|turnover|sales|\\w*umsatz\\w*|erlos\\w*|chiffre d affaires|ventas|ingresos|ricavi|fatturato',
    'income|receipts|takings|earn\\w*|einnahmen|recettes',
  ),
  alsoSaid(
    'profits?|earnings|\\w*gewinn\\w*|uberschuss|benefices?|beneficios?|utile',
    'loss|surplus|net income|result\\w*|ergebnis\\w*|earned|verlust|resultat|ganancia\\w*|perdita',
  ),
  alsoSaid(
    'chief executive\\w*|ceo|managing director|geschaftsfuhr\\w*|vorstandsvorsitz\\w*|directeur general|director general|amministratore delegato',
    'chief executive\\w*|ceo|managing director|general manager|geschaftsfuhr\\w*|vorstand\\w*|direct(?:or|eur|ora|rice|tore)\\w*|heads?|headed|leads?|led|run by|presid\\w*',
  ),
  alsoSaid('bedrooms?|schlafzimmer|chambres?|dormitorios?|camere', '\\p{N}[- ]bed\\w*|\\w+ bed(?:ded)?|zimmer\\w*'),
  alsoSaid(
    'colou?r|farbe|couleur|color|colore',
    'red|blue|green|white|black|grey|gray|brown|yellow|ral \\p{N}+|rot|blau|grun|weiss|schwarz|rouge|bleu|vert|blanc|noir|painted|dyed',
  ),
  alsoSaid(
    'accidents?|unfall\\w*|unfalle|accidentes?|infortun\\w*|incidenti',
    'injur\\w*|incidents?|verletz\\w*|hurt|casualt\\w*|collisions?|crash\\w*|bless\\w*',
  ),
  alsoSaid(
    'landlords?|lessors?|vermieter\\w*|bailleu\\w*|arrendador\\w*|locator\\w*',
    'owner\\w*|own(?:s|ed)|lets|let by|rented (?:from|by)|eigentumer\\w*|proprietair\\w*|propietari\\w*|proprietari\\w*',
  ),
];

/** What says the same as folded words of a question, in text folded the same way; null where nothing is known to. */
export function toldBy(asked: string): RegExp | null {
  return table.find(({ asks }) => asks.test(asked))?.says ?? null;
}
