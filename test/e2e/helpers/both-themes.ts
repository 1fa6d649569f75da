import type { Docent } from './open-docent.ts';

/** A picture of what stands there in light and one in dark. */
export async function bothThemes(docent: Docent, name: string): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await docent.page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted;
    }, theme);
    await docent.screenshot(`${name}-${theme}`);
  }
}
