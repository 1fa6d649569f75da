import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { limits } from './limits.mjs';
import { prepareTwin } from './prepare-twin.mjs';
import { projectEnvironment, projectNode } from './project-node.mjs';
import { projectPaths } from './project-paths.mjs';
import { readTestReport } from './read-test-report.mjs';
import { runCommand } from './run-command.mjs';

/**
 * @typedef {{ suite: string, title: string, passed: number, skipped: string[],
 *   failures: { name: string, reason: string }[], milliseconds: number }} SuiteResult
 * @typedef {{ wrapper: readonly string[], missing: string | null, required: boolean, environment: Record<string, string> }} Display
 */

/**
 * Runs one suite and counts what happened; never throws for a failing one.
 * @param {import('./suites.mjs').Suite} suite
 * @param {{ quick: boolean, display: Display | null, alone: readonly string[] }} options `alone`: what takes the network away, before all else
 * @returns {Promise<SuiteResult>}
 */
export async function runSuite(suite, { quick, display, alone }) {
  const started = Date.now();
  const result = { suite: suite.name, title: suite.title, passed: 0, skipped: [], failures: [], milliseconds: 0 };
  if (suite.display && display?.missing) {
    process.stdout.write(`not run: ${display.missing}\n`);
    if (display.required) result.failures.push({ name: `${suite.name} suite`, reason: display.missing });
    else result.skipped.push(`${suite.name} suite`);
  } else if (suite.commands) await runCommands(suite, result);
  else await runTests(suite, quick || suite.onlyNamed ? suite.files : undefined, { display, alone }, result);
  result.milliseconds = Date.now() - started;
  return result;
}

async function runCommands(suite, result) {
  for (const [index, command] of suite.commands.entries()) {
    const outcome = await runCommand(projectNode(), command.args, {
      cwd: projectPaths.root,
      env: projectEnvironment(),
      output: 'inherit',
      logFile: join(projectPaths.testOutput, `${suite.name}${index === 0 ? '' : `-${index + 1}`}.log`),
      timeout: limits.suite,
    });
    if (outcome.code === 0) {
      result.passed += 1;
      process.stdout.write(`ok ${suite.name}: ${command.name}\n`);
    } else {
      const reason = outcome.timedOut ? 'took too long' : `ended with code ${outcome.code}`;
      result.failures.push({ name: `${suite.name}: ${command.name}`, reason });
    }
  }
}

async function runTests(suite, files, { display, alone }, result) {
  const report = join(projectPaths.testOutput, `${suite.name}.json`);
  rmSync(report, { force: true });
  const project = suite.project ?? suite.name;
  const vitest = [
    join(projectPaths.modules, 'vitest', 'vitest.mjs'),
    'run',
    '--config=build/vitest.config.ts',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(files ?? []),
  ];
  const wrapper = suite.display && display ? display.wrapper : [];
  const [program, ...args] = [...alone, ...wrapper, projectNode(), ...vitest];
  const outcome = await runCommand(program, args, {
    cwd: projectPaths.root,
    env: projectEnvironment({
      ...(suite.display ? display?.environment : {}),
      ...(suite.twin ? { DOCENT_TEST_TWIN: await prepareTwin() } : {}),
      DOCENT_TEST_OUTPUT: projectPaths.testOutput,
    }),
    output: 'inherit',
    logFile: join(projectPaths.testOutput, `${suite.name}.log`),
    timeout: limits.suite,
  });
  if (existsSync(report)) {
    const counted = readTestReport(JSON.parse(readFileSync(report, 'utf8')), projectPaths.root);
    result.passed += counted.passed;
    result.skipped.push(...counted.skipped);
    result.failures.push(...counted.failures);
    if (counted.total === 0) result.failures.push({ name: `${suite.name} suite`, reason: 'no tests' });
  }
  if (outcome.code !== 0 && result.failures.length === 0) {
    const log = relative(projectPaths.root, join(projectPaths.testOutput, `${suite.name}.log`));
    const reason = outcome.timedOut
      ? `took longer than ${limits.suite / 60_000} minutes`
      : existsSync(report)
        ? `an error outside a test; see ${log}`
        : /no test files found/i.test(outcome.text + outcome.errorText)
          ? 'no tests'
          : `the test runner ended with code ${outcome.code}; see ${log}`;
    result.failures.push({ name: `${suite.name} suite`, reason });
  }
}
