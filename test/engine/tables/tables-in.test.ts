import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/main/engine/tables/tables-in.ts';
import { storedRows, tableOf } from './table-of.ts';

const shown = (text: string) => {
  const { columns, rows } = tableOf(text);
  return {
    columns: columns.map(({ name, type }) => `${name}:${type}`),
    rows: rows.map((row) => row.map((cell) => cell?.text ?? '')),
  };
};

describe('readTable', () => {
  it('finds headings under titles and leaves out sums', () => {
    const { columns, rows } = shown(
      'Medals of 1968\nas of May\nNation\tGold\tSilver\nKenya\t3\t4\nJapan\t11\t7\nTotal\t14\t11',
    );
    expect(columns).toEqual(['Nation:text', 'Gold:number', 'Silver:number']);
    expect(rows).toEqual([
      ['Kenya', '3', '4'],
      ['Japan', '11', '7'],
    ]);
  });

  it('puts blocks side by side under one another', () => {
    expect(shown('Year\tTitle\tYear\tTitle\n1941\tA\t1951\tC\n1942\tB\t1952\tD').rows).toEqual([
      ['1941', 'A'],
      ['1942', 'B'],
      ['1951', 'C'],
      ['1952', 'D'],
    ]);
  });

  it('leaves out headings that every page repeats', () => {
    expect(shown('Name\tAge\nAnna\t3\nName\tAge\nBen\t4').rows).toHaveLength(2);
  });

  it('names columns without a heading, and tells equal headings apart', () => {
    expect(shown('Name\t\tName\nAnna\tx\tBen\nCarl\ty\tDora').columns).toEqual([
      'Name:text',
      'Column 2:text',
      'Name 2:text',
    ]);
    expect(
      shown('Row\tScore\tScore\tScore 2\tTotal\tTotal #\na\tb\tc\td\te\tf').columns.map((name) =>
        name.replace(/:.*/, ''),
      ),
    ).toEqual([...['Row 2', 'Score', 'Score 2', 'Score 2 2', 'Total', 'Total # 2']]);
    expect(shown('1\t2\n3\t4').columns).toEqual(['Column 1:number', 'Column 2:number']);
  });

  it('knows the column of a cell by its address where cells before it are empty', () => {
    const rows = [
      {
        start: 0,
        end: 9,
        text: 'Name\tAge',
        cells: [
          { start: 0, address: 'A1' },
          { start: 5, address: 'B1' },
        ],
      },
      { start: 11, end: 12, text: '7', cells: [{ start: 11, address: 'B2' }] },
      {
        start: 13,
        end: 19,
        text: 'Anna\t8',
        cells: [
          { start: 13, address: 'A3' },
          { start: 18, address: 'B3' },
        ],
      },
    ];
    expect(readTable({ title: '', rows })?.rows.map((row) => row.map((cell) => cell?.text ?? null))).toEqual([
      [null, '7'],
      ['Anna', '8'],
    ]);
  });

  it('keeps the exact place of every cell', () => {
    const text = 'Name\tPaid\nAnna  \t 1,200 \nBen\t7';
    const cell = tableOf(text).rows[0]?.[1];
    expect(text.slice(cell?.start, cell?.end)).toBe('1,200');
    expect(cell?.number).toBe(1200);
  });

  it('takes errors and dashes for no value', () => {
    expect(tableOf('Name\tPaid\nAnna\t#DIV/0!\nBen\t7\nCarl\t—\nDora\t9').columns[1]?.type).toBe('number');
    expect(tableOf('Name\tPaid\nAnna\t#DIV/0!\nBen\t7').rows[0]?.[1]?.number).toBeNull();
  });

  it.each([
    ['one column', 'Name\nAnna\nBen'],
    ['headings alone', 'Name\tAge'],
    ['nothing', ''],
    ['blank rows', '\t\t\n\t\t'],
  ])('is no table: %s', (_what, text) => expect(readTable({ title: '', rows: storedRows(text) })).toBeNull());

  it('bounds what it takes of very wide and very long sheets', () => {
    const wide = Array.from({ length: 900 }, (_, at) => `c${at}`).join('\t');
    expect(tableOf(`${wide}\n${wide.replaceAll('c', 'v')}`).columns).toHaveLength(500);
    const long = readTable({ title: '', rows: storedRows(`Name\tAge\n${'Anna\t3\n'.repeat(200_050)}`) });
    expect(long?.rows).toHaveLength(200_000);
    expect(long?.complete).toBe(false);
  });
});
