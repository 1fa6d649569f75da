/** A run's table as text for another program: CSV after RFC 4180, a JSON array, or a Markdown table. */
import type { BatchItem, BatchKind, Citation } from '../../preload/contract/shapes.ts';
import { untoldYearsLine } from './answer/answer-notes.ts';
import { csvCell } from './export-rows.ts';

export type TableFormat = 'csv' | 'json' | 'markdown';

/** One part of the table; the first carries the header or the opening bracket, the last what closes it. */
export function exportBatch(
  kind: BatchKind,
  format: TableFormat,
  items: readonly BatchItem[],
  first: boolean,
  last: boolean,
): string {
  if (format === 'json') {
    const body = items.map((item) => JSON.stringify(rowOf(kind, item))).join(',\n');
    return `${first ? '[\n' : items.length > 0 ? ',\n' : ''}${body}${last ? '\n]\n' : ''}`;
  }
  const names = Object.keys(rowOf(kind, emptyItem)).filter((name) => name !== 'citations');
  const cells = (item: BatchItem) => {
    const row: Readonly<Record<string, unknown>> = rowOf(kind, item);
    return names.map((name) => row[name] as string | number | boolean | null);
  };
  if (format === 'csv') {
    const lines = items.map((item) =>
      cells(item)
        .map((value) => csvCell(typeof value === 'boolean' ? String(value) : value))
        .join(','),
    );
    return [...(first ? [names.join(',')] : []), ...lines].map((line) => `${line}\r\n`).join('');
  }
  const line = (values: readonly string[]) => `| ${values.join(' | ')} |\n`;
  const head = first ? `${line(names)}${line(names.map(() => '---'))}` : '';
  return `${head}${items.map((item) => line(cells(item).map((value) => escaped(String(value ?? ''))))).join('')}`;
}

function rowOf(kind: BatchKind, item: BatchItem) {
  const { ordinal, title, path, found, text, citations, state, reason } = item;
  const notes = [
    ...(item.searched === undefined ? [] : [`Understood as: ${item.searched}`]),
    ...(item.untoldYears ? [untoldYearsLine(item.untoldYears)] : []),
  ];
  const told = {
    found: state === 'done' ? found : null,
    state,
    problem: reason?.code ?? null,
    sources: citations.map(sourceText).join('; '),
    quotes: citations.map(({ quote }) => `“${quote.replace(/\s+/g, ' ').trim()}”`).join(' '),
    citations: citations.map(({ id, path: file, page, start, end, quote, verified, locator }) => ({
      id,
      path: file,
      page,
      start,
      end,
      quote,
      verified,
      locator,
    })),
  };
  return kind === 'questions'
    ? { number: ordinal + 1, question: title, answer: text, ...told, note: notes.join(' ') || null }
    : { number: ordinal + 1, file: title, path, answer: text, ...told };
}

function sourceText({ path, page }: Citation): string {
  return page === null ? path : `${path}, page ${page}`;
}

const emptyItem: BatchItem = {
  ...{
    ordinal: 0,
    state: 'pending',
    title: '',
    path: null,
    fileId: null,
    attempts: 0,
    reason: null,
    found: false,
    text: '',
  },
  citations: [],
};

/** Words of a document must not end a cell or a table, nor become links or pictures. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')
    .trim();
}
