import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Docent } from './open-docent.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = { readonly rule: string; readonly impact: string; readonly nodes: readonly string[] };

/**
 * What axe finds wrong with what stands in the window now, in light and in dark: one line for each element, of the weight `serious` or
 * `critical`. `place` names it in the lines.
 */
export async function accessibilityIssues(docent: Docent, place: string): Promise<string[]> {
  const lines: string[] = [];
  const before = await docent.page.evaluate(() => document.documentElement.dataset.theme ?? 'system');
  for (const theme of ['light', 'dark']) {
    await setTheme(docent, theme);
    for (const { rule, impact, nodes } of await axeFindings(docent))
      for (const node of nodes) lines.push(`${place}, ${theme}: ${impact} ${rule}: ${node}`);
  }
  await setTheme(docent, before);
  return lines;
}

async function setTheme({ page }: Docent, theme: string): Promise<void> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);
  // A colour on its way to another has neither's contrast.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
}

/** Every rule of axe but its experimental ones. A window that was loaded anew gets axe again. */
async function axeFindings({ page }: Docent): Promise<Found[]> {
  // Evaluated by the debugger, which the window's content security policy does not hold back.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axeSource}; void 0`);
  return page.evaluate(async () => {
    type Node = { readonly html: string; readonly target: readonly unknown[]; readonly failureSummary?: string };
    type Violation = { readonly id: string; readonly impact: string | null; readonly nodes: readonly Node[] };
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[]; passes: unknown[] }> };
    };
    const { violations, passes } = await axe.run(document, { resultTypes: ['violations'] });
    if (passes.length === 0) throw new Error('axe looked at nothing');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({
        rule: id,
        impact: String(impact),
        nodes: nodes.map(
          ({ html, target, failureSummary }) =>
            `${target.join(' ')} ${html.slice(0, 160)} ${(failureSummary ?? '').split('\n').slice(1, 3).join(' ').trim()}`,
        ),
      }));
  });
}
