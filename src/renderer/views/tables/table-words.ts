/** What is said of tables: kinds of columns, ways of reading, filters, rows and runs. */

import type {
  DocumentQuality,
  ExtractionMode,
  ExtractionRow,
  ExtractionRun,
  FieldTotal,
  FieldType,
  RowFilter,
  Template,
} from '../../../preload/contract/shapes.ts';
import type { IconName } from '../../components/icon.tsx';
import { formatCount, formatDate, formatTimeLeft } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { listFormat } from '../../languages/intl.ts';
import { lowerCase } from '../../languages/lower-case.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { errorLine } from '../error-messages.ts';
import type { Tone } from '../state-messages.ts';
import { templateName } from './built-in-templates.ts';
import { cellText, isEmpty, percent } from './cell-words.ts';

export const typeWords = (): Readonly<Record<FieldType, string>> => ({
  text: t('Text'),
  number: t('Number'),
  date: t('Date'),
  money: t('Money'),
  enum: t('One of several'),
  list: t('List'),
  'yes-no': t('Yes or no'),
});

export const modeWords = (): Readonly<Record<ExtractionMode, { readonly label: string; readonly hint: string }>> => ({
  auto: { label: t('Automatic'), hint: t('Chooses for each document, by how well it goes and what it costs.') },
  basic: { label: t('Basic'), hint: t('Labels, tables and patterns. Fast, and needs no chat model.') },
  enhanced: { label: t('Enhanced'), hint: t('The chat model reads the best passages for each column.') },
  grouped: { label: t('Grouped'), hint: t('The chat model reads columns that belong together at once.') },
  hybrid: { label: t('Hybrid'), hint: t('All ways vote, and where they disagree it is asked again. The slowest.') },
});

export const filterWords = (): Readonly<
  Record<RowFilter, { readonly label: string; readonly icon?: IconName; readonly tone?: Tone }>
> => ({
  all: { label: t('All') },
  conflicts: { label: t('Conflicts'), icon: 'branch', tone: 'note' },
  violations: { label: t('Rules broken'), icon: 'warning', tone: 'problem' },
  unverified: { label: t('Unverified'), icon: 'question', tone: 'note' },
  incomplete: { label: t('Incomplete'), icon: 'half', tone: 'note' },
  duplicates: { label: t('Duplicates'), icon: 'copy', tone: 'note' },
  corrected: { label: t('Corrected'), icon: 'pen', tone: 'working' },
  failed: { label: t('Failed'), icon: 'warning', tone: 'problem' },
});
export const filterOrder = Object.keys(filterWords()) as RowFilter[];

/** Why a file gave no text to fill a row with. */
const unread: ReadonlySet<string> = new Set([
  'no-text-found',
  ...['file-empty', 'file-damaged', 'file-cut-off', 'file-unreadable', 'file-missing', 'file-too-large', 'cloud-only'],
  ...['format-unsupported', 'format-mismatch', 'password-needed', 'picture-too-large', 'quarantined'],
  ...['worker-crashed', 'worker-timeout', 'worker-memory'],
]);

/** True for a file without a text to read: its row is empty for a reason of the file's, and no cell of it is wrong. */
export function isUnreadRow({ reason, cells }: ExtractionRow): boolean {
  const isFilled = cells.some((cell) => cell.corrected || !isEmpty(cell));
  return reason !== null && unread.has(reason.code) && !isFilled;
}

/** What a file's row says beside its name; null when it is simply done. */
export function rowNote(row: ExtractionRow): { readonly words: string; readonly tone: Tone } | null {
  if (row.state === 'pending') return { words: t('Waiting'), tone: 'waiting' };
  if (row.state === 'running') return { words: t('Being read'), tone: 'working' };
  if (isUnreadRow(row) && row.reason) return { words: errorLine(row.reason), tone: 'waiting' };
  if (row.reason) return { words: errorLine(row.reason), tone: row.state === 'failed' ? 'problem' : 'note' };
  if (row.state === 'failed') return { words: t('It could not be read.'), tone: 'problem' };
  if (row.state === 'skipped') return { words: t('There was nothing to read.'), tone: 'note' };
  if (row.duplicateOf) {
    const { by, name } = row.duplicateOf;
    const words = by === 'text' ? t('The same text as {name}', { name }) : t('The same value as in {name}', { name });
    return { words, tone: 'note' };
  }
  if (row.outdated) return { words: t('The file has changed since: run the row again.'), tone: 'note' };
  return null;
}

/** `91% · complete 100%, in the document 83%, 1 rule broken` */
export function qualityText({ score, completeness, grounding, agreement, violations }: DocumentQuality): string {
  const parts = [
    t('complete {share}', { share: percent(completeness) }),
    t('found in the document {share}', { share: percent(grounding) }),
    agreement === null ? '' : t('ways agree {share}', { share: percent(agreement) }),
    violations === 0 ? '' : plural(violations, '{n} rule broken', '{n} rules broken'),
  ].filter((part) => part !== '');
  return `${percent(score)} · ${parts.join(', ')}`;
}

