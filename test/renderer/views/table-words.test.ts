import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import type { ExtractionCell } from '../../../src/preload/contract/shapes.ts';
import german from '../../../src/renderer/languages/de.json' with { type: 'json' };
import { useLanguage } from '../../../src/renderer/languages/language-store.ts';
import { builtInColumn } from '../../../src/renderer/views/tables/built-in-columns.ts';
import { cellMarks, cellText, editText, isEmpty, standingText } from '../../../src/renderer/views/tables/cell-words.ts';
import { clipboardTable, harmless } from '../../../src/renderer/views/tables/clipboard-table.ts';
import { columnTitle } from '../../../src/renderer/views/tables/column-title.ts';
import { correctionOf } from '../../../src/renderer/views/tables/edit-cell.ts';
import { ruleValue } from '../../../src/renderer/views/tables/field-details.tsx';
import { columnsInSight, gridColumns } from '../../../src/renderer/views/tables/grid-columns.ts';
import { modeTrail } from '../../../src/renderer/views/tables/mode-trail.ts';
import { rangeSum } from '../../../src/renderer/views/tables/range-sum.ts';
import { costText, leftOutText } from '../../../src/renderer/views/tables/setup-cost.tsx';
import { isUnreadRow, rowNote, totalHint, totalText } from '../../../src/renderer/views/tables/table-words.ts';
import { problemText, rulesKept, ruleWords } from '../../../src/renderer/views/tables/template-words.ts';
import { fakeField, fakeTableRow, receiptFields } from '../harness/fake-tables.ts';

const cellOf = (ordinal: number, field: string): ExtractionCell =>
  fakeTableRow(ordinal).cells.find((cell) => cell.field === field) as ExtractionCell;
const marksOf = (cell: ExtractionCell) => cellMarks(cell).map(({ key }) => key);
const money = { text: 'RM 9,00', value: 9, currency: 'MYR' };

describe('a cell', () => {
  it('writes numbers and dates alike, whatever the document writes', () => {
    expect(cellText(money, 'money')).toBe('9.00 MYR');
    expect(cellText({ text: '1.234,5', value: 1234.5, currency: null }, 'number')).toBe('1,234.5');
    expect(cellText({ text: '3/5/24', value: '2024-05-03', currency: null }, 'date')).toBe('2024-05-03');
    expect(cellText({ text: 'ja', value: true, currency: null }, 'yes-no')).toBe('Yes');
    expect(cellText({ text: 'a, b', value: ['a', 'b'], currency: null, items: 31 }, 'list')).toBe(
      'a · b · and 29 more',
    );
  });

  it('is written in as a person would type it, and typed items come back as they were', () => {
    expect(editText(money, 'money')).toBe('9 MYR');
    const list = { text: '', value: ['a', 'b c'], currency: null };
    expect(correctionOf(editText(list, 'list'), fakeField('x', { type: 'list' }))).toEqual(['a', 'b c']);
    expect(correctionOf('  ', fakeField('x'))).toBeNull();
    expect(correctionOf('\n \n', fakeField('x', { type: 'list' }))).toBeNull();
  });

  it('is marked when it is not in the document, doubtful, in conflict, against a rule, corrected or locked', () => {
    expect(marksOf(cellOf(1, 'total'))).toEqual(['unverified']);
    expect(marksOf(cellOf(5, 'paid by'))).toEqual(['doubtful']);
    expect(marksOf(cellOf(2, 'company'))).toEqual(['conflict', 'doubtful']);
    expect(marksOf(cellOf(4, 'total'))).toEqual(['violation']);
    expect(marksOf(cellOf(3, 'total'))).toEqual(['corrected']);
    expect(marksOf(cellOf(0, 'receipt number'))).toEqual(['locked']);
    expect(marksOf(cellOf(6, 'company'))).toEqual([]);
  });

  it('that is empty is not called unverified', () => {
    const empty = cellOf(0, 'tax included');
    expect(isEmpty(empty)).toBe(true);
    expect(marksOf(empty)).toEqual([]);
    expect(standingText(empty)).toBe('Nothing was found.');
  });

  it('says how many items of a list are not in the document', () => {
    const [mark] = cellMarks({ ...cellOf(6, 'items'), verified: false, items: 31, verifiedItems: 28 });
    expect(mark?.words).toBe('3 of 31 items were not found in the document as they are.');
  });
});

