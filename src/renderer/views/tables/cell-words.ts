/** Pure: what a cell shows and what its marks say. */
import type {
  CellAlternative,
  ExtractionCell,
  ExtractionStep,
  FieldType,
  RuleViolation,
} from '../../../preload/contract/shapes.ts';
import type { IconName } from '../../components/icon.tsx';
import { formatAmount, formatCount } from '../../format.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import type { Tone } from '../state-messages.ts';

export type CellMark = {
  readonly key: 'locked' | 'corrected' | 'conflict' | 'violation' | 'unverified' | 'doubtful';
  readonly icon: IconName;
  readonly tone: Tone;
  readonly words: string;
};

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 10 });
const amount = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 });

type Valued = Pick<ExtractionCell, 'text' | 'value' | 'currency'> & { readonly items?: number | null };

/** A value as its column writes it: numbers alike, dates ISO, so that rows can be compared; the document's own words are in the panel. */
export function cellText({ text, value, currency, items }: Valued, type: FieldType): string {
  if (value === null) return text;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') {
    if (type !== 'money') return number.format(value);
    return currency === null ? amount.format(value) : `${amount.format(value)} ${currency}`;
  }
  if (typeof value === 'string') return value;
  const more = (items ?? value.length) - value.length;
  return more > 0 ? `${value.join(' · ')} · and ${formatCount(more)} more` : value.join(' · ');
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

const ruleWords: Readonly<Record<RuleViolation['rule'], string>> = {
  required: 'it must not be empty',
  minimum: 'it is less than the least allowed',
  maximum: 'it is more than the most allowed',
  earliest: 'it is before the earliest date allowed',
  latest: 'it is after the latest date allowed',
  pattern: 'it is not written as the pattern asks',
  contains: 'letters that must stand in it are missing',
  excludes: 'letters stand in it that must not',
  leastItems: 'there are too few items',
  mostItems: 'there are too many items',
  unique: 'another row has the same',
  options: 'it is none of the choices',
  type: 'it is not of the column’s kind',
};

/** `It breaks a rule: it must not be empty.` */
export function violationText(violations: readonly RuleViolation[]): string {
  const words = violations.map(({ rule, item }) => (item === null ? ruleWords[rule] : `“${item}”: ${ruleWords[rule]}`));
  return `It breaks ${words.length === 1 ? 'a rule' : 'rules'}: ${words.join('; ')}.`;
}

/** Why a value is doubted or kept, the most telling first; nothing for a value that simply stands there. */
export function cellMarks(cell: ExtractionCell): CellMark[] {
  const marks: CellMark[] = [];
  const { corrected, locked, conflict, violations, verified, confidence, items, verifiedItems, place } = cell;
  if (violations.length > 0) {
    marks.push({ key: 'violation', icon: 'warning', tone: 'problem', words: violationText(violations) });
  }
  if (conflict && !corrected) {
    const words = 'Other values were as likely.';
    marks.push({ key: 'conflict', icon: 'branch', tone: 'note', words });
  }
  if (!isEmpty(cell) && !verified && !corrected) {
    const some = items !== null && verifiedItems !== null && verifiedItems > 0;
    const words = some
      ? `${formatCount(items - verifiedItems)} of ${formatAmount(items, 'item')} were not found in the document as they are.`
      : place === null
        ? 'Not found in the document as it is: check it.'
        : 'Read from a picture and perhaps misread: check it.';
    marks.push({ key: 'unverified', icon: 'question', tone: 'note', words });
  } else if (!isEmpty(cell) && !corrected && confidence < tableLimits.lowConfidence) {
    const words = `Right in only ${percent(confidence)} of such cases: check it.`;
    marks.push({ key: 'doubtful', icon: 'half', tone: 'note', words });
  }
  if (corrected) marks.push({ key: 'corrected', icon: 'pen', tone: 'working', words: 'Corrected by you.' });
  if (locked)
    marks.push({ key: 'locked', icon: 'lock', tone: 'waiting', words: 'Locked: it stays when its row is run again.' });
  return marks;
}

export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

const stepWords: Readonly<Record<ExtractionStep, string>> = {
  label: 'beside its label',
  pattern: 'by how it is written',
  table: 'in a table’s column',
  section: 'under its heading',
  layout: 'by where it stands',
  sum: 'worked out and found',
  passages: 'in the best passages',
  model: 'written by the model',
  group: 'together with its group',
  vote: 'several ways agreed or voted',
  're-ask': 'asked once more',
  window: 'merged from parts of a long document',
  person: 'corrected by you',
};

/** `beside its label → several ways agreed or voted` */
export function chainText(chain: readonly ExtractionStep[]): string {
  return chain.map((step) => stepWords[step]).join(' → ');
}

/** `Corrected by you`, `Found in the document, right in 94% of such cases` … */
export function standingText(cell: ExtractionCell): string {
  if (cell.corrected) {
    if (isEmpty(cell)) return 'You said that there is none.';
    return cell.verified
      ? 'Corrected by you; it stands in the document.'
      : 'Corrected by you; it does not stand in the document as it is.';
  }
  if (isEmpty(cell)) return 'Nothing was found.';
  const found = cell.verified
    ? 'Found in the document'
    : cell.place
      ? 'Perhaps misread'
      : 'Not found in the document as it is';
  return `${found} · right in ${percent(cell.confidence)} of such cases`;
}

export function alternativeText(alternative: CellAlternative, type: FieldType): string {
  const words = cellText(alternative, type);
  return words === '' ? 'nothing' : words;
}
