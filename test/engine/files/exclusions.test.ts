import { expect, test } from 'vitest';
import { createExclusions, patternForPath } from '../../../src/main/engine/files/exclusions.ts';

test('patterns leave out names, paths and folders as .gitignore does', () => {
  const rules = createExclusions(['*.log', '/drafts/', 'secret.txt', 'deep/**/x.md']);
  expect(rules.excludes('a/b/c.log', false)).toBe(true);
  expect(rules.excludes('drafts', true)).toBe(true);
  expect(rules.excludes('a/drafts', true)).toBe(false);
  expect(rules.excludes('a/secret.txt', false)).toBe(true);
  expect(rules.excludes('deep/1/2/x.md', false)).toBe(true);
  expect(rules.excludes('a/other.txt', false)).toBe(false);
});

test('rules of a folder count below it, the deepest first; a person’s own always win', () => {
  const top = createExclusions(['mine.md']).inside('', '*.md\n*.txt\n');
  const inner = top.inside('letters', '!keep.md\n!mine.md\n/only-here.pdf\r\n');
  expect(inner.excludes('letters/keep.md', false)).toBe(false);
  expect(inner.excludes('letters/other.md', false)).toBe(true);
  expect(inner.excludes('letters/mine.md', false)).toBe(true);
  expect(inner.excludes('letters/only-here.pdf', false)).toBe(true);
  expect(inner.excludes('letters/more/only-here.pdf', false)).toBe(false);
});

test.each([
  'a.txt',
  'with space .txt ',
  '[draft] what? *new*!.md',
  '#1/!important.txt',
  'back\\slash.txt',
  'line\nbreak.txt',
  'caf\u0065\u0301/\u00fc.txt',
  '\u{1F600}.pdf',
  'a{b,c}$(x)^+|.txt',
])('the pattern for %j leaves out that file and nothing else', (place) => {
  const rules = createExclusions([patternForPath(place)]);
  expect(rules.excludes(place, false)).toBe(true);
  expect(rules.excludes(`x/${place}`, false)).toBe(false);
  expect(rules.excludes(place.replace('.', 'X.'), false)).toBe(false);
  expect(rules.excludes('z.txt', false)).toBe(false);
});
