import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const account = tableOf(
  [
    'Date\tDescription\tPaid out\tPaid in\tBalance',
    '02/01/2024\tGROVE DENTAL CARE\t40.00\t\t960.00',
    '15/01/2024\tRent Moss Homes\t700.00\t\t260.00',
    '28/01/2024\tWages Tern Ltd\t\t1,900.00\t2,160.00',
    '15/02/2024\tRent Moss Homes\t700.00\t\t1,460.00',
    '19/02/2024\tGrove Dental Care\t35.00\t\t1,425.00',
    '28/02/2024\tWages Tern Ltd\t\t1,900.00\t3,325.00',
    '15/03/2024\tRent Moss Homes\t720.00\t\t2,605.00',
    '03/03/2024\tKite Energy\t61.00\t\t2,544.00',
    '04/03/2024\tCorner Shop\t12.00\t\t2,532.00',
  ].join('\n'),
);
const signed = tableOf(
  [
    'Day\tWhat\tAmount (CHF)',
    '2024-01-03\tRent\t-900.00',
    '2024-01-20\tWages\t2500.00',
    '2024-02-03\tRent\t-900.00',
    '2024-02-11\tBooks\t-45.50',
  ].join('\n'),
);
const bills = tableOf(
  ['Bill\tFrom\tNet\tTax\tGross', '1\tAlba\t10.00\t2.00\t12.00', '2\tAlba\t20.00\t4.00\t24.00'].join('\n'),
);
const stock = tableOf(
  ['Item\tQuantity\tUnit price', 'Lamp\t4\t9.00', 'Desk\t2\t90.00', 'Lamp shade\t7\t5.00'].join('\n'),
);

const spent = tableOf(
  ['Date\tItem\tAmount', '2024-01-03\tPaint\t120.00', '2024-02-09\tHotel\t210.00', '2024-03-03\tPaint\t15.00'].join(
    '\n',
  ),
);
const plans = tableOf(
  ['Plan\tTerm\tPrice', 'Large\tmonthly\t10.00', 'Large\tyearly\t100.00', 'Small\tmonthly\t5.00'].join('\n'),
);
const projects = tableOf(['Project\tStart date\tBudget', 'Alpha\t2024-01-01\t100', 'Beta\t2025-01-01\t200'].join('\n'));
const travels = tableOf(
  [
    'Date\tItem\tAmount\tCurrency',
    '2024-01-03\tTea\t10\tEUR',
    '2024-01-04\tTea\t5\tUSD',
    '2024-01-05\tCake\t€7\tEUR',
    '2024-01-06\tCake\t$6\tEUR',
    '2024-01-07\tMap\t€8\tEUR',
    '2024-01-08\tMap\t€9\tEUR',
  ].join('\n'),
);
const sent = tableOf(
  [
    'Invoice\tCustomer\tDate\tAmount\tPaid',
    '1001\tAlba\t2024-01-03\t100\tyes',
    '1002\tTern\t2024-01-10\t200\tno',
    '1003\tAlba\t2024-02-10\t300\tno',
  ].join('\n'),
);

const sum = (question: string, table = account) => {
  const { values, score } = askTable(question, table);
  return score >= tableLimits.certain ? values : [];
};

