/** Cells of a table in other programs: nothing runs there, nothing is doubled, days are the same days. */
import { expect, test } from 'vitest';
import { csvCell, harmlessText } from '../../../src/main/engine/export-rows.ts';
import { type TableCellValue, tableText } from '../../../src/main/engine/extraction/table-text.ts';
import type { TemplateField } from '../../../src/preload/contract/shapes.ts';

const fields: TemplateField[] = [
  { name: 'size', type: 'text', description: '', options: [], labels: [], examples: [], group: '', rules: {} },
];
const cell = (value: string): TableCellValue => ({
  ...{ value, currency: null, verified: true, confidence: 1, place: null, corrected: false, items: null },
});
const tsv = (value: string) =>
  tableText('tsv', fields, [{ path: 'a', problem: null, cells: [cell(value)] }], false, true, csvCell, harmlessText)
    .split('\t')
    .at(1);

test('a tab-separated cell keeps its quotation marks single, and its tabs and lines are blanks', () => {
  expect(tsv('pipe of 12" and 14"')).toBe('pipe of 12" and 14"');
  expect(tsv('a, b')).toBe('a, b');
  expect(tsv('one\ttwo\nthree')).toBe('one two three');
  // A spreadsheet program takes marks at the beginning for its own.
  expect(tsv('"so" he said')).toBe('"""so"" he said"');
});

test.each([' =1+1', '\n\t@SUM(A1)', '\u00a0+cmd', '\u200b=1', '＝1+1', '＠x', '－1+2', '=1', '-x', '-1+2', '--5'])(
  '%j is no formula any more, wherever it goes',
  (text) => {
    expect(csvCell(text).replace(/^"|"$/g, '')).toBe(`'${text}`);
    expect(tsv(text)?.startsWith("'")).toBe(true);
  },
);

test.each(['-5', '+49', '-1,250.50', '-0.02', 'a=b', 'x - y'])('%s stays as it is', (text) => {
  expect(tsv(text)).toBe(text);
  expect(csvCell(text).replaceAll('"', '')).toBe(text);
});
