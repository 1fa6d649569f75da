import { expect, test } from 'vitest';
import type { ModelSummary } from '../../../src/preload/contract/shapes.ts';
import { modelDetail } from '../../../src/renderer/views/settings/model-detail.ts';

const model: ModelSummary = {
  id: 'm',
  name: 'multilingual-e5-small',
  role: 'embedding',
  bundled: false,
  path: '/m',
  bytes: 118_000_000,
  contextTokens: 512,
  state: 'available',
  reason: null,
  selected: true,
};
const status = { done: 412, total: 1390, answering: 'bundled', next: 'm' };

test('an embedding model says whether search uses it, or how far it is prepared', () => {
  expect(modelDetail(model, status)).toBe('Being prepared: 412 of 1,390 passages · 118 MB');
  const bundled = { ...model, id: 'bundled', bundled: true, selected: false, bytes: null };
  expect(modelDetail(bundled, status)).toBe('Search uses it until the other is prepared · comes with Docent');
  expect(modelDetail(bundled, { ...status, next: null })).toBe('Search uses it · comes with Docent');
  expect(modelDetail(model, null)).toBe('Loads when needed · 118 MB');
});

test('a model that is damaged says what is wrong', () => {
  const reason = { code: 'model-invalid' as const, values: { detail: 'tokenizer.json is missing' } };
  expect(modelDetail({ ...model, reason }, status)).toContain('not a model Docent can use: tokenizer.json is missing.');
});
