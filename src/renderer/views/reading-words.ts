/** How a file was read, in words: its language, the way each page was read, and how sure that is. */

import type { FileDetails, PageReading } from '../../preload/contract/shapes.ts';
import { formatDateAndTime, formatPercent } from '../format.ts';
import { dateFormat } from '../languages/intl.ts';
import { t } from '../languages/translate.ts';
import { kindWords } from './kinds.ts';
import { ocrLanguageName } from './ocr-languages.ts';
import { capital, partAmount, partNamed } from './part-words.ts';

/** `German` for `de`, and for Tesseract's `deu`. Null when nothing is known. */
export function languageText(code: string | null): string | null {
  return code === null || code === 'und' ? null : ocrLanguageName(code);
}

/** `page 3`, `slide 2`, `Costs`. */
export function pageName(page: PageReading, kind: string): string {
  const { part } = kindWords(kind);
  if (page.number !== null) return partNamed(part, `${page.number}`);
  return page.label ?? partNamed(part, `${page.index + 1}`);
}

/** `3`, `3–5, 9`: neighbours are joined. */
export function joinNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** `page 3`, `pages 3–5`. */
function named(pages: readonly PageReading[], kind: string): string {
  const { part } = kindWords(kind);
  if (pages.length === 1 && pages[0]) return pageName(pages[0], kind);
  const numbers = pages.map((page) => page.number ?? page.index + 1);
  return numbers.length > 12 ? partAmount(part, pages.length) : partNamed(part, joinNumbers(numbers), numbers.length);
}

/** How sure the recognition is on average, from 0 to 1; null when nothing is known. */
function sureness(pages: readonly PageReading[]): number | null {
  const known = pages.flatMap((page) => (page.ocrConfidence === null ? [] : [page.ocrConfidence]));
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
}

const steps = (): Readonly<Record<string, string>> => ({
  'second-reader': t('a second reader saw more and was used'),
  layout: t('columns and tables were rebuilt'),
  'best-effort': t('read as far as it goes, as it is damaged, cut off or too much for its reader'),
});

/** `Read directly; page 3 by OCR, 91% sure; page 7 could not be read`. Empty before anything was read. */
export function readingStory(details: FileDetails): string {
  const { kind } = details.file;
  const { pages } = details;
  const failed = pages.filter((page) => page.reason !== null);
  const recognised = pages.filter((page) => page.reason === null && page.source === 'ocr');
  const direct = pages.filter((page) => page.reason === null && page.source === 'native');
  const parts: string[] = [];
  if (direct.length > 0) parts.push(t('read directly'));
  if (recognised.length > 0) {
    const isAll = direct.length === 0 && failed.length === 0;
    const which = isAll ? t('recognised by OCR') : t('{pages} by OCR', { pages: named(recognised, kind) });
    const share = sureness(recognised);
    parts.push(share === null ? which : t('{reading}, {share} sure', { reading: which, share: formatPercent(share) }));
  }
  for (const step of details.chain) {
    const words = steps()[step];
    if (!words) continue;
    const took = pages.filter((page) => page.reason === null && page.chain.includes(step));
    if (took.length === 0 && pages.length > 0) continue;
    parts.push(took.length === pages.length ? words : t('{pages}: {what}', { pages: named(took, kind), what: words }));
  }
  if (failed.length > 0) parts.push(t('{pages} could not be read', { pages: named(failed, kind) }));
  const story = parts.join('; ');
  return capital(story);
}

/** `Reads like good text (98%)`; how much of what was read are words. */
export function qualityText(quality: number): string {
  const share = formatPercent(quality);
  if (quality >= 0.9) return t('Very good ({share})', { share });
  if (quality >= 0.75) return t('Good ({share})', { share });
  if (quality >= 0.5) return t('Fair ({share}); search may miss words', { share });
  return t('Poor ({share}); check the original', { share });
}

/** Pages with something to say first: failures, then doubts, in their order. */
export function notablePages(pages: readonly PageReading[]): readonly PageReading[] {
  const notable = pages.filter((page) => page.reason !== null || page.doubts.length > 0);
  return notable.toSorted((a, b) => Number(b.reason !== null) - Number(a.reason !== null) || a.index - b.index);
}

const fieldWords = (): Readonly<Record<string, string>> => ({
  cc: t('Copy to'),
  bcc: t('Blind copy to'),
  isbn: 'ISBN',
  'message-id': t('Message ID'),
  'page-count': t('Pages'),
  'slide-count': t('Slides'),
  'sheet-count': t('Sheets'),
  'word-count': t('Words'),
  'last-modified-by': t('Changed by'),
  modified: t('Changed'),
  title: t('Title'),
  author: t('Author'),
  subject: t('Subject'),
  keywords: t('Keywords'),
  description: t('Description'),
  language: t('Language'),
  from: t('From'),
  to: t('To'),
  date: t('Date'),
  sent: t('Sent'),
  created: t('Created'),
  publisher: t('Publisher'),
  company: t('Company'),
  producer: t('Producer'),
  application: t('Application'),
  camera: t('Camera'),
  lens: t('Lens'),
  taken: t('Taken'),
  category: t('Category'),
  creator: t('Creator'),
  sender: t('Sender'),
  version: t('Version'),
});

/** `Changed by` for `last-modified-by`. */
export function fieldName(name: string): string {
  const words = fieldWords()[name] ?? name.replaceAll('-', ' ');
  return capital(words);
}

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/;

/** A field's value as it is read; ISO times in the reader's own form and zone. */
export function fieldValue(value: string): string {
  const time = isoTime.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return value;
  if (value.length > 10) return formatDateAndTime(time);
  return dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}
