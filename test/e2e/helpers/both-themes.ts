import type { Docent } from './open-docent.ts';

/** A picture of what stands there in light and one in dark. */
export async function bothThemes(docent: Docent, name: string): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await docent.page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted;
    }, theme);
    // Colours change in steps: a picture of the middle would be of neither.
    await docent.page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((animation) => animation instanceof CSSTransition)
          .map(({ finished }) => finished),
      ),
    );
    await docent.screenshot(`${name}-${theme}`);
  }
}
