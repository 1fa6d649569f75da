/** The built command line as a person runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export const projectDir = path.resolve(import.meta.dirname, '..', '..');
const cli = path.join(projectDir, 'out', 'main', 'cli.js');

export type CliResult = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const [program, ...before] = commandLine();
  return spawn(program, [...before, ...args], {
    env: { ...process.env, ...env },
    stdio: [input, 'pipe', 'pipe'],
  });
}

/** The built one under Node, or the one inside the packaged app when `DOCENT_TEST_PACKAGED` names its executable. */
function commandLine(): [string, ...string[]] {
  const packaged = process.env.DOCENT_TEST_PACKAGED;
  if (!packaged) return [process.execPath, cli];
  return [packaged, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), 'cli'];
}

export function collect(child: ChildProcess): Promise<CliResult> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, err })));
}

export function runCli(...args: readonly string[]): Promise<CliResult> {
  return collect(startCli(args));
}

/** Runs a command that must succeed and parses its one JSON document. */
export async function jsonOf<Value>(...args: readonly string[]): Promise<Value> {
  const result = await runCli(...args, '--json');
  if (result.code !== 0) throw new Error(`docent ${args.join(' ')} ended with ${result.code}: ${result.err}`);
  return JSON.parse(result.out) as Value;
}
