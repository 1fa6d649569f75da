/** Pure: what a cell shows and what its marks say. */

import type {
  CellAlternative,
  ExtractionCell,
  ExtractionStep,
  FieldType,
  RuleViolation,
} from '../../../preload/contract/shapes.ts';
import type { IconName } from '../../components/icon.tsx';
import { formatCount, formatPercent } from '../../format.ts';
import { numberFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import type { Tone } from '../state-messages.ts';

export type CellMark = {
  readonly key: 'locked' | 'corrected' | 'conflict' | 'violation' | 'unverified' | 'doubtful';
  readonly icon: IconName;
  readonly tone: Tone;
  readonly words: string;
};

const number = (value: number): string => numberFormat({ maximumFractionDigits: 10 }).format(value);
const amount = (value: number): string =>
  numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(value);

type Valued = Pick<ExtractionCell, 'text' | 'value' | 'currency'> & { readonly items?: number | null };

/** A value as its column writes it: numbers alike, dates ISO, so that rows can be compared; the document's own words are in the panel. */
export function cellText({ text, value, currency, items }: Valued, type: FieldType): string {
  if (value === null) return text;
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  if (typeof value === 'number') {
    if (type !== 'money') return number(value);
    return currency === null ? amount(value) : `${amount(value)} ${currency}`;
  }
  if (typeof value === 'string') return value;
  const more = (items ?? value.length) - value.length;
  return more > 0
    ? t('{value} · and {more} more', { value: value.join(' · '), more: formatCount(more) })
    : value.join(' · ');
}

/** What a cell's field begins with when it is written in. */
export function editText(cell: Valued, type: FieldType): string {
  const { value, text } = cell;
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'number') return String(value) + (type === 'money' && cell.currency ? ` ${cell.currency}` : '');
  return value === null ? text : cellText(cell, type);
}

export const isEmpty = ({ value, text }: Pick<ExtractionCell, 'value' | 'text'>): boolean =>
  text === '' && (value === null || value === '' || (Array.isArray(value) && value.length === 0));

const ruleWords = (): Readonly<Record<RuleViolation['rule'], string>> => ({
  required: t('it must not be empty'),
  minimum: t('it is less than the least allowed'),
  maximum: t('it is more than the most allowed'),
  earliest: t('it is before the earliest date allowed'),
  latest: t('it is after the latest date allowed'),
  pattern: t('it is not written as the pattern asks'),
  contains: t('letters that must stand in it are missing'),
  excludes: t('letters stand in it that must not'),
  leastItems: t('there are too few items'),
  mostItems: t('there are too many items'),
  unique: t('another row has the same'),
  options: t('it is none of the choices'),
  type: t('it is not of the column’s kind'),
});

/** `It breaks a rule: it must not be empty.` */
export function violationText(violations: readonly RuleViolation[]): string {
  const words = violations.map(({ rule, item }) =>
    item === null ? ruleWords()[rule] : `“${item}”: ${ruleWords()[rule]}`,
  );
  return plural(words.length, 'It breaks a rule: {words}.', 'It breaks rules: {words}.', { words: words.join('; ') });
}

/** Why a value is doubted or kept, the most telling first; nothing for a value that simply stands there. */
export function cellMarks(cell: ExtractionCell): CellMark[] {
  const marks: CellMark[] = [];
  const { corrected, locked, conflict, violations, verified, confidence, items, verifiedItems, place } = cell;
  if (violations.length > 0) {
    marks.push({ key: 'violation', icon: 'warning', tone: 'problem', words: violationText(violations) });
  }
  if (conflict && !corrected) {
    const words = t('Other values were as likely.');
    marks.push({ key: 'conflict', icon: 'branch', tone: 'note', words });
  }
  if (!isEmpty(cell) && !verified && !corrected) {
    const some = items !== null && verifiedItems !== null && verifiedItems > 0;
    const words = some
      ? plural(
          items,
          '{items} of {n} item were not found in the document as they are.',
          '{items} of {n} items were not found in the document as they are.',
          { items: formatCount(items - verifiedItems) },
        )
      : place === null
        ? t('Not found in the document as it is: check it.')
        : t('Read from a picture and perhaps misread: check it.');
    marks.push({ key: 'unverified', icon: 'question', tone: 'note', words });
  } else if (!isEmpty(cell) && !corrected && confidence < tableLimits.lowConfidence) {
    const words = t('Right in only {confidence} of such cases: check it.', { confidence: percent(confidence) });
    marks.push({ key: 'doubtful', icon: 'half', tone: 'note', words });
  }
  if (corrected) marks.push({ key: 'corrected', icon: 'pen', tone: 'working', words: t('Corrected by you.') });
  if (locked)
    marks.push({
      key: 'locked',
      icon: 'lock',
      tone: 'waiting',
      words: t('Locked: it stays when its row is run again.'),
    });
  return marks;
}

export function percent(share: number): string {
  return formatPercent(share);
}

const stepWords = (): Readonly<Record<ExtractionStep, string>> => ({
  label: t('beside its label'),
  pattern: t('by how it is written'),
  table: t('in a table’s column'),
  section: t('under its heading'),
  layout: t('by where it stands'),
  sum: t('worked out and found'),
  passages: t('in the best passages'),
  model: t('written by the model'),
  group: t('together with its group'),
  vote: t('several ways agreed or voted'),
  're-ask': t('asked once more'),
  window: t('merged from parts of a long document'),
  person: t('corrected by you'),
});

/** `beside its label → several ways agreed or voted` */
export function chainText(chain: readonly ExtractionStep[]): string {
  return chain.map((step) => stepWords()[step]).join(' → ');
}

/** `Corrected by you`, `Found in the document, right in 94% of such cases` … */
export function standingText(cell: ExtractionCell): string {
  if (cell.corrected) {
    if (isEmpty(cell)) return t('You said that there is none.');
    return cell.verified
      ? t('Corrected by you; it stands in the document.')
      : t('Corrected by you; it does not stand in the document as it is.');
  }
  if (isEmpty(cell)) return t('Nothing was found.');
  const found = cell.verified
    ? t('Found in the document')
    : cell.place
      ? t('Perhaps misread')
      : t('Not found in the document as it is');
  return t('{found} · right in {confidence} of such cases', { found, confidence: percent(cell.confidence) });
}

export function alternativeText(alternative: CellAlternative, type: FieldType): string {
  const words = cellText(alternative, type);
  return words === '' ? t('nothing') : words;
}