describe('what went out and what came in', () => {
  it.each([
    ['How much rent did we pay in total?', 2120],
    ['How much rent did we pay?', 2120],
    ['What was spent on rent in February 2024?', 700],
    ['How much went to Grove Dental Care?', 75],
    ['How much have we paid to Moss Homes so far?', 2120],
    ['How much came in from Tern Ltd?', 3800],
    ['How much was received in wages altogether?', 3800],
    ['What did we spend in March 2024?', 793],
    ['How much did we spend in total?', 2268],
    ['How much was paid in total?', 2268],
    ['What was paid in February 2024?', 735],
    ['How much was paid in by Tern Ltd?', 3800],
    ['How much did we get paid?', 3800],
    ['How much did Tern Ltd pay us?', 3800],
  ])('%s', (question, expected) => expect(sum(question)).toEqual([expected]));

  it('rows as they are jotted down: a word within others, one for several, a month of one year', () => {
    const jotted = tableOf(
      [
        'When\tWhat for\tSum (EUR)',
        '2024-01-08\trepair of boiler\t120',
        '2024-02-08\tparents evening\t15',
        '2024-02-19\troof repairs\t300',
        '2024-03-01\trent march\t500',
        '2024-04-01\trent april\t500',
        '2024-04-03\trent may\t500',
      ].join('\n'),
    );
    expect(sum('How much was spent on repairs?', jotted)).toEqual([420]);
    expect(sum('How much was spent on repairs in February?', jotted)).toEqual([300]);
    // The letters of "rent" stand in "parents" too.
    expect(sum('How much rent was paid altogether?', jotted)).toEqual([1500]);
  });

  it('of several currencies, the rows in one of them', () =>
    expect(sum('How much was spent on the map?', travels)).toEqual([17]));

  it('who paid tells not whether it is paid', () => {
    const shared = tableOf('Date\tCategory\tPaid by\tAmount\n2024-03-01\tTea\tEva\t5\n2024-03-02\tTea\t\t7');
    expect(sum('How much was spent on tea?', shared)).toEqual([12]);
  });

  it('a month that several years have chooses none', () => {
    const years = tableOf('Date\tWhat\tAmount\n2023-03-01\tTea\t5\n2024-03-01\tTea\t7\n2024-04-01\tTea\t9');
    expect(sum('What was spent in March?', years)).toEqual([]);
    expect(sum('What was spent in April?', years)).toEqual([9]);
  });

  it('of one column with signs, the rows of one direction, without the minus', () => {
    expect(sum('How much was spent on rent?', signed)).toEqual([1800]);
    expect(sum('What did we spend in February 2024?', signed)).toEqual([945.5]);
    expect(sum('How much came in from wages?', signed)).toEqual([2500]);
    expect(sum('How much was paid in February 2024?', signed)).toEqual([945.5]);
  });

  it.each([
    ['words that choose no row are no reason to sum up the rest', 'How much rent did we pay for the garage?', account],
    ['nothing of what is asked stands there', 'How much was spent on insurance?', account],
    ['who and when are no sum', 'When was the rent paid?', signed],
    ['of net, tax and gross none is the money that was paid', 'How much did we pay to Alba?', bills],
    ['things are no money', 'How much did we spend on lamps?', stock],
    ['what it was for is no sum', 'What did we pay Moss Homes for?', account],
    ['what it was for is no sum', 'What did we spend money on in March 2024?', account],
    ['neither is a list of them', 'What payments were there in March 2024?', account],
    ['what was not paid is another sum', 'How much did we not spend on rent?', account],
    ['a difference is another sum', 'How much more did we earn than we spent?', account],
    ['what it is each month is no sum', 'How much do we pay for rent?', account],
    ['a list of what was spent tells no income', 'How much did we earn?', spent],
    ['a list of what was spent tells no income', 'How much was received in February 2024?', spent],
    ['prices are no sum', 'How much does the Large plan cost?', plans],
    ['prices are no sum', 'What did Large cost?', plans],
    ['a budget is not what was spent', 'How much was spent on Alpha?', projects],
    ['a bill may be unpaid', 'How much did Tern pay?', sent],
    ['sums of several currencies are no sum', 'How much was spent on tea?', travels],
    ['sums of several currencies are no sum', 'How much was spent on cake?', travels],
    ['a bill may be unpaid', 'How much did we pay Alba?', sent],
  ])('%s', (_why, question, table) => {
    const { values, score } = askTable(question, table);
    const isSum = values.some((value) => typeof value === 'number');
    expect(isSum && score >= tableLimits.certain).toBe(false);
  });

  it.each([
    [
      'Wie viel wurde für Miete ausgegeben?',
      'Datum;Zweck;Betrag\n03.01.2024;Miete;800,00\n03.02.2024;Miete;820,50',
      1620.5,
    ],
    ['Combien a-t-on dépensé en loyer ?', 'Date;Objet;Montant\n03/01/2024;Loyer;700,00\n03/02/2024;Loyer;710,00', 1410],
    [
      '¿Cuánto se gastó en alquiler?',
      'Fecha;Concepto;Importe\n03/01/2024;Alquiler;600,00\n03/02/2024;Alquiler;600,00',
      1200,
    ],
    [
      'Quanto abbiamo speso per affitto?',
      'Data;Voce;Importo\n03/01/2024;Affitto;500,00\n03/02/2024;Affitto;520,00',
      1020,
    ],
  ])('%s', (question, lines, expected) =>
    expect(sum(question, tableOf(lines.replaceAll(';', '\t')))).toEqual([expected]),
  );
});
