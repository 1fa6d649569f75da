import type { Page } from 'playwright-core';

type Marked = { marker?: string };

/** Leaves a sign in the page that a reload or a crash of the window would wipe out. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as Marked).marker = 'same page';
  });
}

export async function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as unknown as Marked).marker === 'same page');
}
