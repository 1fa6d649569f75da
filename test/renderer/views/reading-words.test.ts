import { describe, expect, it } from 'vitest';
import type { FileDetails, FileSummary, PageReading } from '../../../src/preload/contract/shapes.ts';
import { ocrLanguageName } from '../../../src/renderer/views/ocr-languages.ts';
import {
  fieldName,
  fieldValue,
  joinNumbers,
  languageText,
  notablePages,
  qualityText,
  readingStory,
} from '../../../src/renderer/views/reading-words.ts';
import { moved } from '../../../src/renderer/views/settings/ocr-language-list.tsx';
import { fakeDetails } from '../harness/fake-details.ts';
import { fakeFiles } from '../harness/fake-library.ts';

const [file] = fakeFiles(1) as [FileSummary];
const page = (index: number, changes: Partial<PageReading> = {}): PageReading => ({
  index,
  number: index + 1,
  label: null,
  source: 'native',
  characters: 900,
  chain: ['basic'],
  quality: 0.9,
  ocrConfidence: null,
  doubts: [],
  reason: null,
  ...changes,
});
const ocr = (index: number, sure: number) =>
  page(index, { source: 'ocr', chain: ['basic', 'ocr'], ocrConfidence: sure });
const details = (pages: readonly PageReading[], kind = 'pdf'): FileDetails => ({
  ...fakeDetails({ ...file, kind }),
  pages,
  chain: [...new Set(pages.flatMap((each) => each.chain))],
});

describe('how a file was read', () => {
  it('is said in one sentence', () => {
    expect(readingStory(details([page(0), page(1)]))).toBe('Read directly');
    expect(readingStory(details([page(0), page(1), ocr(2, 0.91)]))).toBe('Read directly; page 3 by OCR, 91% sure');
    expect(readingStory(details([ocr(0, 0.8), ocr(1, 0.9)]))).toBe('Recognised by OCR, 85% sure');
  });

  it('names other steps, and what could not be read', () => {
    const second = page(1, { chain: ['basic', 'second-reader'] });
    const failed = page(2, {
      source: 'none',
      chain: ['basic', 'best-effort'],
      reason: { code: 'unit-failed', values: {} },
    });
    expect(readingStory(details([page(0), second, failed]))).toBe(
      'Read directly; page 2: a second reader saw more and was used; page 3 could not be read',
    );
  });

  it('calls parts what they are', () => {
    expect(readingStory(details([page(0), ocr(1, 0.9)], 'pptx'))).toBe('Read directly; slide 2 by OCR, 90% sure');
    const sheet = page(1, { number: null, label: 'Costs', source: 'ocr', ocrConfidence: 0.5 });
    expect(readingStory(details([page(0), sheet], 'xlsx'))).toBe('Read directly; Costs by OCR, 50% sure');
  });

  it('says nothing before anything was read', () => {
    expect(readingStory(details([]))).toBe('');
  });

  it('lists failures before doubts', () => {
    const doubtful = page(0, { doubts: [{ code: 'read-with-doubt', values: {} }] });
    const failed = page(4, { reason: { code: 'unit-failed', values: {} } });
    expect(notablePages([doubtful, page(1), failed]).map((each) => each.index)).toEqual([4, 0]);
  });

  it('joins neighbouring numbers', () => {
    expect(joinNumbers([5, 3, 4, 9, 3])).toBe('3–5, 9');
    expect(joinNumbers([7])).toBe('7');
  });

  it('puts quality into words', () => {
    expect([0.98, 0.8, 0.6, 0.2].map((each) => qualityText(each).split(' (')[0])).toEqual([
      'Very good',
      'Good',
      'Fair',
      'Poor',
    ]);
  });
});

describe('fields and languages', () => {
  it('has a plain name and value for every field', () => {
    expect(fieldName('last-modified-by')).toBe('Changed by');
    expect(fieldName('reply-to')).toBe('Reply to');
    expect(fieldValue('2019-03-14')).toBe('Mar 14, 2019');
    expect(fieldValue('2019-03-14T09:20:00Z')).toMatch(/^Mar 14, 2019/);
    expect(fieldValue('2019-03-14 and later')).toBe('2019-03-14 and later');
  });

  it('knows languages by the codes of readers and of Tesseract', () => {
    expect(languageText('de')).toBe('German');
    expect(languageText(null)).toBeNull();
    expect(languageText('und')).toBeNull();
    expect(ocrLanguageName('deu')).toBe('German');
    expect(ocrLanguageName('chi_sim')).toBe('Chinese (simplified)');
    expect(ocrLanguageName('my_own_letters')).toBe('my_own_letters');
  });

  it('moves a chosen language by one place and never out of the list', () => {
    expect(moved(['eng', 'deu', 'fra'], 'fra', -1)).toEqual(['eng', 'fra', 'deu']);
    expect(moved(['eng', 'deu'], 'eng', -1)).toEqual(['eng', 'deu']);
    expect(moved(['eng', 'deu'], 'deu', 1)).toEqual(['eng', 'deu']);
  });
});
