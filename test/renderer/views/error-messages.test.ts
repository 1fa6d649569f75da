import { describe, expect, it } from 'vitest';
import { appErrorCodes } from '../../../src/preload/contract/errors.ts';
import { errorCodesWithMessages, errorLine, errorMessage } from '../../../src/renderer/views/error-messages.ts';

describe('messages', () => {
  it('has a sentence for every error code and no other', () => {
    expect([...errorCodesWithMessages].sort()).toEqual([...appErrorCodes].sort());
  });

  it.each(appErrorCodes)('says %s plainly, without codes and exclamation marks', (code) => {
    const { sentence, next = '' } = errorMessage({ code, values: {} });
    expect(sentence).toMatch(/^[A-Z].*\.$/u);
    expect(`${sentence} ${next}`).not.toMatch(/!|undefined|null|NaN|error|exception|invalid/i);
    if (code.includes('-')) expect(sentence).not.toContain(code);
  });

  it('counts the pages that failed', () => {
    expect(errorLine({ code: 'unit-failed', values: { failed: 3 } })).toContain('3 pages');
    expect(errorLine({ code: 'unit-failed', values: { failed: 1 } })).toContain('1 page ');
  });

  it('names the pages that failed, and how many more there are', () => {
    expect(errorLine({ code: 'unit-failed', values: { pages: '7', count: 1 } })).toMatch(/^Page 7 could not be read\./);
    expect(errorLine({ code: 'unit-failed', values: { pages: '7, 12', count: 2 } })).toMatch(/^Pages 7, 12 could/);
    expect(errorLine({ code: 'unit-failed', values: { pages: '7, 12', count: 30 } })).toMatch(
      /^Pages 7, 12 and 28 more could/,
    );
    expect(errorLine({ code: 'unit-failed', values: { page: 4 } })).toMatch(/^Page 4 could/);
  });

  // The bug: a text file of blanks was said to be a photograph.
  it('says that there is no text as it fits the format', () => {
    const line = (kind: string) => errorLine({ code: 'no-text-found', values: { kind } });
    for (const kind of ['image', 'pdf']) expect(line(kind)).toContain('photograph');
    for (const kind of ['text', 'markdown', 'xlsx', 'csv'])
      expect(line(kind)).toMatch(/^It has no text in it\. (?!.*photo)/);
  });

  it('says how sure a doubtful reading is, which script is missing and how many files vanished', () => {
    const doubt = errorLine({ code: 'read-with-doubt', values: { pages: '3, 4', count: 2, confidence: 0.581 } });
    expect(doubt).toMatch(/^Pages 3, 4 were hard to recognise \(58% sure\)/);
    expect(errorLine({ code: 'ocr-language-missing', values: { script: 'Cyrillic' } })).toContain('Cyrillic');
    expect(errorLine({ code: 'deletions-unconfirmed', values: { count: 412 } })).toMatch(/^412 files vanished/);
  });
});
