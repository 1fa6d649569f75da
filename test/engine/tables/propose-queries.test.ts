import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { stopWords } from '../../../src/main/engine/search/stop-words.ts';
import { linkQuestion } from '../../../src/main/engine/tables/link-question.ts';
import { proposeQueries } from '../../../src/main/engine/tables/propose-queries.ts';
import { querySql } from '../../../src/main/engine/tables/query-sql.ts';
import type { Table } from '../../../src/main/engine/tables/table.ts';
import { runTableQuery } from '../../../src/main/table-worker/run-table-query.ts';
import { tableOf } from './table-of.ts';

const isStop = (word: string) => Object.values(stopWords).some((list) => list.has(word));

const invoices = tableOf(
  [
    'Invoice\tSupplier\tDate\tAmount\tPaid',
    'R-1\tNorthwind Ltd\t2023-02-01\t1,200.00\tyes',
    'R-2\tHarbour Tools\t2023-05-11\t310.50\tno',
    'R-3\tNorthwind Ltd\t2024-01-20\t90.00\tno',
    'R-4\tKiln & Clay\t2024-03-02\t2,450.00\tyes',
    'R-5\tNorthwind Ltd\t2024-07-15\t1,000.00\tyes',
    'Total\t\t\t5,050.50\t',
  ].join('\n'),
);
const sales = tableOf(
  [
    'Invoice\tCustomer\tQuantity\tUnit price\tAmount',
    'S-1\tAnna Berg\t2\t100.00\t200.00',
    'S-2\tBea Lund\t9\t50.00\t450.00',
    'S-3\tAnna Berg\t3\t100.00\t300.00',
    'S-4\tCara Holm\t1\t120.00\t120.00',
    'S-5\tAnna Berg\t1\t100.00\t100.00',
  ].join('\n'),
);
const races = tableOf(
  [
    'Rank\tRider\tCountry\tTime',
    '1\tAnna Berg\tNorway\t3:02.5',
    '2\tBea Lund\tSweden\t3:04.1',
    '3\tCara Holm\tNorway\t3:09.0',
    '4\tDora Vik\tFinland\t3:11.2',
  ].join('\n'),
);

/** The values of the likeliest query that gives any, and its score. */
function ask(question: string, table: Table) {
  const columns = table.columns.map(({ name }) => name);
  const rows = table.rows.map((row) => row.map((cell) => (cell ? ([cell.text, cell.number] as const) : null)));
  for (const { query, score } of proposeQueries(linkQuestion(question, table, analyse, isStop), table)) {
    const { value, rows: used } = querySql(query, table);
    const { results } = runTableQuery({ columns, rows, statements: [value, used] });
    const values = (results[0]?.rows ?? []).map(([one]) => one).filter((one) => one !== null);
    if (values.length > 0) return { values, score, used: (results[1]?.rows ?? []).map(([row]) => row) };
  }
  return { values: [], score: 0, used: [] };
}

const prices = tableOf(
  [
    'Product\tKind\tUnit price',
    'Hammer\tTool\t20.00',
    'Saw\tTool\t35.00',
    'Nail\tSupply\t1.00',
    'Screw\tSupply\t2.00',
  ].join('\n'),
);

describe('"how much" over several rows', () => {
  it('adds up amounts', () => {
    expect(ask('How much is not paid?', invoices).values).toEqual([400.5]);
  });

  it('adds up no prices', () => {
    expect(ask('How much is a Tool?', prices).values).not.toContain(55);
    expect(ask('What is the total unit price of Tool?', prices).values).toEqual([55]);
  });
});

