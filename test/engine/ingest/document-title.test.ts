import { expect, test } from 'vitest';
import { documentTitle } from '../../../src/main/engine/ingest/document-title.ts';

test.each([
  ['0000764478-17-000008', 'BESTBUY_2017_10K', null, 'BESTBUY 2017 10K'],
  ['Microsoft Word - Lease.doc', 'lease final', null, 'lease final'],
  ['Microsoft Word - Lease of Studio 4', 'lease', 'Lease of Studio 4', 'Lease of Studio 4'],
  ['Untitled', 'notes', null, 'notes'],
  ['(anonymous)', 'Invoice 1234', null, 'Invoice 1234'],
  [null, 'a_b', null, 'a b'],
  ['Annual  report', 'Annual report', 'Annual report', 'Annual report'],
  ['Annual report', 'acme-2023', 'Annual report', 'acme-2023 › Annual report'],
  ['契約書', 'keiyaku', '契約書', 'keiyaku › 契約書'],
])('%s in %s is %s, in passages %s', (claimed, stem, own, context) => {
  expect(documentTitle(claimed, stem)).toEqual({ own, context });
});

test('a subject of thousands of characters is cut to the length of a title', () => {
  const { own, context } = documentTitle(`About ${'🦆'.repeat(9_000)} about ducks`, 'mail');
  expect(own?.length).toBeLessThanOrEqual(300);
  expect(own).toMatch(/^About 🦆+…$/u);
  expect(context.length).toBeLessThan(320);
});
