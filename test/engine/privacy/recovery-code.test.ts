import { expect, test } from 'vitest';
import {
  confirmsRecoveryCode,
  makeRecoveryCode,
  readRecoveryCode,
} from '../../../src/main/engine/privacy/recovery-code.ts';

test('a code is read however it is typed, and no two are the same', () => {
  const code = makeRecoveryCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  const read = readRecoveryCode(code);
  expect(read).toHaveLength(26);
  const typed = code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(readRecoveryCode(typed)).toBe(read);
  expect(new Set(Array.from({ length: 200 }, makeRecoveryCode)).size).toBe(200);
});

test('a mistyped letter is noticed before a key is tried', () => {
  let noticed = 0;
  const tries = 2_000;
  for (let index = 0; index < tries; index += 1) {
    const code = makeRecoveryCode();
    const at = (index * 7) % code.length;
    const other = code[at] === '-' ? '-' : code[at] === 'A' ? 'B' : 'A';
    const mistyped = code.slice(0, at) + other + code.slice(at + 1);
    if (mistyped === code || readRecoveryCode(mistyped) === null) noticed += 1;
  }
  // Two letters check the others: one in 1,024 passes by chance.
  expect(noticed).toBeGreaterThan(tries - 20);
  expect(readRecoveryCode('')).toBeNull();
  expect(readRecoveryCode('ABCD-EFGH')).toBeNull();
});

test('only its own end confirms it', () => {
  const code = makeRecoveryCode();
  const groups = code.split('-');
  expect(confirmsRecoveryCode(code, groups.slice(-2).join(' ').toLowerCase())).toBe(true);
  expect(confirmsRecoveryCode(code, groups.slice(0, 2).join('-'))).toBe(false);
  expect(confirmsRecoveryCode(code, '')).toBe(false);
});
