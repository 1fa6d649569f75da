import { relative, sep } from 'node:path';

/**
 * Counts a Vitest JSON report. A file that failed to load has no tests in it and counts as one failure.
 * @param {{ testResults: { name: string, status: string, message: string, assertionResults: { fullName: string, status: string, failureMessages: string[] | null }[] }[] }} report
 * @param {string} root names are given relative to it
 * @returns {{ total: number, passed: number, skipped: string[], failures: { name: string, reason: string }[] }}
 */
export function readTestReport(report, root) {
  const counted = { total: 0, passed: 0, skipped: [], failures: [] };
  for (const file of report.testResults) {
    const path = relative(root, file.name).split(sep).join('/');
    let failedTests = 0;
    for (const test of file.assertionResults) {
      counted.total += 1;
      const name = `${path} > ${test.fullName}`;
      if (test.status === 'passed') counted.passed += 1;
      else if (test.status === 'failed') {
        failedTests += 1;
        counted.failures.push({ name, reason: (test.failureMessages?.[0] ?? '').split('\n')[0] ?? '' });
      } else counted.skipped.push(name);
    }
    if (file.status === 'failed' && failedTests === 0) {
      counted.total += 1;
      counted.failures.push({ name: path, reason: file.message.split('\n')[0] || 'the file could not be run' });
    }
  }
  return counted;
}
