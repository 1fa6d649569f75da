/** Days in a question over a table: which condition they make, and where they make none, so that nothing is computed wrongly. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/main/engine/search/analyser.ts';
import { stopWords } from '../../../src/main/engine/search/stop-words.ts';
import { linkQuestion } from '../../../src/main/engine/tables/link-question.ts';
import { dateConditions } from '../../../src/main/engine/tables/plan/date-conditions.ts';
import type { Table } from '../../../src/main/engine/tables/table.ts';
import { tableOf } from './table-of.ts';

const isStop = (word: string) => Object.values(stopWords).some((list) => list.has(word));
const orders = tableOf(
  [
    'Order\tCustomer\tDate\tDue date\tAmount',
    'A-1\tAnna Berg\t2024-02-01\t2024-03-01\t200.00',
    'A-2\tBea Lund\t2024-03-05\t2024-04-01\t450.00',
    'A-3\tAnna Berg\t2025-01-10\t2025-02-01\t300.00',
  ].join('\n'),
);
const stays = tableOf(
  [
    'Guest\tStart date\tEnd date',
    'Anna Berg\t2024-02-01\t2024-03-01',
    'Bea Lund\t2024-03-05\t2024-04-01',
    'Cara Holm\t2024-05-05\t2024-06-01',
  ].join('\n'),
);
const plain = (question: string, table: Table = orders) =>
  dateConditions(
    { ...linkQuestion(question, table, analyse, isStop), table, rowWords: [], has: () => false, at: () => -1 },
    [],
  )
    .flat()
    .map(({ column, is, value }) => `${table.columns[column]?.name} ${is} ${value}`);

describe('dateConditions', () => {
  it.each([
    ['orders in March 2024', ['Date at-least 20240301', 'Date at-most 20240331']],
    ['orders of 2024', ['Date at-least 20240101', 'Date at-most 20241231']],
    ['orders due in March 2024', ['Due date at-least 20240301', 'Due date at-most 20240331']],
    ['orders after 1 March 2024', ['Date above 20240301']],
    ['orders before 1 March 2024', ['Date below 20240301']],
    ['orders since 2024', ['Date at-least 20240101']],
    ['orders until March 2024', ['Date at-most 20240331']],
    // "From last quarter" comes as both of its ends.
    ['orders from 1 July 2024 – 30 September 2024', ['Date at-least 20240701', 'Date at-most 20240930']],
    ['orders from 2024', ['Date at-least 20240101', 'Date at-most 20241231']],
    ['orders from 2024 onwards', ['Date at-least 20240101']],
    ['orders from 2023 to 2024', ['Date at-least 20230101', 'Date at-most 20241231']],
    ['orders between 1 March 2024 and 5 April 2024', ['Date at-least 20240301', 'Date at-most 20240405']],
    ['orders before 1 July 2024 – 30 September 2024', ['Date below 20240701']],
    ['orders after 1 July 2024 – 30 September 2024', ['Date above 20240930']],
    ['orders no later than 5 May 2024', ['Date at-most 20240505']],
    ['orders on or after 5 May 2024', ['Date at-least 20240505']],
    ['orders earlier than 5 May 2024', ['Date below 20240505']],
  ])('"%s"', (question, conditions) => {
    expect(plain(question)).toEqual(conditions);
  });

  it.each([
    'orders not in March 2024',
    'orders except 5 March 2024',
    'orders from 2024 to now',
    'orders between March 2024 and now',
    'orders not between 1 March 2024 and 5 April 2024',
    'orders in 2024 and 2025',
    'orders in March 2024 or April 2024',
    'orders worth more than 2024',
    'the 2024 orders',
  ])('none for "%s", which no range of days tells', (question) => {
    expect(plain(question)).toEqual([]);
  });

  it('takes the date of an invoice for no date it is due on', () => {
    const dated = tableOf(
      'Invoice\tDate\tAmount\nR-1\t2024-03-01\t10.00\nR-2\t2024-04-01\t20.00\nR-3\t2024-05-01\t30.00',
    );
    expect(plain('invoices due in March 2024', dated)).toEqual([]);
    expect(plain('invoices in March 2024', dated)).toEqual(['Date at-least 20240301', 'Date at-most 20240331']);
  });

  it('chooses none of several dates of which none is said', () => {
    expect(plain('guests in March 2024', stays)).toEqual([]);
    expect(plain('which end is in March 2024', stays)).toEqual([
      'End date at-least 20240301',
      'End date at-most 20240331',
    ]);
  });
});
