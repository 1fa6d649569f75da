import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const account = tableOf(
  [
    'Date\tDescription\tAmount\tBalance',
    '02/01/2024\tRent Moss Homes\t-700.00\t300.00',
    '20/01/2024\tSalary Tern Ltd\t1500.00\t1800.00',
    '02/02/2024\tRent Moss Homes\t-700.00\t1100.00',
    '09/02/2024\tRent refund Moss Homes\t50.00\t1150.00',
    '11/02/2024\tDentist\t-80.00\t1070.00',
  ].join('\n'),
);
const told = (question: string) => {
  const { values, score } = askTable(question, account);
  return score >= tableLimits.certain ? values : [];
};

describe('when something was paid', () => {
  it.each<[string, string[]]>([
    ['When was the rent paid?', ['02/01/2024', '02/02/2024']],
    ['When was the rent last paid?', ['02/02/2024']],
    ['When was the rent paid in January 2024?', ['02/01/2024']],
    ['When did we pay the dentist?', ['11/02/2024']],
    ['Wann wurde Moss Homes bezahlt?', ['02/01/2024', '02/02/2024']],
    ['Quand avons-nous payé Moss Homes ?', ['02/01/2024', '02/02/2024']],
  ])('%s', (question, days) => expect(told(question)).toEqual(days));

  it.each(['When was the car paid?', 'When was it paid?', 'When will the rent be paid?', 'When does the rent end?'])(
    '%s is not told',
    (question) => expect(told(question)).toEqual([]),
  );

  it('adds up what was paid in French too', () => {
    expect(told('Combien avons-nous payé à Moss Homes ?')).toEqual([1400]);
  });
});
