import type { BlockDraft } from '../block-draft.ts';
import { notebookLimits } from './limits.ts';

/** How cells in Markdown and outputs in HTML become blocks. */
export type NotebookReaders = {
  readonly markdown: (text: string) => readonly BlockDraft[];
  readonly html: (text: string) => readonly BlockDraft[];
};

type Json = Readonly<Record<string, unknown>>;

/** The cells of a notebook (nbformat 3 and 4) in order, each with what it printed. */
export function* notebookBlocks(notebook: Json, readers: NotebookReaders): Generator<BlockDraft> {
  for (const cell of cellsOf(notebook)) {
    const source = joined(cell.source ?? cell.input);
    if (cell.cell_type === 'markdown' || cell.cell_type === 'html') yield* readers.markdown(source);
    else if (cell.cell_type === 'heading') {
      yield { kind: 'heading', level: Math.min(6, Math.max(1, Number(cell.level) || 1)), text: source };
    } else yield { kind: cell.cell_type === 'code' ? 'code' : 'paragraph', level: 0, text: source };
    for (const output of objects(cell.outputs)) yield* outputBlocks(output, readers);
  }
}

function cellsOf(notebook: Json): Json[] {
  if (Array.isArray(notebook.cells)) return objects(notebook.cells);
  return objects(notebook.worksheets).flatMap((sheet) => objects(sheet.cells));
}

function* outputBlocks(output: Json, readers: NotebookReaders): Generator<BlockDraft> {
  const data = isObject(output.data) ? output.data : {};
  const html = joined(data['text/html'] ?? output.html);
  // A table as HTML has its cells apart; as plain text it is only aligned.
  if (/<table\b/i.test(html)) {
    yield* readers.html(html);
    return;
  }
  const markdown = joined(data['text/markdown']);
  if (markdown !== '') {
    yield* readers.markdown(markdown);
    return;
  }
  const plain = joined(output.text ?? data['text/plain'] ?? output.traceback, output.traceback ? '\n' : '');
  const text = plain
    // Terminal colours.
    .replace(/\p{Cc}\[[\d;]*[A-Za-z]/gu, '')
    .slice(0, notebookLimits.maxOutputCharacters);
  if (text.trim() !== '') yield { kind: 'code', level: 0, text };
}

/** Texts stand whole or as a list of lines. */
function joined(value: unknown, separator = ''): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join(separator) : '';
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
