import { expect, test } from 'vitest';
import { extractors } from '../../../src/main/engine/extract/registry.ts';
import { kindsNamed } from '../../../src/main/engine/search/kind-names.ts';

test('every kind of file that can be read can be asked for by name', () => {
  for (const { kind } of extractors) expect(kindsNamed(kind), kind).toContain(kind);
});

test('also by what people call it, one or many, and by its ending', () => {
  expect(kindsNamed('Spreadsheets')).toContain('xlsx');
  expect(kindsNamed('.ics')).toEqual(['calendar']);
  expect(kindsNamed('contacts')).toEqual(['vcard']);
  expect(kindsNamed('nonsense')).toBeNull();
});
