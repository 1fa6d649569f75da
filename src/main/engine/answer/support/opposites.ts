/** Words of which one says the opposite of the other. */
import type { Word } from './read-words.ts';

const pairs: Readonly<Record<string, string>> = {
  en:
    'million/billion million/trillion billion/trillion thousand/million hundreds/thousands profit/loss income/expense higher/lower highest/lowest high/low more/less more/fewer most/least ' +
    'greater/smaller larger/smaller largest/smallest longer/shorter longest/shortest maximum/minimum upper/lower above/below over/under ' +
    'before/after earlier/later early/late first/last begin/end began/ended beginning/end start/end started/ended open/close opened/closed ' +
    'always/never all/none everyone/nobody both/neither with/without positive/negative positive/adverse positively/adversely favorable/adverse favorably/adversely better/worse best/worst faster/slower strong/weak ' +
    'stronger/weaker north/south northern/southern east/west eastern/western left/right inside/outside won/lost win/lose buy/sell bought/sold ' +
    'buyer/seller lessor/lessee landlord/tenant lender/borrower employer/employee plaintiff/defendant asset/liability assets/liabilities ' +
    'debit/credit import/export accept/reject accepted/rejected approve/deny approved/denied include/exclude included/excluded allow/forbid ' +
    'allowed/prohibited allowed/forbidden permitted/prohibited permitted/forbidden may/must can/must required/optional passed/failed succeed/fail succeeded/failed success/failure true/false male/female men/women ' +
    'father/mother son/daughter brother/sister hot/cold warm/cool day/night public/private internal/external minority/majority ' +
    'improve/worsen improved/worsened expand/contract accelerate/slow exceed/below exceeded/missed often/rarely',
  de:
    'steigen/sinken stieg/sank gestiegen/gesunken erhöhen/senken erhöht/gesenkt zunehmen/abnehmen zunahme/abnahme gewinn/verlust ' +
    'höher/niedriger höchste/niedrigste mehr/weniger größer/kleiner größte/kleinste vor/nach früher/später erste/letzte beginn/ende ' +
    'immer/nie alle/keine mit/ohne positiv/negativ besser/schlechter käufer/verkäufer vermieter/mieter gläubiger/schuldner ' +
    'einnahmen/ausgaben aktiva/passiva nord/süd ost/west links/rechts über/unter',
  fr:
    'augmenter/diminuer augmenté/diminué augmentation/diminution hausse/baisse gain/perte bénéfice/perte plus/moins supérieur/inférieur ' +
    'maximum/minimum avant/après premier/dernier début/fin toujours/jamais avec/sans positif/négatif acheteur/vendeur bailleur/locataire ' +
    'nord/sud est/ouest gauche/droite',
  es:
    'aumentar/disminuir aumentó/disminuyó aumento/disminución ganancia/pérdida más/menos mayor/menor superior/inferior máximo/mínimo ' +
    'antes/después primero/último inicio/fin siempre/nunca con/sin positivo/negativo comprador/vendedor arrendador/arrendatario norte/sur ' +
    'este/oeste izquierda/derecha',
};
/** What all words for going up, and all for going down, are taken for. */
const up = 'up';
const down = 'down';
/** Words for going up and for going down. */
const directions: Readonly<Record<string, readonly [ReadonlySet<string>, ReadonlySet<string>]>> = {
  en: [
    setOf(
      'increase increased increasing rise rose risen rising grow grew grown growing growth gain gained climb climbed improve improved higher up',
    ),
    setOf(
      'decrease decreased decreasing fall fell fallen falling shrink shrank decline declined declining loss lost drop dropped reduce reduced reduction worsen worsened lower down',
    ),
  ],
  de: [
    setOf(
      'steigen stieg gestiegen anstieg erhöhen erhöht erhöhung zunehmen zunahme wachsen wuchs gewachsen wachstum höher',
    ),
    setOf(
      'sinken sank gesunken senken gesenkt senkung abnehmen abnahme fallen fiel gefallen rückgang verringert niedriger',
    ),
  ],
};
const prefixes = ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'mis'] as const;
/** UTF-16 units of what stands behind such a prefix: `in` and `king` are no pair. */
const leastRest = 5;
const known = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

/** Opposites of each word as the index has them. `termOf` must always be the same. */
function oppositesIn(language: string, termOf: (word: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(language);
  if (before) return before;
  const found = new Map<string, Set<string>>();
  const add = (a: string, b: string) => found.set(a, (found.get(a) ?? new Set()).add(b));
  const listed = (pairs[language] ?? '').split(' ').filter(Boolean);
  for (const pair of [...listed, `${up}/${down}`]) {
    const [a = '', b = ''] = pair.split('/').map(termOf);
    if (a === b) continue;
    add(a, b);
    add(b, a);
  }
  known.set(language, found);
  return found;
}

export type Opposites = {
  /** Keys of words that say the opposite of this one. */
  of(word: Word): ReadonlySet<string>;
  /** The same words, all for going up alike, and all for going down. */
  directed(words: readonly Word[]): Word[];
};

/** Opposites in one language; `termOf` gives a word as the index has it. */
export function createOpposites(language: string | null, termOf: (word: string) => string): Opposites {
  const listed = oppositesIn(language ?? 'en', termOf);
  const [ups, downs] = directions[language ?? 'en'] ?? [];
  const keyOf = ({ key, written }: Word) => (ups?.has(written) ? up : downs?.has(written) ? down : key);
  return {
    directed: (words) => words.map((word) => ({ ...word, key: keyOf(word) })),
    of: ({ key, written }) =>
      new Set([
        ...(listed.get(key) ?? []),
        ...prefixes.flatMap((prefix) => withoutPrefix(written, prefix).map(termOf)),
      ]),
  };
}

/** True when the claim says a word of which the source says only the opposite. */
export function saysOpposite(claim: readonly Word[], source: readonly Word[], opposites: Opposites): boolean {
  const claimed = new Set(claim.map(({ key }) => key));
  const held = new Set(source.map(({ key }) => key));
  const onlyOpposite = (words: readonly Word[], own: ReadonlySet<string>, other: ReadonlySet<string>) =>
    words.some(
      (word) => !other.has(word.key) && [...opposites.of(word)].some((key) => other.has(key) && !own.has(key)),
    );
  return onlyOpposite(claim, claimed, held) || onlyOpposite(source, held, claimed);
}

function withoutPrefix(word: string, prefix: string): string[] {
  return word.startsWith(prefix) && word.length >= prefix.length + leastRest ? [word.slice(prefix.length)] : [];
}

/** Made once, as every sentence of every passage is compared. */
function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
