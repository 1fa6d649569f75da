import type { Locator } from '../../preload/contract/shapes.ts';

/** Where a passage stands, in the document's own terms: `Page 12`, `Leases › Termination`, `Lines 4–9`. */
export function placeText(locator: Locator, page: number | null, headingPath: readonly string[] = []): string {
  switch (locator.type) {
    case 'page':
      return `Page ${locator.page}`;
    case 'heading':
      return (locator.path.length > 0 ? locator.path : headingPath).join(' › ');
    case 'lines':
      if (headingPath.length > 0) return headingPath.join(' › ');
      return locator.first === locator.last ? `Line ${locator.first}` : `Lines ${locator.first}–${locator.last}`;
    case 'slide':
      return `Slide ${locator.slide}`;
    case 'sheet':
      return `${locator.sheet}, ${locator.cells}`;
    case 'chapter':
      return locator.chapter;
    case 'message':
      return locator.part;
    case 'time':
      return `${Math.floor(locator.seconds / 60)}:${String(Math.floor(locator.seconds % 60)).padStart(2, '0')}`;
    default:
      return page === null ? '' : `Page ${page}`;
  }
}
