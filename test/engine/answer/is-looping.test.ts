import { expect, it } from 'vitest';
import { isLooping } from '../../../src/main/engine/answer/is-looping.ts';

it.each([
  'The rent is 1,200. '.repeat(9),
  `It begins well. ${'Consolidated Balance Sheets › page 52)\n'.repeat(5)}`,
  '.M'.repeat(90),
  `x${'One long sentence about nothing that a small model likes to say, and another one after it. '.repeat(3)}`,
])('sees that a text goes round in circles: %s', (text) => {
  expect(isLooping(text)).toBe(true);
});

it.each([
  '',
  'The rent is 1,200. The rent is 1,200. The deposit is 3,600.',
  `| a | b |\n${'|---|---|'.repeat(20)}`,
  '0 '.repeat(200),
  `| Dogs |${' not stated |'.repeat(8)}`,
  '- Not specified\n'.repeat(6),
  'Net sales of 2021, net sales of 2022 and net sales of 2023 were 1, 2 and 3.',
])('lets be what only looks alike: %s', (text) => {
  expect(isLooping(text)).toBe(false);
});