describe('questions over a table', () => {
  it.each(['What is the due date of invoice R-2?', 'When is invoice R-2 due?', 'Wann ist die Rechnung R-2 fällig?'])(
    '"%s" is not answered with the day it was written',
    (question) => {
      expect(ask(question, invoices).values).not.toContain('2023-05-11');
    },
  );

  it('takes the one of several days that is said', () => {
    const payables = tableOf(
      [
        'Invoice No\tSupplier\tInvoice Date\tDue Date\tGross\tPaid Date\tStatus',
        'A-10\tHollis & Co\t2025-01-10\t2025-02-09\t120.00\t2025-02-01\tPaid',
        'A-11\tWren Ltd\t2025-01-22\t2025-02-21\t300.00\t\tOverdue',
        'A-13\tPaper Point\t2025-03-04\t2025-04-03\t72.00\t2025-03-28\tPaid',
      ].join('\n'),
    );
    expect(ask('When was invoice A-13 paid?', payables).values).toEqual(['2025-03-28']);
    const due = ask('What is the due date of invoice A-11?', payables);
    expect(due.values).toEqual(['2025-02-21']);
    expect(due.score).toBeGreaterThan(0.9);
  });

  it('takes no balance of an account for what is owed', () => {
    const account = tableOf(
      [
        'Date\tDescription\tDebit\tCredit\tBalance',
        '2025-01-05\tOffice rent\t1,200.00\t\t3,800.00',
        '2025-01-11\tClient Hollis & Co\t\t2,500.00\t6,300.00',
        '2025-02-14\tPaper Point\t84.20\t\t6,215.80',
      ].join('\n'),
    );
    const owed = ask('How much do we owe Hollis & Co?', account);
    expect(owed.values.includes('6,300.00') && owed.score > 0.6).toBe(false);
    const customers = tableOf('Customer\tCity\tBalance\nHollis & Co\tLeeds\t410.00\nWren Ltd\tYork\t0.00');
    expect(ask('How much does Hollis & Co owe?', customers).values).toEqual(['410.00']);
  });

  it('knows the day of the row by its plain heading, and a due day in a list of deadlines', () => {
    expect(ask('What is the date of invoice R-2?', invoices).values).toEqual(['2023-05-11']);
    const deadlines = tableOf('Task\tDate\tOwner\nTax return\t2025-05-31\tAnna\nAudit report\t2025-09-30\tBea');
    expect(ask('When is the tax return due?', deadlines).values).toEqual(['2025-05-31']);
  });

  it.each([
    ['How many invoices are from Northwind Ltd?', [3]],
    ['What is the total amount of the invoices from Northwind Ltd?', [2290]],
    ['What is the average amount?', [1010.1]],
    ['Which supplier has the highest amount?', ['Kiln & Clay']],
    ['Which invoice has the lowest amount?', ['R-3']],
    ['What was the amount of invoice R-2?', ['310.50']],
    ['Which invoices were not paid?', ['R-2', 'R-3']],
    ['Which invoices are paid?', ['R-1', 'R-4', 'R-5']],
    ['How many invoices have an amount above 500?', [3]],
    ['How many invoices have a date after 2023?', [3]],
    ['Which supplier has the most invoices?', ['Northwind Ltd']],
    ['What is the difference in amount between Harbour Tools and Kiln & Clay?', [2139.5]],
    ['Which invoice has the latest date?', ['R-5']],
    ['Which supplier has the highest total amount?', ['Kiln & Clay']],
    ['Which supplier has the lowest total amount?', ['Harbour Tools']],
  ])('%s', (question, expected) => {
    const { values } = ask(question, invoices);
    expect(values.map((value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value))).toEqual(expected);
  });

  it.each([
    // Summed over a customer's rows: 600 against 450, which is the largest single row.
    ['Which customer bought the most?', ['Anna Berg']],
    ['Which customer has the highest amount?', ['Anna Berg']],
    ['Who spent the most?', ['Anna Berg']],
    ['Which customer spent the least?', ['Cara Holm']],
    ['Which customer bought the highest quantity?', ['Bea Lund']],
    ['Which customer has the largest single amount?', ['Bea Lund']],
    ['Which customer has the largest invoice?', ['Bea Lund']],
    // A price adds up to nothing.
    ['Which customer has the highest unit price?', ['Cara Holm']],
    ['Which invoice has the highest amount?', ['S-2']],
    ['Which customer has the most invoices?', ['Anna Berg']],
  ])('%s', (question, expected) => expect(ask(question, sales).values).toEqual(expected));

  it('takes the row where nobody bought twice', () => {
    const once = tableOf(
      'Customer\tQuantity\tUnit price\tAmount\nAnna\t2\t3.00\t6.00\nBea\t1\t9.00\t9.00\nCara\t5\t1.00\t5.00',
    );
    expect(ask('Which customer bought the most?', once)).toMatchObject({ values: ['Bea'] });
    expect(ask('Which customer bought the most?', once).score).toBeGreaterThan(0.8);
  });

  it.each([
    ['Who came after Bea Lund?', ['Cara Holm']],
    ['Which rider is from Finland?', ['Dora Vik']],
    ['How many riders are from Norway?', [2]],
    ['Who was faster, Dora Vik or Bea Lund?', ['Bea Lund']],
    ['What was the time of Anna Berg?', ['3:02.5']],
    ['Who is the last rider?', ['Dora Vik']],
    ['Who took third place?', ['Cara Holm']],
  ])('%s', (question, expected) => expect(ask(question, races).values).toEqual(expected));

  it('names of a commonest value only rows that pass', () => {
    const games = tableOf('Year\tTeam\tGoals\n2019\tReds\t1\n2020\tReds\t2\n2020\tReds\t3\n2020\tBlues\t4');
    const query = {
      all: [[{ column: 0, is: 'equals' as const, value: 2020 }]],
      order: null,
      limit: null,
      offset: 0,
      step: 0 as const,
    };
    const { rows } = querySql({ ...query, pick: { kind: 'commonest', column: 1, of: null, descending: true } }, games);
    const most = querySql({ ...query, all: [], pick: { kind: 'most', column: 2 } }, games);
    const spread = querySql({ ...query, all: [], pick: { kind: 'spread', column: 2 } }, games);
    const columns = games.columns.map(({ name }) => name);
    const given = games.rows.map((row) => row.map((cell) => (cell ? ([cell.text, cell.number] as const) : null)));
    const { results } = runTableQuery({
      columns,
      rows: given,
      statements: [rows, most.rows, spread.rows, spread.count],
    });
    expect(results.map((result) => result.rows.flat())).toEqual([[2, 3], [4], [1, 4], [2]]);
  });

  it('names the rows an answer comes from', () =>
    expect(ask('How many riders are from Norway?', races).used).toEqual([1, 3]));

  it.each([
    'What is the notice period of the lease?',
    'Who wrote the report on salt marshes?',
    'Why did the ferry stop?',
  ])('is not sure of a question about something else: %s', (question) => {
    expect(ask(question, invoices).score).toBeLessThan(0.8);
    expect(ask(question, races).score).toBeLessThan(0.8);
  });

  it('takes names and headings as they are, whatever SQL they look like', () => {
    const odd = tableOf(
      `select\tdrop table data; --\t"quoted"\nO'Brien\t5\tx%y_z\\\nRobert'); DROP TABLE data;--\t7\tplain`,
    );
    expect(ask("What is the drop table of O'Brien?", odd).values).toEqual(['5']);
    expect(ask("What is the drop table of Robert'); DROP TABLE data;--?", odd).values).toEqual(['7']);
  });

  it('survives questions of nothing, of signs and of ten thousand words', () => {
    for (const question of ['', '???', '🙂', 'amount '.repeat(10_000), "'; DROP TABLE data; --"]) {
      expect(() => ask(question, invoices)).not.toThrow();
    }
  });
});
