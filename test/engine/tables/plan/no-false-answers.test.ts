import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import type { Table } from '../../../../src/main/engine/tables/table.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const rows = (...lines: readonly string[]) => tableOf(lines.join('\n').replaceAll('|', '\t'));
/** What is told unasked. */
function told(question: string, table: Table, file: string) {
  const { values, score } = askTable(question, table, file);
  return score >= tableLimits.certain ? values : [];
}

const people = rows(
  'Name|Born|Department|Salary|Hours|Start|End',
  'Ada Berg|1990-05-01|Sales|40000|40|2015-01-01|',
  'Ben Cole|1985-02-11|Sales|45000|35|2012-06-01|2023-12-31',
  'Cleo Dahl|1979-10-30|IT|52000|40|2018-03-01|',
  'Dan Engel|2001-07-07|IT|38000|20|2022-09-15|2025-08-31',
);
const loans = rows(
  'Date|Lender|Borrower|Amount|Interest',
  '2024-01-03|Eva|Max|400|3',
  '2024-02-09|Max|Eva|250|2',
  '2024-03-20|Eva|Lena|600|4',
  '2024-04-02|Lena|Max|150|5',
);
const bills = rows(
  'Invoice|Customer|Date|Due|Amount|Paid',
  '101|Acme Ltd|2024-01-10|2024-02-10|500.00|yes',
  '102|Birch & Co|2024-01-15|2024-02-15|750.00|no',
  '103|Acme Ltd|2024-02-20|2024-03-20|250.00|no',
  '104|Cedar AG|2024-03-01|2024-04-01|1200.00|yes',
);
const players = rows(
  'Rank|Player|Country|Goals|Matches',
  '1|Ana Sol|Spain|30|25',
  '2|Bea Till|Italy|28|30',
  '3|Cia Una|Spain|28|28',
  '4|Dea Vor|France|12|26',
);
const meter = rows('Date|Reading (kWh)', '2024-01-01|10500', '2024-02-01|10820', '2024-03-01|11090');
const flights = rows(
  'Flight|From|To|Departs|Seats',
  'X1|Oslo|Rome|06:30|120',
  'X2|Rome|Oslo|12:00|110',
  'X3|Oslo|Bern|09:15|80',
  'X4|Bern|Rome|18:05|60',
);
const account = rows(
  'Date|Description|Amount',
  '2024-01-05|Rent January|-800.00',
  '2024-01-28|Salary Nord AG|2400.00',
  '2024-02-05|Rent February|-800.00',
);
const goods = rows('Product|Category|Price|Stock', 'Saw|Tools|19.90|12', 'Rake|Garden|14.50|30', 'Hose|Garden|24.00|7');
const donations = rows(
  'Date|Donor|Amount',
  '2024-01-05|Holm|100',
  '2024-02-11|Birk|250',
  '2025-01-15|Alba|300',
  '2025-02-20|Holm|75',
);
const sales = rows('Month|Region|Revenue', 'January|North|1000', 'January|South|1800', 'February|North|1500');
const members = rows('Member|Joined|Status', 'Ana|2020-01-01|active', 'Bert|2021-06-01|left', 'Carl|2022-03-01|active');
const orders = rows('Order|Customer|Order date|Total', '7|Acme|2024-03-02|50', '8|Birch|2024-03-09|70');
const pets = rows(
  'Name|Species|Owner|Born|Weight|Vaccinated',
  'Rex|dog|Ada Berg|2018-05-01|20|2024-01-10',
  'Mia|cat|Ben Cole|2020-03-04|4|',
  'Lou|dog|Cleo Dahl|2021-09-09|8|2023-06-01',
);
const power = rows('Monat|Verbrauch (kWh)|Tarif', 'Januar|320|A', 'Februar|270|A', 'März|210|B');

describe('what is told of ordinary tables', () => {
  it.each<[string, Table, string, unknown[]]>([
    ['What is the total salary in IT?', people, 'employees.csv', [90000]],
    ['Which department earns the most?', people, 'employees.csv', ['IT']],
    ['Who does not work in Sales?', people, 'employees.csv', ['Cleo Dahl', 'Dan Engel']],
    ['What is the average revenue per region?', rows('Region|Revenue', 'North|10', 'South|20'), 'sales.csv', [15]],
    ['How many members joined in 2022?', members, 'members.csv', [1]],
    ['Who borrowed the most?', loans, 'loans.csv', ['Lena']],
    ['What interest does Lena pay?', loans, 'loans.csv', ['4']],
    ['Wie viel hat Eva Max geliehen?', loans, 'loans.csv', [400]],
    ['How much did Max borrow from Eva?', loans, 'loans.csv', [400]],
    ['Who has the same number of goals as Bea Till?', players, 'players.csv', ['Cia Una']],
    ['Who came after Ana Sol?', players, 'players.csv', ['Bea Till']],
    ['Who has not paid?', bills, 'invoices.csv', ['Birch & Co', 'Acme Ltd']],
  ])('%s', (question, table, file, expected) => expect(told(question, table, file)).toEqual(expected));
});

describe('what is told rightly or not at all', () => {
  it.each<[string, Table, string, ...right: unknown[]]>([
    // By the salary, not the hours; not as a department.
    ['Who earns the most in Sales?', people, 'employees.csv', 'Ben Cole'],
    ['Who works the most?', people, 'employees.csv', 'Ada Berg', 'Cleo Dahl'],
    ['Who left last?', people, 'employees.csv', 'Dan Engel'],
    ['What is the most expensive garden product?', goods, 'products.csv', 'Hose'],
    ['Where does X4 leave from?', flights, 'flights.csv', 'Bern'],
    // The day it was written is not the day it was paid.
    ['When was invoice 101 paid?', bills, 'invoices.csv'],
    ['Wie viel schuldet Acme?', bills, 'invoices.csv', '250.00'],
    ['How much did Max pay Eva?', loans, 'loans.csv'],
    // A meter's figures hold those before.
    ['What is the total reading?', meter, 'meter.csv'],
    ['How many readings are there in total?', meter, 'meter.csv', 3],
    ['What was the largest donation?', donations, 'donations.csv', '300'],
    ['How much did Holm donate to Alba?', donations, 'donations.csv'],
    ['What was the average revenue per month?', sales, 'sales by month.csv'],
    // The day of something else.
    ['How many members left in 2022?', members, 'members.csv'],
    ['How many orders were paid in March 2024?', orders, 'orders.csv'],
    ['How many orders were delivered in March 2024?', orders, 'orders.csv'],
    // By the day it was born, not by the vaccination; a cat is no owner.
    ['Which pet is the oldest?', pets, 'pets.csv', 'Rex'],
    ['Who has a cat?', pets, 'pets.csv', 'Ben Cole'],
    ['Who has the heaviest dog?', pets, 'pets.csv', 'Ada Berg'],
    // What was used is no money.
    ['Wie viel haben wir im Januar bezahlt?', power, 'strom.csv'],
    // Not the row below.
    ['What is the next flight to Rome?', flights, 'flights.csv'],
    ['When is the next rent due?', account, 'statement.csv'],
  ])('%s', (question, table, file, ...right) => expect([[], right]).toContainEqual(told(question, table, file)));
});
