/**
 * `npm test [-- SUITE…]`: sets up, builds and runs every suite, then tells what ran. `npm run check` is `--quick`; `--long` makes
 * as many kills and streams as their tests were asked for, where the usual run makes fewer of the same. `--no-network` runs the tests
 * in a network namespace with nothing but loopback, after setting up as usual, and fails where there can be none.
 * The last line is exactly `N passed, N failed, N skipped`; the exit code is 0 only when nothing failed.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { withoutNetwork } from './no-network.mjs';
import { prepareDisplay } from './prepare-display.mjs';
import { projectPaths } from './project-paths.mjs';
import { runScript } from './run-script.mjs';
import { runSuite } from './run-suite.mjs';
import { setUp } from './set-up.mjs';
import { suites } from './suites.mjs';
import { printSummary } from './test-summary.mjs';

await runScript(async (args) => {
  const quick = args.includes('--quick');
  // Read by test/helpers/in-form.ts; the suites inherit it.
  if (args.includes('--long')) process.env.DOCENT_TEST_LONG = '1';
  const alone = args.includes('--no-network') ? withoutNetwork() : [];
  const named = args.filter((argument) => !argument.startsWith('--'));
  const unknown = named.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`No suite "${unknown[0]}"; there are ${suites.map((suite) => suite.name).join(', ')}.`);
  }
  const chosen = suites.filter((suite) =>
    named.length > 0 ? named.includes(suite.name) : !suite.onlyNamed && (!quick || suite.quick),
  );

  rmSync(projectPaths.testOutput, { recursive: true, force: true });
  mkdirSync(projectPaths.testOutput, { recursive: true });
  /** @type {import('./run-suite.mjs').SuiteResult[]} */
  const results = [];
  const setUpResult = await trySetUp(chosen, quick);
  results.push(setUpResult);
  if (setUpResult.failures.length === 0) {
    if (alone.length > 0)
      process.stdout.write('\nno network: every suite runs in a namespace with nothing but loopback\n');
    const display = chosen.some((suite) => suite.display) ? await prepareDisplay() : null;
    for (const suite of chosen) {
      process.stdout.write(`\n── ${suite.title}\n`);
      results.push(await runSuite(suite, { quick, display, alone }));
    }
  }
  return printSummary(results);
});

async function trySetUp(chosen, quick) {
  const started = Date.now();
  const failures = [];
  try {
    await setUp({
      tests: chosen.some((suite) => suite.chatModel),
      build: !quick && chosen.some((suite) => suite.built),
    });
  } catch (error) {
    failures.push({ name: 'set-up', reason: error.message });
  }
  // Set-up is not a test: it counts only when it fails.
  return { suite: 'setup', title: 'set-up', passed: 0, skipped: [], failures, milliseconds: Date.now() - started };
}
