/**
 * Lists of phrases as people write them into letters, notes and curricula: under a line that is their label, behind it, or as entries with a time each.
 * Beside `list-candidates.ts`, which reads documents with sections, tables and items.
 */
import type { ItemCandidate } from './candidate.ts';
import { datedEntries } from './dated-entries.ts';
import type { SourceDocument } from './document.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { type ListField, matchHeading } from './list-field.ts';
import { isHead, nameColumn } from './phrase-items.ts';
import { type Row, rowsOf } from './rows-of.ts';
import { rowsAtLabels } from './split-at-labels.ts';
import { type Part, separators, splitItems, trimmed } from './split-items.ts';
import { givesOrders, saysGone } from './unwanted-text.ts';

export type EntryList = {
  readonly items: readonly ItemCandidate[];
  /** They are entries with a time: what stands under each belongs to it. */
  readonly isDated: boolean;
  /** All stand behind their label on its line; there may be more in the text. */
  readonly isInline: boolean;
};

type Labelled = {
  readonly field: ListField;
  /** What stands behind the label on its line; null when it stands alone. */
  readonly rest: Part | null;
};

/** By field name, for lists whose items are no technical names. `labels`: of `labelPattern`, where a line holds several. */
export function entryLists(
  lists: readonly ListField[],
  document: SourceDocument,
  labels: RegExp | null,
): ReadonlyMap<string, EntryList> {
  const wanted = lists.filter(({ isName, isRelated }) => !isName && !isRelated);
  const found = new Map<string, { items: ItemCandidate[]; isDated: boolean; isInline: boolean }>();
  if (wanted.length === 0) return found;
  const rows = rowsAtLabels(rowsOf(document), labels).filter(({ text }) => !givesOrders(text));
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as Row;
    const label = labelOf(row, rows[at + 1], wanted);
    if (!label) continue;
    const { field, rest } = label;
    const own = found.get(field.field.name) ?? { items: [], isDated: false, isInline: true };
    found.set(field.field.name, own);
    if (rest) {
      const end = continuation(rows, at);
      own.items.push(...inlineItems(rest, rows.slice(at + 1, end), field));
      at = end - 1;
      continue;
    }
    own.isInline = false;
    const end = endOf(rows, at, wanted, labels);
    const under = rows.slice(at + 1, end);
    const dated = field.isSteps ? [] : datedEntries(under);
    own.isDated ||= dated.length > 0;
    own.items.push(...(dated.length > 0 ? dated : plainItems(under, field)).map(item));
    at = end - 1;
  }
  return found;
}

/** The list a row is the label of: the whole of it, or what stands before its colon or in its first cell. */
function labelOf(row: Row, next: Row | undefined, lists: readonly ListField[]): Labelled | null {
  const [first, second] = row.cells;
  if (first && second && row.cells.length === 2) {
    const field = exactly(first.text, lists);
    return field && second.text !== '' ? { field, rest: second } : null;
  }
  const colon = /^([^:：]{2,40}?)\s*[:：]\s*/u.exec(row.text);
  if (colon) {
    const field = exactly(colon[1] ?? '', lists);
    if (!field) return null;
    const rest = trimmed(row.text.slice(colon[0].length), row.start + colon[0].length);
    return { field, rest: rest.text === '' ? null : rest };
  }
  if (row.isBullet || !looksLikeHeading(row) || next === undefined) return null;
  const field = exactly(row.text, lists);
  if (field) return { field, rest: null };
  const match = row.level > 0 || isCapitals(row.text) ? matchHeading(row.text, lists, new Set()) : 'foreign';
  const [best] = match !== 'foreign' && match.score >= nearlyWhole ? match.fields : [];
  return best ? { field: best, rest: null } : null;
}

/** Share of a heading's telling words that the label makes up. */
const nearlyWhole = 0.5;

function exactly(text: string, lists: readonly ListField[]): ListField | undefined {
  const words = foldWords(text.replace(/^\s*\d+(?:\.\d+)*[.)]?\s+/u, '').replace(/\s*\([^)]*\)\s*$/u, '')).join(' ');
  return lists.find(({ labels }) => labels.some((label) => label.join(' ') === words));
}

const looksLikeHeading = ({ text, level }: Row) =>
  level > 0 || (foldWords(text).length <= 5 && !/[.!?;,]$/.test(text) && /^\p{Lu}/u.test(text));
const isCapitals = (text: string) => /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();

/** Where the rows that a label at `at` heads end. */
function endOf(rows: readonly Row[], at: number, lists: readonly ListField[], labels: RegExp | null): number {
  const head = rows[at] as Row;
  const isFirstBullet = rows[at + 1]?.isBullet === true;
  let end = at + 1;
  for (; end < rows.length; end += 1) {
    const row = rows[end] as Row;
    if (row.level > 0 && (head.level === 0 || row.level <= head.level)) break;
    // Under a table other things begin.
    if (end > at + 1 && row.cells.length === 0 && row.hasGap && (rows[end - 1]?.cells.length ?? 0) > 1) break;
    // A label alone heads another list; one with its value may be a kind of what is listed here.
    const label = labelOf(row, rows[end + 1], lists);
    if (label && (label.rest === null || row.hasGap)) break;
    if (end > at + 1 && !row.isBullet && beginsWithLabel(row.text, labels) && label === null) break;
    if (end === at + 1 || row.isBullet || row.level > 0 || !row.hasGap) continue;
    if (isFirstBullet || head.level > 0 === false) {
      if (isFirstBullet && rows[end - 1]?.isBullet) break;
      if (isCapitals(head.text) ? isCapitals(row.text) : looksLikeHeading(row) && !/\d/.test(row.text)) break;
    }
    if (/^[^:：]{2,40}[:：]\s*\S/u.test(row.text) && /[:：]/u.test(head.text)) break;
  }
  return end;
}

