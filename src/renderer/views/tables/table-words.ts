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
import { formatAmount, formatCount, formatDate, formatTimeLeft } from '../../format.ts';
import { errorLine } from '../error-messages.ts';
import type { Tone } from '../state-messages.ts';
import { cellText, isEmpty, percent } from './cell-words.ts';

export const typeWords: Readonly<Record<FieldType, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  money: 'Money',
  enum: 'One of several',
  list: 'List',
  'yes-no': 'Yes or no',
};

export const modeWords: Readonly<Record<ExtractionMode, { readonly label: string; readonly hint: string }>> = {
  auto: { label: 'Automatic', hint: 'Chooses for each document, by how well it goes and what it costs.' },
  basic: { label: 'Basic', hint: 'Labels, tables and patterns. Fast, and needs no chat model.' },
  enhanced: { label: 'Enhanced', hint: 'The chat model reads the best passages for each column.' },
  grouped: { label: 'Grouped', hint: 'The chat model reads columns that belong together at once.' },
  hybrid: { label: 'Hybrid', hint: 'All ways vote, and where they disagree it is asked again. The slowest.' },
};

export const filterWords: Readonly<
  Record<RowFilter, { readonly label: string; readonly icon?: IconName; readonly tone?: Tone }>
> = {
  all: { label: 'All' },
  conflicts: { label: 'Conflicts', icon: 'branch', tone: 'note' },
  violations: { label: 'Rules broken', icon: 'warning', tone: 'problem' },
  unverified: { label: 'Unverified', icon: 'question', tone: 'note' },
  incomplete: { label: 'Incomplete', icon: 'half', tone: 'note' },
  duplicates: { label: 'Duplicates', icon: 'copy', tone: 'note' },
  corrected: { label: 'Corrected', icon: 'pen', tone: 'working' },
  failed: { label: 'Failed', icon: 'warning', tone: 'problem' },
};
export const filterOrder = Object.keys(filterWords) as RowFilter[];

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
  if (row.state === 'pending') return { words: 'Waiting', tone: 'waiting' };
  if (row.state === 'running') return { words: 'Being read', tone: 'working' };
  if (isUnreadRow(row) && row.reason) return { words: errorLine(row.reason), tone: 'waiting' };
  if (row.reason) return { words: errorLine(row.reason), tone: row.state === 'failed' ? 'problem' : 'note' };
  if (row.state === 'failed') return { words: 'It could not be read.', tone: 'problem' };
  if (row.state === 'skipped') return { words: 'There was nothing to read.', tone: 'note' };
  if (row.duplicateOf) {
    const by = row.duplicateOf.by === 'text' ? 'The same text as' : 'The same value as in';
    return { words: `${by} ${row.duplicateOf.name}`, tone: 'note' };
  }
  if (row.outdated) return { words: 'The file has changed since: run the row again.', tone: 'note' };
  return null;
}

/** `91% · complete 100%, in the document 83%, 1 rule broken` */
export function qualityText({ score, completeness, grounding, agreement, violations }: DocumentQuality): string {
  const parts = [
    `complete ${percent(completeness)}`,
    `found in the document ${percent(grounding)}`,
    agreement === null ? '' : `ways agree ${percent(agreement)}`,
    violations === 0 ? '' : `${formatAmount(violations, 'rule')} broken`,
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
  return `${formatCount(filled)} filled`;
}

/** Days of one year in full, else the years: a column is as wide as one day. */
function spanText(least: string, most: string): string {
  if (least === most) return least;
  const [from, to] = [least.slice(0, 4), most.slice(0, 4)];
  return from === to ? `${least} – ${most.slice(5)}` : `${from} – ${to}`;
}

const choiceText = (value: string, type: FieldType): string => {
  if (type !== 'yes-no') return value;
  return value === 'true' ? 'Yes' : value === 'false' ? 'No' : value;
};

/** All that is known of a column, on hover. */
export function totalHint(total: FieldTotal, type: FieldType): string {
  const { filled, verified, sum, currency, least, most } = total;
  const write = (value: number | string) =>
    typeof value === 'number' ? cellText({ text: '', value, currency }, type) : value;
  const parts = [
    `${formatCount(filled)} filled, ${formatCount(verified)} found in the document`,
    sum !== null && filled > 0 ? `mean ${write(Number((sum / filled).toFixed(4)))}` : '',
    least === null ? '' : `least ${write(least)}`,
    most === null ? '' : `most ${write(most)}`,
    sum === null && type === 'money' && filled > 0 ? 'no sum: the currencies differ' : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** `Invoice · 214 files · 3 May 2024` */
export function runSubtitle(run: ExtractionRun): string {
  const mode = run.extractionMode === 'auto' ? '' : modeWords[run.extractionMode].label.toLowerCase();
  const parts = [
    templateName({ ...run.template, builtIn: true }),
    formatAmount(run.total, 'file'),
    mode,
    run.model ?? '',
    formatDate(run.createdAt),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Built-in templates are called as the command line calls them; headings begin with a capital, and `cv` is an abbreviation. */
export function templateName({ name, builtIn }: Pick<Template, 'name' | 'builtIn'>): string {
  if (!builtIn) return name;
  return name === 'cv' ? 'CV' : name.charAt(0).toUpperCase() + name.slice(1);
}

/** `Receipt · Travel 2024`: what a table is called when a person gives no name. */
export function titleFor(template: Template, folders: readonly string[], files: number): string {
  const name = templateName(template);
  const [first, second] = folders;
  if (first === undefined) return files === 0 ? name : `${name} · ${formatAmount(files, 'file')}`;
  const more = folders.length - 2;
  const rest = second === undefined ? '' : more > 0 ? `, ${second} and ${more} more` : ` and ${second}`;
  // The engine takes 200 characters.
  return `${name} · ${first}${rest}`.slice(0, 200);
}

/** How far a run is, in the order a person wants to know. */
export function runLine(run: ExtractionRun): string {
  const { state, total, done, failed, skipped, secondsLeft } = run;
  const gone = `${formatCount(done + failed + skipped)} of ${formatAmount(total, 'file')}`;
  const parts = [
    gone,
    failed > 0 ? `${formatCount(failed)} failed` : '',
    skipped > 0 ? `${formatCount(skipped)} with nothing to read` : '',
    state === 'running' && secondsLeft !== null ? formatTimeLeft(secondsLeft) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export const runStates: Readonly<Record<ExtractionRun['state'], { readonly word: string; readonly tone: Tone }>> = {
  proposed: { word: 'Not begun', tone: 'waiting' },
  queued: { word: 'Waiting', tone: 'waiting' },
  running: { word: 'Running', tone: 'working' },
  paused: { word: 'Paused', tone: 'note' },
  cancelled: { word: 'Stopped', tone: 'note' },
  done: { word: 'Done', tone: 'good' },
  failed: { word: 'Failed', tone: 'problem' },
};
