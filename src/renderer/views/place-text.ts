import type { Locator } from '../../preload/contract/shapes.ts';
import { t } from '../languages/translate.ts';

/** Where a passage stands, in the document's own terms: `Page 12`, `Slide 4`, `Sheet ‘Costs’ B7`, `Leases › Termination`. */
export function placeText(locator: Locator, page: number | null, headingPath: readonly string[] = []): string {
  switch (locator.type) {
    case 'page':
      return t('Page {page}', { page: locator.page });
    case 'heading':
      return (locator.path.length > 0 ? locator.path : headingPath).join(' › ');
    case 'lines':
      if (headingPath.length > 0) return headingPath.join(' › ');
      return locator.first === locator.last
        ? t('Line {first}', { first: locator.first })
        : t('Lines {first}–{last}', { first: locator.first, last: locator.last });
    case 'slide':
      return t('Slide {slide}', { slide: locator.slide });
    case 'sheet':
      return locator.cells === ''
        ? t('Sheet ‘{sheet}’', { sheet: locator.sheet })
        : t('Sheet ‘{sheet}’ {cells}', { sheet: locator.sheet, cells: locator.cells });
    case 'chapter':
      return /^(chapter|part|book|appendix|preface|prologue|epilogue)\b/i.test(locator.chapter)
        ? locator.chapter
        : t('Chapter ‘{chapter}’', { chapter: locator.chapter });
    case 'message':
      return messageText(locator.part);
    case 'time':
      return `${Math.floor(locator.seconds / 60)}:${String(Math.floor(locator.seconds % 60)).padStart(2, '0')}`;
    default:
      return page === null ? '' : t('Page {page}', { page });
  }
}

/** A mailbox names its parts `12: subject`; one mail's own parts (`body`, `header`) need no number. */
function messageText(part: string): string {
  if (/^\d+:/.test(part)) return t('Message {part}', { part });
  return part.charAt(0).toUpperCase() + part.slice(1);
}
