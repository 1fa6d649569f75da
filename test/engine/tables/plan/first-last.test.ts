import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const members = tableOf(
  [
    'Name\tInstrument\tJoined\tFee',
    'Ada Orr\tHorn\t2019-05-01\t20',
    'Ben Ives\tDrum\t2023-02-01\t15',
    'Cyd Lune\tHorn\t2015-09-09\t25',
    'Dan Moor\tDrum\t2021-01-01\t10',
  ].join('\n'),
);
const buses = tableOf(
  ['Bus\tTo\tDeparts\tArrives', 'B 1\tHill\t06:10\t06:50', 'B 2\tLake\t05:55\t07:30', 'B 3\tHill\t18:00\t18:40'].join(
    '\n',
  ),
);
const races = tableOf(['Place\tRunner\tTime', '2\tEva Lim\t11.2', '1\tFay Gil\t11.0', '3\tGus Ott\t11.9'].join('\n'));
const works = tableOf(
  ['Project\tStart\tEnd\tStatus', 'Roof\t2024-01-01\t2024-06-30\tdone', 'Cellar\t2025-01-01\t2026-12-31\trunning'].join(
    '\n',
  ),
);
const visits = tableOf(['Date\tWith\tReason', '2024-01-01\tDr Orr\tKnee', '2099-01-01\tDr Ives\tTeeth'].join('\n'));
const jobs = tableOf(
  [
    'Project\tClient\tOwner\tStarted\tHours',
    'Atlas\tBorg Works\tMia Lund\t2023-02-01\t320',
    'Comet\tBorg Works\tTom Eck\t2022-05-01\t510',
  ].join('\n'),
);
const wines = tableOf(
  [
    'Wine\tCountry\tYear\tPrice',
    'Alba\tItaly\t2015\t18.50',
    'Ebro\tSpain\t2020\t7.20',
    'Dune\tSpain\t2012\t75.00',
  ].join('\n'),
);
const told = (question: string, table = members) => {
  const { values, score } = askTable(question, table, 'list.csv');
  return score >= tableLimits.certain ? values : [];
};

describe('first and last by the heading said', () => {
  it.each([
    ['Who joined last?', members, 'Ben Ives'],
    ['Who joined first?', members, 'Cyd Lune'],
    ['Who was the last to join?', members, 'Ben Ives'],
    ['Which horn joined last?', members, 'Ada Orr'],
    ['Which bus arrives first?', buses, 'B 1'],
    ['Which bus leaves first?', buses, 'B 2'],
    ['Which bus to Hill departs last?', buses, 'B 3'],
    ['Who finished last?', races, 'Gus Ott'],
    ['Which project ends last?', works, 'Cellar'],
    ['Which wine is the oldest?', wines, 'Dune'],
    ['Which wine is the youngest?', wines, 'Ebro'],
  ])('%s', (question, table, expected) => expect(told(question, table)).toEqual([expected]));

  it.each([
    ['who of several it is', 'Who started last?', jobs],
    ['nothing here is long', 'Which project is the longest?', jobs],
    ['a day to come is not now', 'What is the current visit?', visits],
    ['what has ended or not is told by no day', 'What is the current project?', works],
    ['what has ended or not is told by no day', 'What is the present status?', works],
  ])('%s', (_why, question, table) => expect(told(question, table)).toEqual([]));
});
