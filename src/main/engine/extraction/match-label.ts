import { foldWords } from './fold-words.ts';

export type LabelMatch = {
  /** 0-1: how surely these words name the field. */
  readonly score: number;
  /** Words of the label that fitted. */
  readonly label: readonly string[];
};

const small = new Set(
  'a an and at by de der des die das du for in la le of on or the to und von zu this that is are'.split(' '),
);

/** Without these a label of one other word says something else: "invoice to" is no "Invoice", "réunion du" no "Prochaine réunion". */
const turnsLabel = new Set('to by on at for zu von du a'.split(' '));

/** Words that make another figure of the one a label names, unless the field's own label has them. */
const turning = new Set(
  (
    'sub subtotal excl excluding exclusive exclude exluding net before qty quantity item discount saving change point tax gst vat mwst rounding ' +
    'cash tender tendered paid payment round adjustment supply previous balance unit price service charge tip deposit ' +
    'ht hors sous netto nettosumme neto neta netta imponibile imponible zwischensumme iva tva ust mehrwertsteuer umsatzsteuer imposta acompte acconto ' +
    'anticipo anzahlung rabatt remise sconto descuento'
  ).split(' '),
);
const including = new Set(
  (
    'incl inclusive including include inc with after grand due payable rounded inkl inklusive ttc compris comprise inclusa incluso incluido incluida ' +
    'brutto'
  ).split(' '),
);

/** What a sum may be said to include. */
const included = new Set(
  'gst tax vat mwst rounding round adjustment service charge tip iva tva ust mehrwertsteuer umsatzsteuer'.split(' '),
);

/** "For", "from": a label that only a colon makes one. */
export const isSmallLabel = (label: readonly string[]): boolean =>
  label.every((word) => small.has(word) || word === 'from');

/** Labels as words, the longest first. */
export function labelWords(labels: readonly string[]): string[][] {
  const all = labels.map(foldWords).filter((words) => words.length > 0);
  return [...new Map(all.map((words) => [words.join(' '), words])).values()].sort((a, b) => b.length - a.length);
}

/** `totalrm`, `grandtotal`: words that recognition ran together, apart; `subtotal` is a word of its own. */
function apart(word: string): string[] {
  const glued = /^(grand|nett?|rounded|sub)?(total)(amount|due|rm|sale|incl|inclusive|payable|excl|qty|gst|tax)?$/.exec(
    word,
  );
  const parts = glued?.slice(1).filter((part) => part !== undefined) ?? [];
  return parts.length > 1 && word !== 'subtotal' ? parts : [word];
}

/** The best of the labels that stands in the words before (or over) a value; null when none does. */
export function matchLabel(words: readonly string[], labels: readonly (readonly string[])[]): LabelMatch | null {
  let best: LabelMatch | null = null;
  const given = words.flatMap(apart);
  for (const label of labels) {
    const score = scoreOf(given, label);
    if (score > 0 && (best === null || score > best.score)) best = { score, label };
  }
  return best;
}

function scoreOf(words: readonly string[], label: readonly string[]): number {
  const used = new Set<number>();
  let isTurned = false;
  for (const wanted of label) {
    const at = words.findIndex((word, index) => !used.has(index) && sameWord(word, wanted));
    if (at < 0) {
      if (!small.has(wanted)) return 0;
      isTurned ||= turnsLabel.has(wanted);
      continue;
    }
    used.add(at);
  }
  if (used.size === 0 || (used.size === 1 && isTurned)) return 0;
  const extra = words.filter((word, index) => !used.has(index) && !small.has(word) && /\p{L}/u.test(word));
  const isIncluding = words.some((word) => including.has(word));
  const turned = extra.filter((word) => turning.has(word) && !(isIncluding && included.has(word))).length;
  const near = Math.max(...used) >= words.length - 1 - (isIncluding ? 3 : 0) ? 0.1 : 0;
  const score =
    0.6 + 0.08 * Math.min(3, label.length) + near - 0.05 * Math.min(5, extra.length) - 0.35 * Math.min(2, turned);
  return Math.max(0, Math.min(1, score));
}

const shortWord = 5;
/** Letters that recognition takes for one another. */
const alike = ['oqdcuea069', 'il1tjfr|7', 's5835bg9', 'mnwhkx', 'vuy', 'z27', 'prfb', 'ceao'];
const areAlike = (a: string, b: string) => alike.some((group) => group.includes(a) && group.includes(b));

/** Equal, or one letter apart in a long word: recognition confuses letters. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  // "Employer" and "employee" name the two sides.
  if (/e[er]$/.test(a) && /e[er]$/.test(b) && a.slice(0, -1) === b.slice(0, -1)) return false;
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
  let [i, j, faults] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    faults += 1;
    if (faults > 1) return false;
    // In a short word only for letters that are alike: "paper" is no "payer".
    if (a.length === b.length && a.length === shortWord && !areAlike(a[i] as string, b[j] as string)) return false;
    if (a.length >= b.length) i += 1;
    if (b.length >= a.length) j += 1;
  }
  return faults + (a.length - i) + (b.length - j) <= 1;
}
