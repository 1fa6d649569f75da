import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checklistSteps, reportOf } from '../../build/mac-report.ts';

const build = path.join(import.meta.dirname, '../../build');
const steps = checklistSteps(readFileSync(path.join(build, 'macos-checklist.md'), 'utf8'));

describe('the checklist for a Mac', () => {
  it('has every step once, each with what is expected', () => {
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: steps.length }, (_, index) => index + 1));
    expect(steps.length).toBeGreaterThan(20);
    for (const { title, expected } of steps) expect(title.length * expected.length).toBeGreaterThan(0);
  });

  // The bug: the list says a script does it, and no script does.
  it('says "yes" for exactly what the script does', () => {
    const script = readFileSync(path.join(build, 'scripts/check-mac.ts'), 'utf8');
    const done = [...script.matchAll(/\bstep: (\d+)/g)].map(([, step]) => Number(step));
    expect(done).toEqual(steps.filter(({ scripted }) => scripted).map(({ step }) => step));
  });

  // The bug: a step of the list is dropped, and nobody misses it.
  it('has a step for everything that only a Mac can show', () => {
    const all = steps.map(({ title, expected }) => `${title} ${expected}`).join('\n');
    const wanted = ['codesign', 'Notariz', 'Fuses', 'integrity', 'Metal', 'Memory plan', 'Keychain', 'Touch ID'];
    wanted.push(
      'permission',
      '1,000 file events',
      'Sleep and wake',
      'External disk',
      'iCloud',
      'Quick Look',
      'Services',
    );
    wanted.push('VoiceOver', '--self-test', 'Login item', 'menu bar', 'Shortcuts', 'Drag', 'Low Power Mode', 'display');
    for (const words of wanted) expect(all, words).toContain(words);
  });

  it('makes a report with what was found and what is to be filled in', () => {
    const two = steps.filter(({ step }) => step === 1 || step === 8);
    const report = reportOf(two, [{ step: 1, ok: false, seen: 'a sealed resource is missing' }]);
    expect(report).toContain('NOT ok\n\n```\na sealed resource is missing');
    expect(report).toContain('[ ] seen:');
    expect(() => reportOf(two, [])).toThrow('Step 1 is said to be scripted');
  });
});
