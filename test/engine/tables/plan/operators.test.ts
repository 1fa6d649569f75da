import { expect, test } from 'vitest';
import { tableLimits } from '../../../../src/main/engine/tables/limits.ts';
import { askTable } from '../ask-table.ts';
import { tableOf } from '../table-of.ts';

const games = tableOf(`Week\tOpponent\tGoals\tResult
1\tNorthend\t3\tWon
2\tLakeside\t0\tLost
3\tRovers\t1\tWon
4\tLakeside\t2\tWon`);

test.each([
  'How many consecutive games did they lose against Lakeside?',
  'What is the average result against Lakeside?',
  'Which opponent had the same result after Rovers?',
])('%s is not answered as if a word of it were not there', (question) => {
  expect(askTable(question, games, 'games.csv').score).toBeLessThan(tableLimits.certain);
});

test('a limit, a choice and a contrary take their words up', () => {
  expect(askTable('How many games had more than 1 goals?', games, 'games.csv').score).toBeGreaterThan(
    tableLimits.chosen,
  );
  const { values, score } = askTable('Which opponent other than Lakeside was Won?', games, 'games.csv');
  expect([values, score > tableLimits.chosen]).toEqual([['Northend', 'Rovers'], true]);
});

test('what is measured is not counted by rows', () => {
  expect(askTable('How many points did they score against Lakeside?', games, 'games.csv').score).toBeLessThan(
    tableLimits.chosen,
  );
});

test('the older of two is told by the age, and by nothing where no heading is one', () => {
  const dogs = tableOf('Name\tNumber\tAge\nRex\t7\t3\nFido\t2\t9');
  expect(askTable('Which dog is older, Rex or Fido?', dogs).values).toEqual(['Fido']);
  const plain = tableOf('Name\tNumber\nRex\t7\nFido\t2');
  expect(askTable('Which dog is older, Rex or Fido?', plain).score).toBeLessThan(tableLimits.chosen);
});