describe('what is copied', () => {
  it('cannot run as a formula, and numbers stay numbers', () => {
    expect(harmless('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")');
    expect(harmless('@SUM(A1)')).toBe("'@SUM(A1)");
    expect(harmless('-5')).toBe('-5');
    expect(harmless('-1,234.50')).toBe('-1,234.50');
    expect(harmless("-2+3+cmd|' /C calc'!A0")).toBe("'-2+3+cmd|' /C calc'!A0");
  });

  it('keeps lines and tabs inside their cell, and no word becomes HTML', () => {
    const { text, html } = clipboardTable(['a', 'b'], [['one\ntwo', '<img src=x onerror=alert(1)>']]);
    expect(text).toBe('a\tb\n"one\ntwo"\t<img src=x onerror=alert(1)>');
    expect(html).toContain('<td>one<br>two</td><td>&lt;img src=x onerror=alert(1)&gt;</td>');
    expect(html).not.toContain('<img');
  });

  it('of one cell is its own text', () => {
    expect(clipboardTable([], [['=1+1']]).text).toBe('=1+1');
    expect(clipboardTable([], [['a "b"']]).text).toBe('a "b"');
  });
});

describe('columns', () => {
  const many = gridColumns(
    Array.from({ length: 500 }, (_, index) => fakeField(`field ${index}`)),
    new Map(),
    200,
    'own',
  );

  it('in sight are a few of many, wherever the table is scrolled', () => {
    for (const left of [0, 5_000, 50_000, 90_000]) {
      const [first, end] = columnsInSight(many, left, 1000);
      expect(end - first).toBeLessThan(12);
      expect(end).toBeGreaterThan(first);
      const [a, b] = [many[first], many[end - 1]];
      expect(a?.left).toBeLessThanOrEqual(left + 200);
      expect((b?.left ?? 0) + (b?.width ?? 0)).toBeGreaterThanOrEqual(Math.min(left + 1000, many.at(-1)?.left ?? 0));
    }
  });

  it('are as wide as a person made them', () => {
    const [name, quality, company] = gridColumns(receiptFields, new Map([['field:company', 321]]), 200, 'receipt');
    expect(company).toMatchObject({ width: 321, left: (name?.width ?? 0) + (quality?.width ?? 0) });
  });
});

describe('a column’s name', () => {
  it('begins with a capital, with what is short for something in capitals', () => {
    const names = ['party a', 'doi', 'vat number', 'iban', 'receipt number', 'paid by', 'eBook', 'identity'];
    expect(names.map((name) => columnTitle(name, 'own'))).toEqual([
      ...['Party A', 'DOI', 'VAT number', 'IBAN', 'Receipt number', 'Paid by', 'EBook', 'Identity'],
    ]);
    expect(gridColumns([fakeField('doi')], new Map(), 200, 'paper')[2]).toMatchObject({
      key: 'field:doi',
      label: 'DOI',
    });
  });

  it('of a built-in template is in the window’s language, of a person’s own as it was written', async () => {
    const before = useLanguage.getState();
    useLanguage.setState({ catalogue: german });
    expect(columnTitle('invoice date', 'invoice')).toBe('Rechnungsdatum');
    expect(columnTitle('doi', 'paper')).toBe('DOI');
    expect(columnTitle('invoice date', '0190f3c2-own')).toBe('Invoice date');
    useLanguage.setState(before);
    for (const { id, fields } of builtInTemplates) {
      for (const { name } of fields) {
        // English as it always was, and nothing without a name of its own but what is the same everywhere.
        expect(columnTitle(name, id)).toBe(columnTitle(name, 'own'));
        expect({ name, has: builtInColumn(name, id) !== null }).toEqual({ name, has: name !== 'doi' });
      }
    }
  });
});

describe('sums', () => {
  const range = { firstRow: 0, lastRow: 2, firstColumn: 2, lastColumn: 4 };
  const rows = [0, 1, 2].map((ordinal) => fakeTableRow(ordinal));

  it('of chosen cells add up the numbers among them', () => {
    expect(rangeSum(rows, 3, range)).toBe('Sum 237.57 · mean 79.19 · 3 numbers');
    expect(rangeSum(rows, 4, range)).toBeNull();
    expect(rangeSum(rows, 3, { ...range, lastColumn: 3 })).toBeNull();
  });

  it('do not add ringgit to euros', () => {
    const [first, ...others] = rows;
    const euros = { ...first, cells: first?.cells.map((cell) => ({ ...cell, currency: 'EUR' })) } as typeof first;
    expect(
      rangeSum(
        [euros, ...others].filter((row) => row !== undefined),
        3,
        range,
      ),
    ).toBe('3 numbers in different currencies');
  });

  it('of a column say what suits its kind', () => {
    const total = {
      field: 'x',
      filled: 3,
      verified: 2,
      sum: null,
      currency: null,
      least: null,
      most: null,
      counts: [],
    };
    expect(totalText({ ...total, sum: 237.5, currency: 'MYR' }, 'money')).toBe('Σ 237.50 MYR');
    expect(totalText({ ...total, least: '2023-01-02', most: '2024-05-03' }, 'date')).toBe('2023 – 2024');
    expect(totalText({ ...total, counts: [{ value: 'true', rows: 2 }] }, 'yes-no')).toBe('Yes 2');
    expect(totalText(total, 'text')).toBe('3 filled');
    expect(totalText({ ...total, filled: 0, sum: 0 }, 'number')).toBe('–');
    expect(totalHint(total, 'money')).toContain('the currencies differ');
  });
});

describe('a row', () => {
  it('says why it is as it is', () => {
    expect(rowNote(fakeTableRow(0))).toBeNull();
    expect(rowNote(fakeTableRow(7))?.tone).toBe('waiting');
    expect(rowNote(fakeTableRow(7, { reason: { code: 'batch-crashed', values: {} } }))?.tone).toBe('problem');
    expect(rowNote(fakeTableRow(8))?.words).toContain('changed since');
    expect(rowNote(fakeTableRow(9))?.words).toBe('The same text as X51005000004.jpg');
    expect(rowNote(fakeTableRow(0, { state: 'pending' }))?.words).toBe('Waiting');
  });

  it('is calm about a file without text, but not when a person has filled it', () => {
    const empty = { ...cellOf(0, 'tax included'), violations: [{ rule: 'required' as const, item: null }] };
    const row = fakeTableRow(0, { reason: { code: 'no-text-found', values: {} }, cells: [empty] });
    expect(isUnreadRow(row)).toBe(true);
    expect(rowNote(row)?.tone).toBe('waiting');
    expect(isUnreadRow({ ...row, cells: [{ ...empty, corrected: true }] })).toBe(false);
    expect(isUnreadRow({ ...row, reason: { code: 'extraction-cut', values: {} } })).toBe(false);
  });

  it('tells which ways were tried', () => {
    const tried = [
      { mode: 'basic', score: 0.72 },
      { mode: 'hybrid', score: 0.91 },
    ] as const;
    expect(modeTrail({ mode: 'hybrid', tried })).toBe('Read in basic mode (72%), then hybrid mode (91%)');
    expect(modeTrail({ mode: null, tried: [] })).toBeNull();
  });
});

describe('the cost', () => {
  const estimate = {
    ...{ items: 214, characters: 1_830_000, seconds: 240, model: null, mode: 'basic' as const },
    ...{ unreadable: 1, waiting: 0 },
  };
  it('is said before it begins, with what is left out', () => {
    expect(costText(estimate)).toBe('214 files, about 610 pages of text. It takes about 4 min. Basic mode.');
    expect(costText({ ...estimate, items: 0 })).toContain('no file');
    expect(leftOutText(estimate)).toBe('1 file has no text or can’t be read.');
    expect(leftOutText({ ...estimate, unreadable: 0 })).toBeNull();
  });
});

describe('rules', () => {
  it('that mean nothing for another kind are dropped with it', () => {
    expect(rulesKept({ minimum: 0, required: true }, 'text')).toEqual({ required: true });
    expect(rulesKept({ minimum: 0, required: true }, 'money')).toEqual({ minimum: 0, required: true });
  });

  it('are taken away by an empty field', () => {
    expect(ruleValue('number', '')).toBeUndefined();
    expect(ruleValue('number', '1.5')).toBe(1.5);
    expect(ruleValue('count', '2.7')).toBe(2);
    expect(ruleValue('text', 'pm')).toBe('pm');
  });

  it('have a name each, and a contradiction names both', () => {
    expect(new Set(ruleWords().map(({ label }) => label)).size).toBe(ruleWords().length);
    const problem = { field: 'x', code: 'rules-contradict', stops: true } as const;
    expect(problemText({ ...problem, values: { rule: 'minimum', other: 'maximum' } })).toBe(
      'No value can keep both: Least, Most.',
    );
  });
});
