/** Builds the bare Electron of the reader hosts once and runs one task of it. */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const root = path.join(import.meta.dirname, '..', '..', '..');
const outDir = path.join(root, 'out', 'test-readers');
let built: Promise<unknown> | null = null;

export type HostTask = 'compare' | 'time' | 'probe';
export type RunAs = { readonly uid: number; readonly gid: number };

/**
 * Resolves with what the task printed. Without `as` and as root it runs without Chromium's sandbox, which root cannot have; with
 * `as` it runs as that user and with the sandbox. `before` is put in front of the command line, such as strace.
 */
export async function runReaderHosts<Found>(
  task: HostTask,
  input: readonly string[],
  { as, before = [] }: { readonly as?: RunAs; readonly before?: readonly string[] } = {},
): Promise<Found> {
  built ??= buildMain();
  await built;
  const userData = mkdtempSync(path.join(tmpdir(), 'docent-readers-'));
  if (as) chownSync(userData, as.uid, as.gid);
  chmodSync(userData, 0o700);
  const isRoot = process.getuid?.() === 0;
  const electron = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron');
  const command = [
    ...before,
    electron,
    ...(isRoot && !as ? ['--no-sandbox'] : []),
    // It shows nothing, and another user may have no right to this display.
    '--ozone-platform=headless',
    path.join(outDir, 'reader-hosts-main.mjs'),
  ];
  try {
    const { text, errors } = await outputOf(command, { ...as, userData, task, input });
    const line = text.split('\n').find((each) => each.startsWith('FOUND '));
    if (!line) throw new Error(`the reader hosts said nothing: ${errors.slice(-2000)}`);
    const found = JSON.parse(line.slice('FOUND '.length)) as Found & { failed?: string };
    if (found.failed) throw new Error(found.failed);
    return found;
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
}

function outputOf(
  [file = '', ...args]: readonly string[],
  options: { uid?: number; gid?: number; userData: string; task: string; input: readonly string[] },
): Promise<{ text: string; errors: string }> {
  const { uid, gid, userData, task, input } = options;
  const child = spawn(file, args, {
    cwd: userData,
    ...(uid === undefined ? {} : { uid, gid }),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: userData,
      LANG: 'en_US.UTF-8',
      LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
      READER_ENTRIES: path.join(root, 'out', 'main'),
      READER_USER_DATA: userData,
      READER_TASK: task,
      READER_INPUT: JSON.stringify(input),
    },
  });
  let [text, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve({ text, errors }));
  });
}

async function buildMain(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      outDir,
      target: 'node24',
      ssr: path.join(import.meta.dirname, 'reader-hosts-main.ts'),
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format: 'es', entryFileNames: 'reader-hosts-main.mjs' },
      },
    },
  });
}