export function qualityTone(score: number): Tone {
  if (score >= 0.85) return 'good';
  return score >= 0.6 ? 'note' : 'problem';
}

/** The foot of a column: `Σ 1,284.50 MYR`, `2024-01-02 – 05-03`, `Yes 14 · No 2`, `18 filled`. */
export function totalText(total: FieldTotal, type: FieldType): string {
  const { filled, sum, currency, least, most, counts } = total;
  if (filled === 0) return '–';
  if (sum !== null) return `Σ ${cellText({ text: '', value: sum, currency }, type)}`;
  if (type === 'date' && least !== null && most !== null) return spanText(`${least}`, `${most}`);
  if (counts.length > 0) {
    return counts.map(({ value, rows }) => `${choiceText(value, type)} ${formatCount(rows)}`).join(' · ');
  }
  return plural(filled, '{n} filled', '{n} filled');
}

/** Days of one year in full, else the years: a column is as wide as one day. */
function spanText(least: string, most: string): string {
  if (least === most) return least;
  const [from, to] = [least.slice(0, 4), most.slice(0, 4)];
  return from === to ? `${least} – ${most.slice(5)}` : `${from} – ${to}`;
}

const choiceText = (value: string, type: FieldType): string => {
  if (type !== 'yes-no') return value;
  return value === 'true' ? t('Yes') : value === 'false' ? t('No') : value;
};

/** All that is known of a column, on hover. */
export function totalHint(total: FieldTotal, type: FieldType): string {
  const { filled, verified, sum, currency, least, most } = total;
  const write = (value: number | string) =>
    typeof value === 'number' ? cellText({ text: '', value, currency }, type) : value;
  const parts = [
    t('{filled} filled, {verified} found in the document', {
      filled: formatCount(filled),
      verified: formatCount(verified),
    }),
    sum !== null && filled > 0 ? t('mean {value}', { value: write(Number((sum / filled).toFixed(4))) }) : '',
    least === null ? '' : t('least {value}', { value: write(least) }),
    most === null ? '' : t('most {value}', { value: write(most) }),
    sum === null && type === 'money' && filled > 0 ? t('no sum: the currencies differ') : '',
  ];
  return facts(parts);
}

/** `Invoice · 214 files · 3 May 2024` */
export function runSubtitle(run: ExtractionRun): string {
  const mode = run.extractionMode === 'auto' ? '' : lowerCase(modeWords()[run.extractionMode].label);
  const parts = [
    templateName({ ...run.template, builtIn: true }),
    plural(run.total, '{n} file', '{n} files'),
    mode,
    run.model ?? '',
    formatDate(run.createdAt),
  ];
  return facts(parts);
}

/** `Receipt · Travel 2024`: what a table is called when a person gives no name. */
export function titleFor(template: Template, folders: readonly string[], files: number): string {
  const name = templateName(template);
  const [first, second] = folders;
  if (first === undefined) return files === 0 ? name : `${name} · ${plural(files, '{n} file', '{n} files')}`;
  const more = folders.length - 2;
  const named = folders.slice(0, 2);
  const places =
    more > 0 ? t('{names} and {more} more', { names: named.join(', '), more }) : listFormat({}).format(named);
  // The engine takes 200 characters.
  return `${name} · ${second === undefined ? first : places}`.slice(0, 200);
}

/** How far a run is, in the order a person wants to know. */
export function runLine(run: ExtractionRun): string {
  const { state, total, done, failed, skipped, secondsLeft } = run;
  const gone = plural(total, '{done} of {n} file', '{done} of {n} files', {
    done: formatCount(done + failed + skipped),
  });
  const parts = [
    gone,
    failed > 0 ? plural(failed, '{n} failed', '{n} failed') : '',
    skipped > 0 ? plural(skipped, '{n} with nothing to read', '{n} with nothing to read') : '',
    state === 'running' && secondsLeft !== null ? formatTimeLeft(secondsLeft) : '',
  ];
  return facts(parts);
}

export const runStates = (): Readonly<
  Record<ExtractionRun['state'], { readonly word: string; readonly tone: Tone }>
> => ({
  proposed: { word: t('Not begun'), tone: 'waiting' },
  queued: { word: t('Waiting'), tone: 'waiting' },
  running: { word: t('Running'), tone: 'working' },
  paused: { word: t('Paused'), tone: 'note' },
  cancelled: { word: t('Stopped'), tone: 'note' },
  done: { word: t('Done'), tone: 'good' },
  failed: { word: t('Failed'), tone: 'problem' },
});