/** "Date of next meeting: …" under tasks is the value of another field. */
function beginsWithLabel(text: string, labels: RegExp | null): boolean {
  if (labels === null) return false;
  return new RegExp(labels.source, 'iu').exec(`. ${text}`)?.index === 1;
}

/** Where the lines end that go on with what stands behind a label: without room over them, set in, or behind a comma. */
function continuation(rows: readonly Row[], at: number): number {
  let end = at + 1;
  for (; end < rows.length; end += 1) {
    const [before, row] = [rows[end - 1] as Row, rows[end] as Row];
    if (row.hasGap || row.isBullet || row.level > 0 || row.cells.length > 0) break;
    if (!/[,;]$/.test(before.text) && !(row.isIndented && !before.isIndented) && end === at + 1) break;
    if (end > at + 1 && !/[,;]$/.test(before.text) && !row.isIndented) break;
    if (/^[^:：]{2,40}[:：]\s/u.test(row.text)) break;
  }
  return end;
}

function inlineItems(rest: Part, more: readonly Row[], field: ListField): ItemCandidate[] {
  const parts = [rest, ...more].flatMap((part) =>
    field.isSteps ? [trimmed(part.text, part.start)] : splitItems(part.text, part.start),
  );
  return parts.filter(({ text }) => !saysNothing.test(text) && !saysGone(text)).map(item);
}

const saysNothing = /^\W*(?:none|nil|n\/?a|no one|nobody|keine?r?|niemand|aucun\w*|ningun\w*|nessun\w*|-+|–)\W*$/iu;

/** Items with signs before them; else lines, or what stands between commas where lines have many. */
function plainItems(rows: readonly Row[], field: ListField): Part[] {
  const table = tableItems(rows, field);
  if (table) return table;
  const usable = rows.filter(({ text, level }) => level === 0 && !saysNothing.test(text) && !saysGone(text));
  const bullets = usable.filter(({ isBullet }) => isBullet);
  if (bullets.length > 0) return withContinuations(usable).flatMap((part) => kindless(part, field));
  const isRunning = usable.length > 0 && usable.every(({ text }) => separators(text) >= 1 || /[:：]/u.test(text));
  if (!field.isSteps && isRunning && usable.some(({ text }) => separators(text) >= 2))
    return usable.flatMap((row) => splitItems(withoutKind(row).text, withoutKind(row).start));
  // "Italian, English (C1)": two of one word each.
  const [only] = usable;
  if (only && usable.length === 1 && !field.isSteps && twoWords.test(only.text))
    return splitItems(only.text, only.start);
  return usable.map((row) => trimmed(row.text, row.start));
}

const twoWords = /^\p{L}{3,}(?:\s?\([^()]{1,30}\))?,\s\p{L}{3,}(?:\s?\([^()]{1,30}\))?$/u;

/** Of a table with a head the cells that tell the items; null where there is no such table. */
function tableItems(rows: readonly Row[], field: ListField): Part[] | null {
  const [head, ...own] = rows;
  if (!head || head.cells.length < 2 || own.length === 0 || !isHead(head) || own.some(({ cells }) => cells.length < 2))
    return null;
  const column = nameColumn(head, { isSteps: field.isSteps || /action|task/iu.test(field.field.name) });
  if (column < 0) return null;
  return own.flatMap(({ cells, text }) => {
    const cell = cells[column];
    return cell && cell.text !== '' && !saysGone(text) ? [trimmed(cell.text, cell.start)] : [];
  });
}

/** "Databases: PostgreSQL, Redis": an item that is a list itself. */
function kindless(part: Part, field: ListField): Part[] {
  const own = withoutKind(part);
  return own === part || field.isSteps || separators(own.text) < 1 ? [part] : splitItems(own.text, own.start);
}

function withoutKind(part: Part): Part {
  const kind = /^[\p{L}\s/&-]{2,40}[:：]\s+/u.exec(part.text)?.[0].length ?? 0;
  return kind === 0 ? part : trimmed(part.text.slice(kind), part.start + kind);
}

/** Items with the lines they go on in. */
function withContinuations(rows: readonly Row[]): Part[] {
  const parts: Part[] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (row.isBullet) parts.push(row);
    else if (last && !row.hasGap) parts[parts.length - 1] = { ...last, end: row.end, text: `${last.text} ${row.text}` };
  }
  return parts;
}

function item({ start, end, text }: Part): ItemCandidate {
  const tidy = text.replace(/\s+/g, ' ').slice(0, extractionLimits.valueCharacters);
  return {
    ...{ start, end, text: tidy, value: tidy, currency: null, note: '' },
    ...{ score: 1, chain: ['section'], evidence: 'listed' },
  };
}
