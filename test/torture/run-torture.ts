/**
 * `npm run torture -- [--report] [--long] [--only NAME] [--seed N]`: runs the tests and prints their table. Every figure is of this run.
 * Two at a time, each in a process of its own; in the short form each begins no other try once its time is over, so that it ends within
 * twelve minutes. Ends with 1 when something was lost or did not work.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { TortureResult, TortureTest } from './torture-test.ts';
import { tortureTests } from './torture-tests.ts';

const { values } = parseArgs({
  options: {
    report: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    seed: { type: 'string' },
    count: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Math.trunc(Date.now() / 1000) % 1_000_000 : Number(values.seed);
const unknown = (values.only ?? []).filter((name) => !tortureTests.some((each) => each.name === name));
if (unknown.length > 0 || !Number.isInteger(seed)) {
  process.stderr.write(`Tests: ${tortureTests.map(({ name }) => name).join(', ')}; a seed is a whole number.\n`);
  process.exit(2);
}

type Row = { readonly test: TortureTest; readonly result: TortureResult | string; readonly seconds: number };
const root = mkdtempSync(path.join(tmpdir(), 'docent-torture-'));
const rows: Row[] = [];
const began = performance.now();
try {
  // The longest first, so that no lane is left alone with one.
  const left = tortureTests
    .filter((test) => !values.only || values.only.includes(test.name))
    .toSorted((one, other) => other.shortSeconds - one.shortSeconds);
  const lane = async () => {
    for (let test = left.shift(); test; test = left.shift()) rows.push(await runOne(test));
  };
  await Promise.all([lane(), lane()]);
  rows.sort((one, other) => tortureTests.indexOf(one.test) - tortureTests.indexOf(other.test));
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.stdout.write(`\n${table(rows)}\n`);
const isBad = rows.some(({ result }) => typeof result !== 'string' && result.passed < result.tried);
process.exit(isBad ? 1 : 0);

async function runOne(test: TortureTest): Promise<Row> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const missing = test.missing();
  if (missing !== null) return { test, result: `skipped: ${missing}`, seconds: 0 };
  const folder = path.join(root, test.name);
  mkdirSync(folder);
  const count = Number(values.count ?? test.counts[values.long ? 'long' : 'short']);
  process.stderr.write(`${test.name}: ${test.title}\n`);
  const tell = (line: string) => process.stderr.write(`  ${test.name}: ${line}, ${seconds().toFixed(0)} s\n`);
  // Whoever names a number wants all of them.
  const budget = values.long || values.count !== undefined ? 0 : test.shortSeconds;
  const found = await inItsProcess([test.name, String(count), String(seed), folder, String(budget)], tell);
  const isShort = found.tried < count && found.tried > 0;
  const result = isShort
    ? { ...found, note: `${found.note}${found.note && '; '}of ${count}, as its time was over` }
    : found;
  for (const line of result.trouble.slice(0, 20)) process.stderr.write(`  ${line}\n`);
  rmSync(folder, { recursive: true, force: true });
  return { test, result, seconds: seconds() };
}

/** Its result; a process that dies has lost everything it tried. */
function inItsProcess(args: readonly string[], tell: (line: string) => void): Promise<TortureResult> {
  const child = fork(fileURLToPath(new URL('one-test-process.ts', import.meta.url)), args, {
    execArgv: ['--no-warnings'],
  });
  return new Promise((resolve) => {
    let result: TortureResult | null = null;
    child.on('message', (message: { readonly line?: string; readonly result?: TortureResult }) => {
      if (message.line !== undefined) tell(message.line);
      if (message.result) result = message.result;
    });
    child.on('exit', (code, signal) => {
      const died = `the test itself ended with ${signal ?? code}`;
      resolve(result ?? { tried: 1, passed: 0, lost: 1, trouble: [died], note: died });
    });
  });
}

function table(all: readonly Row[]): string {
  const cells = all.map(({ test, result, seconds }) =>
    typeof result === 'string'
      ? [test.title, result, '', '', '', '']
      : [test.title, ...[result.tried, result.passed, result.lost].map(String), seconds.toFixed(0), result.note],
  );
  const lines = [['test', 'tried', 'passed', 'lost', 'seconds', 'note'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...lines.filter((line) => !line[1]?.startsWith('skipped')).map((line) => line[column]?.length ?? 0)),
  );
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  const form = values.long ? 'long form' : 'short form';
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  return [
    ...text,
    `${form}, seed ${seed}, ${minutes} minutes; to repeat: npm run torture -- ${values.long ? '--long ' : ''}--seed ${seed} [--only NAME]`,
  ].join('\n');
}
