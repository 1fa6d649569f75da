/** How a file was read, in words: its language, the way each page was read, and how sure that is. */
import type { FileDetails, PageReading } from '../../preload/contract/shapes.ts';
import { formatAmount } from '../format.ts';
import { kindWords } from './kinds.ts';
import { ocrLanguageName } from './ocr-languages.ts';

/** `German` for `de`, and for Tesseract's `deu`. Null when nothing is known. */
export function languageText(code: string | null): string | null {
  return code === null || code === 'und' ? null : ocrLanguageName(code);
}

/** `page 3`, `slide 2`, `Costs`. */
export function pageName(page: PageReading, kind: string): string {
  if (page.number !== null) return `${kindWords(kind).part} ${page.number}`;
  return page.label ?? `${kindWords(kind).part} ${page.index + 1}`;
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

const percent = (share: number) => `${Math.round(100 * share)}%`;

/** `page 3`, `pages 3–5`. */
function named(pages: readonly PageReading[], kind: string): string {
  const { part } = kindWords(kind);
  if (pages.length === 1 && pages[0]) return pageName(pages[0], kind);
  const numbers = pages.map((page) => page.number ?? page.index + 1);
  return numbers.length > 12 ? formatAmount(pages.length, part) : `${part}s ${joinNumbers(numbers)}`;
}

function sureness(pages: readonly PageReading[]): string {
  const known = pages.flatMap((page) => (page.ocrConfidence === null ? [] : [page.ocrConfidence]));
  if (known.length === 0) return '';
  return `, ${percent(known.reduce((sum, each) => sum + each, 0) / known.length)} sure`;
}

const steps: Readonly<Record<string, string>> = {
  'second-reader': 'a second reader saw more and was used',
  layout: 'columns and tables were rebuilt',
  'best-effort': 'read as far as it goes, as it is damaged, cut off or too much for its reader',
};

/** `Read directly; page 3 by OCR, 91% sure; page 7 could not be read`. Empty before anything was read. */
export function readingStory(details: FileDetails): string {
  const { kind } = details.file;
  const { pages } = details;
  const failed = pages.filter((page) => page.reason !== null);
  const recognised = pages.filter((page) => page.reason === null && page.source === 'ocr');
  const direct = pages.filter((page) => page.reason === null && page.source === 'native');
  const parts: string[] = [];
  if (direct.length > 0) parts.push('read directly');
  if (recognised.length > 0) {
    const which =
      direct.length === 0 && failed.length === 0 ? 'recognised by OCR' : `${named(recognised, kind)} by OCR`;
    parts.push(`${which}${sureness(recognised)}`);
  }
  for (const step of details.chain) {
    const words = steps[step];
    if (!words) continue;
    const took = pages.filter((page) => page.reason === null && page.chain.includes(step));
    if (took.length === 0 && pages.length > 0) continue;
    parts.push(took.length === pages.length ? words : `${named(took, kind)}: ${words}`);
  }
  if (failed.length > 0) parts.push(`${named(failed, kind)} could not be read`);
  const story = parts.join('; ');
  return story.charAt(0).toUpperCase() + story.slice(1);
}

/** `Reads like good text (98%)`; how much of what was read are words. */
export function qualityText(quality: number): string {
  const share = percent(quality);
  if (quality >= 0.9) return `Very good (${share})`;
  if (quality >= 0.75) return `Good (${share})`;
  if (quality >= 0.5) return `Fair (${share}); search may miss words`;
  return `Poor (${share}); check the original`;
}

/** Pages with something to say first: failures, then doubts, in their order. */
export function notablePages(pages: readonly PageReading[]): readonly PageReading[] {
  const notable = pages.filter((page) => page.reason !== null || page.doubts.length > 0);
  return notable.toSorted((a, b) => Number(b.reason !== null) - Number(a.reason !== null) || a.index - b.index);
}

const fieldWords: Readonly<Record<string, string>> = {
  cc: 'Copy to',
  bcc: 'Blind copy to',
  isbn: 'ISBN',
  'message-id': 'Message ID',
  'page-count': 'Pages',
  'slide-count': 'Slides',
  'sheet-count': 'Sheets',
  'word-count': 'Words',
  'last-modified-by': 'Changed by',
  modified: 'Changed',
};

/** `Changed by` for `last-modified-by`. */
export function fieldName(name: string): string {
  const words = fieldWords[name] ?? name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/;
const dateOnly = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const dateAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A field's value as it is read; ISO times in the reader's own form and zone. */
export function fieldValue(value: string): string {
  const time = isoTime.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return value;
  return value.length > 10 ? dateAndTime.format(time) : dateOnly.format(time);
}
