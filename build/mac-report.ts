/** A row of `macos-checklist.md`. */
export type ChecklistStep = {
  readonly step: number;
  readonly title: string;
  readonly scripted: boolean;
  readonly expected: string;
};
/** What a script found of one. */
export type StepResult = { readonly step: number; readonly ok: boolean; readonly seen: string };

/** Reads the checklist's table. */
export function checklistSteps(markdown: string): ChecklistStep[] {
  return markdown.split('\n').flatMap((line) => {
    const [, step = '', title = '', scripted = '', expected = ''] = line.split('|').map((cell) => cell.trim());
    return /^\d+$/.test(step) ? [{ step: Number(step), title, scripted: scripted === 'yes', expected }] : [];
  });
}

/** The report: every step, found or to be filled in. Throws when a step that is said to be scripted has no result. */
export function reportOf(steps: readonly ChecklistStep[], results: readonly StepResult[]): string {
  const parts = steps.map(({ step, title, scripted, expected }) => {
    const result = results.find((one) => one.step === step);
    if (scripted && !result) throw new Error(`Step ${step} is said to be scripted, and no script did it.`);
    const found = result ? `${result.ok ? 'ok' : 'NOT ok'}\n\n\`\`\`\n${result.seen}\n\`\`\`` : '[ ] seen: ';
    return `## ${step}. ${title}\nExpected: ${expected}\n\n${found}\n`;
  });
  return `# Docent on this Mac\n\n${parts.join('\n')}`;
}
