import type { Page } from 'playwright-core';
import type { Box } from '../../../src/preload/contract/shapes.ts';

export type DrawnMarks = {
  /** 1-based page the marks stand on. */
  readonly page: number;
  /** CSS pixels of the window per point of the page. */
  readonly scale: number;
  /** Where the page's top left corner is in the window, CSS pixels. */
  readonly left: number;
  readonly top: number;
  /** One mark per word, in points of the page as displayed. */
  readonly boxes: readonly Box[];
};

/** Reads the marks as they are drawn in the window; waits until they and their page are there. */
export async function drawnMarks(page: Page, pageWidthInPoints: number): Promise<DrawnMarks> {
  const mark = page.getByTestId('citation-mark').first();
  await mark.waitFor({ state: 'visible' });
  await page.locator('[data-testid="document-page"][data-drawn="true"]:has([data-testid="citation-mark"])').waitFor();
  return page.evaluate((width) => {
    const marks = [...document.querySelectorAll('[data-testid="citation-mark"]')];
    const sheet = marks[0]?.closest('[data-testid="document-page"]') as HTMLElement;
    const frame = sheet.getBoundingClientRect();
    const scale = frame.width / width;
    return {
      page: Number(sheet.dataset.page),
      scale,
      left: frame.left,
      top: frame.top,
      boxes: marks.map((element) => {
        const box = element.getBoundingClientRect();
        return [
          (box.left - frame.left) / scale,
          (box.top - frame.top) / scale,
          (box.right - frame.left) / scale,
          (box.bottom - frame.top) / scale,
        ] as const;
      }),
    };
  }, pageWidthInPoints);
}

/** A box of the page in CSS pixels of the window: left, top, right, bottom. */
export function placeInWindow({ left, top, scale }: DrawnMarks, [x0, y0, x1, y1]: Box): Box {
  return [left + x0 * scale, top + y0 * scale, left + x1 * scale, top + y1 * scale];
}
