import { relative } from 'node:path';
import { listedSkips } from './listed-skips.mjs';
import { projectPaths } from './project-paths.mjs';

/**
 * Prints what ran, what failed and what was skipped, and the closing line last.
 * @param {readonly import('./run-suite.mjs').SuiteResult[]} results
 * @returns {number} exit code
 */
export function printSummary(results) {
  const print = (text = '') => process.stdout.write(`${text}\n`);
  const reasonFor = listedSkips();
  const skipped = results.flatMap((result) => result.skipped);
  const failures = results.flatMap((result) => result.failures);
  for (const name of skipped) {
    if (reasonFor(name) === null) failures.push({ name, reason: 'skipped, and test/skips.md does not say why' });
  }
  print('\n── what ran');
  for (const result of results) {
    const seconds = `${(result.milliseconds / 1000).toFixed(1)} s`.padStart(8);
    const counts = `${result.passed} passed, ${result.failures.length} failed, ${result.skipped.length} skipped`;
    print(`${seconds}  ${result.title.padEnd(34)} ${result.suite === 'setup' ? '' : counts}`);
  }
  if (skipped.length > 0) print('\n── skipped');
  for (const name of skipped) print(`${name}: ${reasonFor(name) ?? 'NOT LISTED in test/skips.md'}`);
  if (failures.length > 0) print('\n── failed');
  for (const failure of failures) print(`${failure.name}: ${failure.reason}`);
  print(`\nLogs and screenshots: ${relative(process.cwd(), projectPaths.testOutput) || '.'}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  // A skip without a listed reason is a failure, not both.
  const allowed = skipped.filter((name) => reasonFor(name) !== null).length;
  print(`${passed} passed, ${failures.length} failed, ${allowed} skipped`);
  return failures.length === 0 ? 0 : 1;
}
