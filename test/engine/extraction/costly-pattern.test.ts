/** Patterns that would keep the engine busy for ever are refused; those people write are not. */
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { isCostlyPattern } from '../../../src/main/engine/extraction/costly-pattern.ts';
import { safePattern } from '../../../src/main/engine/extraction/list-field.ts';

test.each([
  '((a+))+',
  '^((\\w+)\\s?)*$',
  '(a|a)*',
  '(?:(?:x|y)z)+',
  '(?<name>\\d*)+',
  '(a{1,9}){2,}',
  '([(]a+)+',
  '\\w*\\w*\\w*\\w*',
  '\\w+a\\w+a\\w+a\\w+',
  '.*-.*-.*-.*',
  'a?a?a?a?a?a?a?a?a?aaaaaaaaa',
  '(a)\\1',
  '[\\w.]+\\.[\\w.]+\\.[\\w.]+\\.[\\w.]+',
  '-*--*--*--*x',
])('%s is refused', (pattern) => expect(isCostlyPattern(pattern)).toBe(true));

test.each([
  ...builtInTemplates.flatMap(({ fields }) => fields.flatMap(({ rules }) => rules.pattern ?? [])),
  'INV-\\d+(-\\d+)?',
  '(\\d{3}-){2}\\d{4}',
  '[A-Z]{2}\\d{2,4}',
  '\\d+\\.\\d+\\.\\d+\\.\\d+\\.\\d+',
  '(?:GmbH|AG|Ltd)',
  '\\(\\w+\\)+',
  '[(+*]+x',
  '[A-Z]+-[a-z0-9]+-\\w+-\\d+-\\p{L}+',
  '.+@.+\\..+',
])('%s is taken', (pattern) => expect(isCostlyPattern(pattern)).toBe(false));

test('a pattern is tried on a text of some length only', () => {
  expect(safePattern('a+')?.test('a'.repeat(400))).toBe(true);
  expect(safePattern('a+')?.test('a'.repeat(401))).toBe(false);
});
