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

  it('a month that several years have chooses none', () => {
    const years = tableOf('Date\tWhat\tAmount\n2023-03-01\tTea\t5\n2024-03-01\tTea\t7\n2024-04-01\tTea\t9');
    expect(sum('What was spent in March?', years)).toEqual([]);
    expect(sum('What was spent in April?', years)).toEqual([9]);
  });

  it('of one column with signs, the rows of one direction, without the minus', () => {
    expect(sum('How much was spent on rent?', signed)).toEqual([1800]);
    expect(sum('What did we spend in February 2024?', signed)).toEqual([945.5]);
    expect(sum('How much came in from wages?', signed)).toEqual([2500]);
  });

  it.each([
    ['words that choose no row are no reason to sum up the rest', 'How much rent did we pay for the garage?', account],
    ['nothing of what is asked stands there', 'How much was spent on insurance?', account],
    ['who and when are no sum', 'When was the rent paid?', signed],
    ['of net, tax and gross none is the money that was paid', 'How much did we pay to Alba?', bills],
    ['things are no money', 'How much did we spend on lamps?', stock],
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
