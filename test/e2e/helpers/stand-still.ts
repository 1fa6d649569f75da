import type { Page } from 'playwright-core';

/** Milliseconds without a change after which the page counts as standing still, and after which nobody waits for it any longer. */
const quietMs = 60;
const patienceMs = 3_000;

/**
 * Resolves when the page stands still: its fonts are there, no animation that has an end is under way, and nothing in it was changed for a
 * moment. A page that never rests (a ring that turns changes nothing) is taken as it is.
 */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(
    async ({ quiet, patience }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const until = performance.now() + patience;
      let changed = performance.now();
      const observer = new MutationObserver(() => {
        changed = performance.now();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const isMoving = () =>
        document
          .getAnimations()
          .some(
            ({ playState, effect }) =>
              playState === 'running' && Number(effect?.getComputedTiming().endTime ?? 0) !== Number.POSITIVE_INFINITY,
          );
      await document.fonts.ready;
      do await frame();
      while (performance.now() < until && (isMoving() || performance.now() - changed < quiet));
      observer.disconnect();
    },
    { quiet: quietMs, patience: patienceMs },
  );
}
