import type { Page } from 'playwright-core';

export type Mark = {
  readonly text: string;
  /** 1-based page the mark stands on; null in the text reader. */
  readonly page: number | null;
  /** Shares of the page's width and height; null in the text reader. */
  readonly box: readonly [number, number, number, number] | null;
  readonly inView: boolean;
};
export type Pane = {
  readonly marks: readonly Mark[];
  readonly note: string;
  readonly error: boolean;
  readonly said: string;
};

/** What stands in the document pane once it is drawn: marks, and what the pane says where it marks nothing. Null: it never got so far. */
export async function readPane(page: Page): Promise<Pane | null> {
  const settled = await page
    .waitForFunction(
      () => {
        const pane = document.querySelector('[data-testid="document-view"]');
        // Later parts of a long text are loaded as one scrolls.
        if (!pane || pane.querySelector('.spinner:not(.text-more *)')) return false;
        if (pane.querySelector('[data-testid="mark-note"], [data-testid="document-error"]')) return true;
        const marks = [...pane.querySelectorAll('[data-testid="citation-mark"]')];
        const sheet = marks[0]?.closest('[data-testid="document-page"]');
        return marks.length > 0 && (sheet == null || (sheet as HTMLElement).dataset.drawn === 'true');
      },
      undefined,
      { timeout: 90_000, polling: 30 },
    )
    .then(
      () => true,
      () => false,
    );
  if (!settled) return null;
  // Two frames, so that scrolling to the mark has happened.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
  return page.evaluate(() => {
    const pane = document.querySelector('[data-testid="document-view"]') as HTMLElement;
    const frame = pane.getBoundingClientRect();
    const marks = [...pane.querySelectorAll('[data-testid="citation-mark"]')].map((element) => {
      const box = element.getBoundingClientRect();
      const sheet = element.closest('[data-testid="document-page"]') as HTMLElement | null;
      const outer = sheet?.getBoundingClientRect();
      return {
        text: element.textContent ?? '',
        page: sheet ? Number(sheet.dataset.page) : null,
        box: outer
          ? ([
              (box.left - outer.left) / outer.width,
              (box.top - outer.top) / outer.height,
              (box.right - outer.left) / outer.width,
              (box.bottom - outer.top) / outer.height,
            ] as const)
          : null,
        inView: box.bottom > frame.top && box.top < frame.bottom,
      };
    });
    return {
      marks,
      note: pane.querySelector('[data-testid="mark-note"]')?.textContent ?? '',
      error: pane.querySelector('[data-testid="document-error"]') !== null,
      said: pane.textContent?.slice(0, 200) ?? '',
    };
  });
}
