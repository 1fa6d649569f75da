import { describe, expect, it } from 'vitest';
import { type FileSummary, fileStates } from '../../../src/preload/contract/shapes.ts';
import { type CurrentReading, fileStatus, stateMessages } from '../../../src/renderer/views/state-messages.ts';
import { fakeFiles } from '../harness/fake-library.ts';

const [plain] = fakeFiles(1) as [FileSummary];
const file = (changes: Partial<FileSummary>): FileSummary => ({ ...plain, ...changes });
const current = (changes: Partial<CurrentReading>): CurrentReading => ({
  fileId: plain.id,
  path: plain.path,
  step: 'reading',
  unitsRead: 11,
  units: 40,
  ...changes,
});

describe('the state of a file', () => {
  it.each(fileStates)('has icon, word, sentence and tone when it is %s', (state) => {
    expect(stateMessages()[state].word).toMatch(/^[A-Z]/);
    expect(stateMessages()[state].sentence).toMatch(/\.$/);
    expect(stateMessages()[state].icon).not.toBe('');
  });

  it('says that a table has no rows instead of how well it reads', () => {
    const header = file({ state: 'ready', quality: null, doubt: { code: 'no-rows', values: {} } });
    expect(fileStatus(header, null)).toMatchObject({ word: 'Ready', detail: 'no rows' });
  });

  it('says which page is read and which is recognised', () => {
    const reading = file({ state: 'reading', pages: 40 });
    expect(fileStatus(reading, current({}))).toMatchObject({ word: 'Reading', detail: 'page 12 of 40', busy: true });
    expect(fileStatus(reading, current({ step: 'recognising' }))).toMatchObject({
      word: 'Recognising',
      detail: 'OCR page 12 of 40',
    });
    expect(fileStatus(reading, current({ unitsRead: 40 })).detail).toBe('page 40 of 40');
    expect(fileStatus(file({ state: 'reading', kind: 'pptx' }), current({})).detail).toBe('slide 12 of 40');
    expect(fileStatus(file({ state: 'reading', pages: null }), current({ units: 1 })).detail).toBeNull();
  });

  it('tells a ready file from one read with doubt', () => {
    expect(fileStatus(file({}), null)).toMatchObject({ word: 'Ready', detail: null, tone: 'good' });
    const doubtful = file({ doubt: { code: 'read-with-doubt', values: {} } });
    expect(fileStatus(doubtful, null)).toMatchObject({ word: 'Ready', detail: 'with doubt', tone: 'note' });
  });

  it('says how much of a partly read file was read', () => {
    const part = file({ state: 'partly-read', pages: 42, pagesRead: 39 });
    expect(fileStatus(part, null)).toMatchObject({ word: 'Partly read', detail: '39 of 42 pages' });
  });

  it('names what is listed but not read on purpose', () => {
    const listed = (code: 'link-not-followed' | 'cloud-only' | 'bundle-not-read') =>
      fileStatus(file({ state: 'unsupported', reason: { code, values: {} } }), null).word;
    expect(listed('link-not-followed')).toBe('Link');
    expect(listed('cloud-only')).toBe('In the cloud');
    expect(listed('bundle-not-read')).toBe('One item');
  });
});
