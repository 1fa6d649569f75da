/** Workbooks written row by row: what other programs read of them, and that a large one stops nobody. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { workbookLimits } from '../../../src/main/engine/workbook/limits.ts';
import type { WorkbookCell } from '../../../src/main/engine/workbook/sheet-xml.ts';
import { addressOf } from '../../../src/main/engine/workbook/sheet-xml.ts';
import { writeWorkbook } from '../../../src/main/engine/workbook/write-workbook.ts';

const never = async () => undefined;
const cell = (value: string | number | null, note: string | null = null, isDay = false): WorkbookCell => ({
  ...{ value, note, isDay },
});

async function sheetOf(...rows: readonly (readonly WorkbookCell[])[]) {
  const bytes = await writeWorkbook({ name: "It's a/b: [x]", head: ['File', 'Value'], widths: [40, 14], rows }, never);
  const book = read(bytes);
  return { bytes, name: book.SheetNames[0], sheet: book.Sheets[book.SheetNames[0] ?? ''] ?? {} };
}

test('texts, numbers, days and notes come out as they went in', async () => {
  const { sheet, name } = await sheetOf(
    [cell('a.txt'), cell(12.5, 'a.txt p. 1\nConfidence 0.9')],
    [cell('=HYPERLINK("x")'), cell('2024-04-05', null, true)],
    [cell('two\nlines & <tags> "quoted"'), cell('1899-12-05', null, true)],
    [cell('_x0041_ \u0001 🙂'), cell(null)],
    [cell('  blanks  '), cell(-0.02)],
  );
  expect(name).toBe("It's a b   x");
  expect(sheet.A1).toMatchObject({ t: 's', v: 'File' });
  expect(sheet.B2).toMatchObject({ t: 'n', v: 12.5 });
  expect(sheet.B2?.c?.[0]).toMatchObject({ a: 'Docent', t: 'a.txt p. 1\nConfidence 0.9' });
  expect(sheet.A3).toMatchObject({ t: 's', v: '=HYPERLINK("x")' });
  expect(sheet.A3?.f).toBeUndefined();
  expect(sheet.B3).toMatchObject({ t: 'n', v: 45_387 });
  expect(sheet.A4?.v).toBe('two\nlines & <tags> "quoted"');
  expect(sheet.B4).toMatchObject({ t: 's', v: '1899-12-05' });
  expect(sheet.A5?.v).toBe('_x0041_ \u0001 🙂');
  expect(sheet.B5).toBeUndefined();
  expect(sheet.A6?.v).toBe('  blanks  ');
  expect(sheet['!autofilter']).toEqual({ ref: 'A1:B6' });
});

/** Tags that were opened and not closed in their order, and ampersands that begin no entity. */
function unclosed(xml: string): string[] {
  const open: string[] = xml.match(/&(?!(?:amp|lt|gt|quot);)/g) ?? [];
  for (const [, slash, name = '', , end] of xml
    .replace(/<\?.*?\?>/g, '')
    .matchAll(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (slash === '') {
      if (end === '') open.push(name);
    } else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  return open;
}

test('every part is well-formed and has the type and the relation programs ask for', async () => {
  const { bytes } = await sheetOf([cell('a & b'), cell('x', 'a "note"')]);
  const files = unzipSync(bytes);
  const text = (path: string) => new TextDecoder().decode(files[path]);
  for (const path of Object.keys(files)) expect([path, unclosed(text(path))]).toEqual([path, []]);
  for (const part of ['workbook.xml', 'worksheets/sheet1.xml', 'styles.xml', 'comments1.xml']) {
    expect(files[`xl/${part}`]).toBeDefined();
    expect(text('[Content_Types].xml')).toContain(`/xl/${part}`);
  }
  expect(text('xl/drawings/vmlDrawing1.vml')).toContain('<x:Row>1</x:Row><x:Column>1</x:Column>');
});

test('a table without rows is a head with a filter', async () => {
  const { sheet } = await sheetOf();
  expect(sheet.B1?.v).toBe('Value');
});

test('columns beyond Z have two letters', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map((column) => addressOf(0, column))).toEqual([
    'A1',
    'Z1',
    'AA1',
    'AZ1',
    'BA1',
    'ZZ1',
    'AAA1',
  ]);
});

test('of ten thousand rows no more than a slice is taken before others have their turn, and none is held', async () => {
  const { rowsAtOnce } = workbookLimits;
  let [taken, sinceRest, most] = [0, 0, 0];
  const given: WeakRef<readonly WorkbookCell[]>[] = [];
  function* rows() {
    for (; taken < 10_000; taken += 1, sinceRest += 1) {
      most = Math.max(most, sinceRest);
      const row = [cell(`file ${taken}.pdf`), cell(taken, `file ${taken}.pdf p. 1`)];
      given.push(new WeakRef(row));
      yield row;
    }
  }
  setFlagsFromString('--expose-gc');
  const sweep = runInNewContext('gc') as () => void;
  let alive = 0;
  const rest = async () => {
    sinceRest = 0;
    // The heap is swept between turns; rows that are written are nobody's any more.
    if (taken % 2_500 < rowsAtOnce) {
      await new Promise((resolve) => setTimeout(resolve));
      sweep();
      alive = Math.max(alive, given.filter((row) => row.deref() !== undefined).length);
    }
  };
  const bytes = await writeWorkbook({ name: 'T', head: ['File', 'Value'], widths: [40, 14], rows: rows() }, rest);
  expect(most).toBeLessThanOrEqual(rowsAtOnce);
  expect(alive).toBeLessThanOrEqual(2 * rowsAtOnce);
  expect(given).toHaveLength(10_000);
  expect(read(bytes).Sheets.T?.['!ref']).toBe('A1:B10001');
});
