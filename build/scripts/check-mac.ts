/** `npm run check:mac [-- --app PATH] [-- --events FOLDER]`: what of `build/macos-checklist.md` a script can do, on a Mac; one report file. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFuses, shippedFuses } from '../fuses.ts';
import { checklistSteps, reportOf, type StepResult } from '../mac-report.ts';
import { projectPaths } from './project-paths.mjs';

const eventFiles = 1_000;
/** Milliseconds one tool may take; the self-test writes an answer. */
const toolMs = 600_000;

const { values } = parseArgs({ options: { app: { type: 'string' }, events: { type: 'string' } } });
const bundle = values.app ?? '/Applications/Docent.app';
const executable = join(bundle, 'Contents/MacOS/Docent');

function run(command: string, ...args: readonly string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8', timeout: toolMs });
  return { code: status, output: `${stdout ?? ''}${stderr ?? ''}`.trim() };
}

async function scripted(): Promise<StepResult[]> {
  const signature = run('codesign', '--verify', '--deep', '--strict', '--verbose=2', bundle);
  const notarized = run('spctl', '--assess', '--type', 'execute', '-vv', bundle);
  const fuses = await readFuses(executable);
  const integrity = run(
    'plutil',
    '-extract',
    'ElectronAsarIntegrity',
    'json',
    '-o',
    '-',
    join(bundle, 'Contents/Info.plist'),
  );
  const out = join(projectPaths.testOutput, 'mac-self-test');
  const selfTest = run(executable, '--self-test', out);
  const inspect = run(executable, '--inspect');
  const port = run(executable, '--remote-debugging-port=0');
  const version = run(executable, 'cli', '--version');
  const doctor = run(executable, 'cli', 'doctor');
  const link = run('open', 'docent://open?document=x');
  return [
    { step: 1, ok: signature.code === 0 && /valid on disk/.test(signature.output), seen: signature.output },
    { step: 2, ok: /accepted[\s\S]*Notarized Developer ID/.test(notarized.output), seen: notarized.output },
    { step: 3, ok: JSON.stringify(fuses) === JSON.stringify(shippedFuses), seen: JSON.stringify(fuses) },
    { step: 4, ok: integrity.code === 0 && /SHA256/.test(integrity.output), seen: integrity.output },
    {
      step: 5,
      ok: selfTest.code === 0 && inspect.code === 2 && port.code === 2,
      seen: `self-test ${selfTest.code}, --inspect ${inspect.code}, --remote-debugging-port ${port.code}`,
    },
    {
      step: 6,
      ok: /^\d+\.\d+\.\d+$/.test(version.output) && doctor.code === 0,
      seen: `${version.output}\n${doctor.output}`,
    },
    { step: 7, ok: /metal/i.test(doctor.output), seen: doctor.output },
    { step: 19, ok: link.code === 0, seen: 'look: the window says that it is no longer there' },
  ];
}

function makeEvents(folder: string): void {
  const own = join(folder, 'docent-events');
  mkdirSync(own);
  for (let file = 0; file < eventFiles; file += 1) writeFileSync(join(own, `${file}.txt`), `Event ${file}`);
  process.stdout.write(
    `${eventFiles} files are in ${own}. Press Return when Docent has read them; they are then removed.\n`,
  );
  process.stdin.once('data', () => {
    rmSync(own, { recursive: true });
    process.exit(0);
  });
}

if (process.platform !== 'darwin') {
  process.stderr.write('This checks the app on a Mac; on Linux `npm test` and `npm run package:twin` do.\n');
  process.exitCode = 2;
} else if (values.events) makeEvents(values.events);
else {
  const checklist = readFileSync(join(projectPaths.root, 'build/macos-checklist.md'), 'utf8');
  mkdirSync(projectPaths.testOutput, { recursive: true });
  const results = await scripted();
  const file = join(projectPaths.testOutput, 'mac-report.md');
  writeFileSync(file, reportOf(checklistSteps(checklist), results));
  for (const { step, ok } of results) process.stdout.write(`${ok ? 'ok ' : 'BAD'}  step ${step}\n`);
  process.stdout.write(`${file}\n`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
