import { expect, it } from 'vitest';
import { modelSummary } from '../../../src/renderer/views/models/model-summary.ts';

// The bug: every line on a model was English, whatever the window spoke.
it('says what letter recognition reads in words of its own, and keeps a line nobody translated', () => {
  expect(modelSummary({ id: 'ocr-deu', role: 'ocr', summary: 'x' })).toBe('Reads scans and pictures in German.');
  expect(modelSummary({ id: 'new', role: 'chat', summary: 'Newer than this window.' })).toBe('Newer than this window.');
});
