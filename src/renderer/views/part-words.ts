/** What a file is divided into, as a person counts it. */
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import type { PartWord } from './kinds.ts';

/** `page 3`, and with several `pages 3–5, 9`. @param numbers as they are shown. */
export function partNamed(part: PartWord, numbers: string, count = 1): string {
  switch (part) {
    case 'page':
      return plural(count, 'page {numbers}', 'pages {numbers}', { numbers });
    case 'slide':
      return plural(count, 'slide {numbers}', 'slides {numbers}', { numbers });
    case 'sheet':
      return plural(count, 'sheet {numbers}', 'sheets {numbers}', { numbers });
    case 'chapter':
      return plural(count, 'chapter {numbers}', 'chapters {numbers}', { numbers });
    case 'message':
      return plural(count, 'message {numbers}', 'messages {numbers}', { numbers });
    case 'section':
      return plural(count, 'section {numbers}', 'sections {numbers}', { numbers });
  }
}

/** `1 page`, `40 slides`. */
export function partAmount(part: PartWord, count: number): string {
  switch (part) {
    case 'page':
      return plural(count, '{n} page', '{n} pages');
    case 'slide':
      return plural(count, '{n} slide', '{n} slides');
    case 'sheet':
      return plural(count, '{n} sheet', '{n} sheets');
    case 'chapter':
      return plural(count, '{n} chapter', '{n} chapters');
    case 'message':
      return plural(count, '{n} message', '{n} messages');
    case 'section':
      return plural(count, '{n} section', '{n} sections');
  }
}

/** `page 12 of 40`. */
export function partOf(part: PartWord, number: string, all: string): string {
  switch (part) {
    case 'page':
      return t('page {number} of {all}', { number, all });
    case 'slide':
      return t('slide {number} of {all}', { number, all });
    case 'sheet':
      return t('sheet {number} of {all}', { number, all });
    case 'chapter':
      return t('chapter {number} of {all}', { number, all });
    case 'message':
      return t('message {number} of {all}', { number, all });
    case 'section':
      return t('section {number} of {all}', { number, all });
  }
}

/** `12 of 40 pages`. */
export function partsOfAll(part: PartWord, done: string, all: number): string {
  switch (part) {
    case 'page':
      return plural(all, '{done} of {n} page', '{done} of {n} pages', { done });
    case 'slide':
      return plural(all, '{done} of {n} slide', '{done} of {n} slides', { done });
    case 'sheet':
      return plural(all, '{done} of {n} sheet', '{done} of {n} sheets', { done });
    case 'chapter':
      return plural(all, '{done} of {n} chapter', '{done} of {n} chapters', { done });
    case 'message':
      return plural(all, '{done} of {n} message', '{done} of {n} messages', { done });
    case 'section':
      return plural(all, '{done} of {n} section', '{done} of {n} sections', { done });
  }
}

/** With a capital, where it stands by itself. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
