import * as sheetJs from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkUnit } from '../check-unit.ts';
import { outline, readBytes } from '../read-document.ts';
import { compoundBytes } from './compound-bytes.ts';

function workbook(): sheetJs.WorkBook {
  const book = sheetJs.utils.book_new();
  const prices = sheetJs.utils.aoa_to_sheet([
    ['Item', 'Price', null, 'Share'],
    ['Mooring', 4.2, null, 0.125],
    [],
    [null, 'Total', 8.4],
  ]);
  // OpenDocument keeps what is displayed beside the value, the others only how to display it.
  if (prices.B2) Object.assign(prices.B2, { z: '0.00', w: '4.20' });
  if (prices.D2) Object.assign(prices.D2, { z: '0.0%', w: '12.5%' });
  prices.C4 = { t: 'n', v: 45292, z: 'yyyy-mm-dd', w: '2024-01-01' };
  sheetJs.utils.book_append_sheet(book, prices, 'Prices');
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([['secret']]), 'Hidden one');
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([]), 'Empty');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
  return book;
}

const written = (bookType: sheetJs.BookType, book = workbook()) =>
  new Uint8Array(sheetJs.write(book, { type: 'array', bookType, bookSST: true, compression: true }) as ArrayBuffer);

describe('spreadsheets', () => {
  it.each([
    ['book.xlsx', 'xlsx', 'xlsx'],
    ['book.xlsm', 'xlsm', 'xlsx'],
    ['book.xlsb', 'xlsb', 'xlsx'],
    ['book.xls', 'biff8', 'xls'],
    ['book.ods', 'ods', 'ods'],
    ['book.fods', 'fods', 'ods'],
    ['sheet-xml.xls', 'xlml', 'xls'],
  ] as const)('reads %s as it is displayed, with the address of each cell', async (name, bookType, kind) => {
    const document = await readBytes(name, written(bookType));
    expect(document.kind).toBe(kind);
    expect(document.units.map(({ place, number, label }) => [place, number, label])).toEqual([
      ['sheet', 1, 'Prices'],
      ['sheet', 2, 'Hidden one'],
      ['sheet', 3, 'Empty'],
    ]);
    const [prices, hidden, empty] = document.units;
    expect(outline(prices)).toEqual([
      'heading 1: Prices',
      'table-row: Item\tPrice\t\tShare',
      'table-row: Mooring\t4.20\t\t12.5%',
      'table-row: Total\t2024-01-01',
    ]);
    const cells = (prices?.blocks ?? []).flatMap(({ cells: own, end }) =>
      (own ?? []).map(({ start, address }, index) => [
        address,
        prices?.text.slice(start, own?.[index + 1]?.start ?? end).trim(),
      ]),
    );
    expect(cells).toEqual([
      ['A1', 'Item'],
      ['B1', 'Price'],
      ['D1', 'Share'],
      ['A2', 'Mooring'],
      ['B2', '4.20'],
      ['D2', '12.5%'],
      ['B4', 'Total'],
      ['C4', '2024-01-01'],
    ]);
    expect(hidden?.text).toBe('Hidden one\n\nsecret');
    expect(empty?.text).toBe('');
    document.units.forEach(checkUnit);
  });

  it('keeps comments with their cell and their author', async () => {
    const book = workbook();
    const cell = book.Sheets.Prices?.A2;
    if (cell) cell.c = [{ a: 'Mina', t: 'Ask the harbour master' }];
    const { text } = await readBytes('book.xlsx', written('xlsx', book));
    expect(text).toContain('Comment A2 (Mina): Ask the harbour master');
  });

  it('reads a big sheet in parts that share their label and go on in order', async () => {
    const book = sheetJs.utils.book_new();
    const rows = Array.from({ length: 6_000 }, (_, row) => [`row ${row}`, row, `note of row ${row}`]);
    sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(rows), 'Long');
    const { units } = await readBytes('book.xlsx', written('xlsx', book));
    expect(units.length).toBeGreaterThan(2);
    expect(units.every(({ label, place }) => label === 'Long' && place === 'sheet')).toBe(true);
    expect(units.map(({ index }) => index)).toEqual(units.map((_, index) => index));
    const addresses = units.flatMap(({ blocks }) => blocks.flatMap(({ cells }) => cells ?? []));
    expect(addresses).toHaveLength(18_000);
    expect(addresses.at(-1)?.address).toBe('C6000');
    const again = await readBytes('book.xlsx', written('xlsx', book), { fromUnit: 2 });
    expect(again.units).toEqual(units.slice(2));
  });

  it('reads a workbook too large to be held at once row by row, just the same', async () => {
    const book = workbook();
    const cell = book.Sheets.Prices?.A2;
    if (cell) cell.c = [{ a: 'Mina', t: 'Ask' }];
    const parts = unzipSync(written('xlsx', book));
    const small = await readBytes('book.xlsx', zipSync(parts));
    const styles = new TextDecoder().decode(parts['xl/styles.xml']);
    const date = [...styles.matchAll(/<xf\b/g)].length - 1;
    expect(date).toBeGreaterThan(0);
    const rows = Array.from(
      { length: 90_000 },
      (_, row) =>
        `<row r="${row + 2}"><c r="B${row + 2}" t="s"><v>0</v></c><c t="inlineStr"><is><t>n &amp; ${row}</t></is></c><c r="E${row + 2}"><v>${row}.5</v></c></row>`,
    );
    const filler = `<worksheet><sheetData><row r="1"/>${rows.join('')}</sheetData></worksheet>`;
    const large = { ...parts, 'xl/worksheets/sheet3.xml': new TextEncoder().encode(filler) };
    const { units, fields } = await readBytes('book.xlsx', zipSync(large));
    expect(units.slice(0, 2)).toEqual(small.units.slice(0, 2));
    expect(fields).toEqual(small.fields);
    const last = units.at(-1);
    expect(last?.label).toBe('Empty');
    expect(last?.text.split('\n').at(-1)).toBe('\tItem\tn & 89999\t\t89999.5');
    expect(last?.blocks.at(-1)?.cells?.map(({ address }) => address)).toEqual(['B90001', 'C90001', 'E90001']);
    units.slice(-2).forEach(checkUnit);
    const cut = { ...large, 'xl/worksheets/sheet3.xml': large['xl/worksheets/sheet3.xml'].subarray(0, -40) };
    await expect(readBytes('book.xlsx', zipSync(cut))).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('draws far apart cells together but keeps where they stand', async () => {
    const book = sheetJs.utils.book_new();
    const sheet: sheetJs.WorkSheet = { '!ref': 'A1:XFD1', A1: { t: 's', v: 'left' }, XFD1: { t: 's', v: 'right' } };
    sheetJs.utils.book_append_sheet(book, sheet, 'Wide');
    const { units } = await readBytes('book.xlsx', written('xlsx', book));
    expect(units[0]?.text.length).toBeLessThan(100);
    expect(units[0]?.blocks[1]?.cells?.map(({ address }) => address)).toEqual(['A1', 'XFD1']);
  });

  it('refuses document types, damage and what is no workbook', async () => {
    const parts = unzipSync(written('xlsx'));
    const bomb = {
      ...parts,
      'xl/workbook.xml': new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "bb">]><workbook/>'),
    };
    await expect(readBytes('book.xlsx', zipSync(bomb))).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(readBytes('book.xlsx', written('xlsx').subarray(0, 900))).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(
      readBytes('book.xls', compoundBytes({ Workbook: new Uint8Array(5000).fill(7) })),
    ).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(readBytes('book.xls', compoundBytes({ Other: new Uint8Array(10) }))).rejects.toMatchObject({
      code: 'format-unsupported',
    });
  });
});
