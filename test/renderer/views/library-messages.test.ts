import { describe, expect, it } from 'vitest';
import { appErrorCodes } from '../../../src/preload/contract/errors.ts';
import { fileStates } from '../../../src/preload/contract/shapes.ts';
import {
  errorCodesWithMessages,
  errorLine,
  errorMessage,
  stateMessages,
} from '../../../src/renderer/views/library-messages.ts';

describe('messages', () => {
  it('has a sentence for every error code and no other', () => {
    expect([...errorCodesWithMessages].sort()).toEqual([...appErrorCodes].sort());
  });

  it.each(appErrorCodes)('says %s plainly, without codes and exclamation marks', (code) => {
    const { sentence, next = '' } = errorMessage({ code, values: {} });
    expect(sentence).toMatch(/^[A-Z].*\.$/u);
    expect(`${sentence} ${next}`).not.toMatch(/!|undefined|null|error|exception|invalid/i);
    if (code.includes('-')) expect(sentence).not.toContain(code);
  });

  it.each(fileStates)('has word, sentence and tone for the state %s', (state) => {
    expect(stateMessages[state].word).toMatch(/^[A-Z]/);
    expect(stateMessages[state].sentence).toMatch(/\.$/);
  });

  it('counts the pages that failed', () => {
    expect(errorLine({ code: 'unit-failed', values: { failed: 3 } })).toContain('3 pages');
    expect(errorLine({ code: 'unit-failed', values: { failed: 1 } })).toContain('1 page ');
  });
});
