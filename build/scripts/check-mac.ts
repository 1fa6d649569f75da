/** `npm run check:mac [-- --app PATH]`: what of `build/macos-checklist.md` a script can do, on a Mac; one report file. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { quickActionFiles } from '../../src/main/app/quick-action.ts';
import { asarHeaderHash } from '../asar-integrity.ts';
import { readFuses, shippedFuses } from '../fuses.ts';
import { fileEvents } from '../mac-events.ts';
import { checklistSteps, reportOf, type StepResult } from '../mac-report.ts';
import { projectPaths } from './project-paths.mjs';

const eventFiles = 1_000;
/** Milliseconds one tool may take; the self-test writes an answer. */
const toolMs = 600_000;

const { values } = parseArgs({ options: { app: { type: 'string' } } });
const bundle = values.app ?? '/Applications/Docent.app';
const executable = join(bundle, 'Contents/MacOS/Docent');

type Ran = { readonly code: number | null; readonly output: string };

const run = (command: string, ...args: readonly string[]): Ran => runWith({}, command, ...args);

function runWith(more: Readonly<Record<string, string>>, command: string, ...args: readonly string[]): Ran {
  const env = { ...process.env, ...more };
  const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8', timeout: toolMs, env });
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
  const ticket = run('xcrun', 'stapler', 'validate', bundle);
  const headerHash = asarHeaderHash(join(bundle, 'Contents/Resources/app.asar'));
  // With the fuse off the app sees a switch it refuses; as Node it would run the file.
  const asNode = runWith({ ELECTRON_RUN_AS_NODE: '1' }, executable, '--inspect', planted());
  const withOptions = runWith({ NODE_OPTIONS: `--require ${planted()}` }, executable, 'cli', '--version');
  const events = await fileEvents([executable], [executable, 'cli'], eventFiles);
  return [
    { step: 1, ok: signature.code === 0 && /valid on disk/.test(signature.output), seen: signature.output },
    {
      step: 2,
      ok: /accepted[\s\S]*Notarized Developer ID/.test(notarized.output) && ticket.code === 0,
      seen: `${notarized.output}\n${ticket.output}`,
    },
    { step: 3, ok: JSON.stringify(fuses) === JSON.stringify(shippedFuses), seen: JSON.stringify(fuses) },
    {
      step: 4,
      ok: integrity.code === 0 && integrity.output.includes(headerHash),
      seen: `${integrity.output}\nheader ${headerHash}`,
    },
    {
      step: 5,
      ok:
        selfTest.code === 0 &&
        inspect.code === 2 &&
        port.code === 2 &&
        !/it ran/.test(asNode.output + withOptions.output),
      seen: `self-test ${selfTest.code}, --inspect ${inspect.code}, --remote-debugging-port ${port.code}\n${asNode.output}\n${withOptions.output}`,
    },
    {
      step: 6,
      ok: /^\d+\.\d+\.\d+$/.test(version.output) && doctor.code === 0,
      seen: `${version.output}\n${doctor.output}`,
    },
    { step: 7, ok: /metal/i.test(doctor.output), seen: doctor.output },
    { step: 12, ...events },
    { step: 17, ...lintQuickAction() },
    { step: 19, ...askByScript() },
    { step: 21, ok: link.code === 0, seen: 'look: the window says that it is no longer there' },
  ];
}

/** A file that would speak, were it loaded into the app. */
function planted(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'docent-planted-')), 'planted.cjs');
  writeFileSync(file, 'console.log("it ran");');
  return file;
}

function lintQuickAction(): Omit<StepResult, 'step'> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-service-'));
  const found = Object.entries(quickActionFiles(executable)).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return run('plutil', '-lint', join(folder, name));
  });
  rmSync(folder, { recursive: true });
  return { ok: found.every(({ code }) => code === 0), seen: found.map(({ output }) => output).join('\n') };
}

/** As a Shortcut or an AppleScript of a person would, on the samples in a library of its own. */
function askByScript(): Omit<StepResult, 'step'> {
  const data = mkdtempSync(join(tmpdir(), 'docent-script-'));
  const samples = join(bundle, 'Contents/Resources/docent/samples');
  const command = (words: string) => `'${executable}' cli ${words} --data-dir '${data}' --json`;
  const shell = (words: string) => run('osascript', '-e', `do shell script ${JSON.stringify(command(words))}`);
  const added = shell(`add '${samples}' --wait`);
  const asked = shell("ask 'How long is the notice period?'");
  rmSync(data, { recursive: true, force: true });
  return {
    ok: added.code === 0 && asked.code === 0 && /"quote"/.test(asked.output),
    seen: asked.output.slice(0, 2_000),
  };
}

if (process.platform !== 'darwin') {
  process.stderr.write('This checks the app on a Mac; on Linux `npm test` and `npm run package:twin` do.\n');
  process.exitCode = 2;
} else {
  const checklist = readFileSync(join(projectPaths.root, 'build/macos-checklist.md'), 'utf8');
  mkdirSync(projectPaths.testOutput, { recursive: true });
  const results = await scripted();
  const file = join(projectPaths.testOutput, 'mac-report.md');
  writeFileSync(file, reportOf(checklistSteps(checklist), results));
  for (const { step, ok } of results) process.stdout.write(`${ok ? 'ok ' : 'BAD'}  step ${step}\n`);
  process.stdout.write(`${file}\n`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
