import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, ReadingTools, Reason, Unit } from '../../types.ts';
import { textLimit } from '../document-items.ts';
import { GridUnits } from '../grid-units.ts';
import { endingOf } from '../recognise/ending-of.ts';
import { decodeSource } from '../text/decode-source.ts';
import { csvRow } from './csv-row.ts';
import { csvSeparator } from './csv-separator.ts';
import { csvLimits } from './limits.ts';

/** Tables as text (comma, semicolon, tab or bar between cells): rows and cells as a spreadsheet shows them. */
export const csvExtractor: Extractor = {
  kind: 'csv',
  version: 3,
  endings: ['csv', 'tsv', 'tab', 'psv'],
  extract,
};

async function* extract(
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const { encoding, parts } = await decodeSource(source, signal);
  yield { type: 'metadata', fields: [{ name: 'encoding', value: encoding, source: 'text:detected' }], units: null };
  const file = tools.name.slice(tools.name.lastIndexOf('/') + 1);
  const units = new GridUnits(file.replace(/\.\w+$/, '') || file, limits.extract.textUnitCharacters);
  let separator = '';
  let characters = 0;
  let rest = '';
  /** Rows with anything in them, and the first of them. */
  let filled = 0;
  let header: readonly string[] = [];
  const checked = function* (unit: Unit | null): Generator<ExtractItem> {
    if (!unit) return;
    signal.throwIfAborted();
    characters += unit.text.length;
    if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
    if (unit.index >= extractLimits.fromUnit) yield { type: 'unit', unit };
  };
  const rows = function* (atEnd: boolean): Generator<ExtractItem> {
    if (separator === '') {
      separator = csvSeparator(rest.slice(0, csvLimits.sampleCharacters), endingOf(file));
      rest = rest.replace(/^\uFEFF?sep=.\r?\n/i, '');
    }
    let at = 0;
    while (at < rest.length) {
      const row = nextRow(rest, at, separator, atEnd);
      if (!row) break;
      if (row.cells.some((cell) => cell.trim() !== '')) {
        if (filled === 0) header = row.cells;
        filled += 1;
      }
      yield* checked(units.add(row.cells));
      at = row.end;
    }
    rest = rest.slice(at);
  };
  for await (const part of parts) {
    rest += part;
    yield* rows(false);
  }
  yield* rows(true);
  const last = units.flush();
  const doubts: readonly Reason[] = filled === 1 && isHeader(header) ? [{ code: 'no-rows', values: {} }] : [];
  yield* checked(last && { ...last, doubts });
}

/** Names of columns: several cells, none empty but at the end, and none a number. */
function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  return names.length > 1 && names.every((name) => /\p{L}/u.test(name) && !/^[\d\s.,:/-]+\p{L}{0,3}$/u.test(name));
}

/** The next row; one that never ends has a quotation mark that opens nothing. */
function nextRow(text: string, at: number, separator: string, atEnd: boolean): ReturnType<typeof csvRow> {
  const row = csvRow(text, at, separator, atEnd);
  const length = row ? row.end - at : text.length - at;
  if (length <= csvLimits.maxRowCharacters) return row;
  return csvRow(text, at, separator, atEnd || length > limits.extract.textUnitCharacters, false);
}
