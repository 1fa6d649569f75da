/** Puts `docent` into the PATH: a two-line script that starts the command line inside this app. Never writes over a file that isn't ours. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** By this line a script of ours is known again. */
const ourMark = '# The docent command, written by Docent.';

export type CommandPlan =
  | { readonly kind: 'write'; readonly file: string; readonly text: string; readonly replaces: boolean }
  /** Somebody else's file is in the way. */
  | { readonly kind: 'taken'; readonly file: string }
  /** No folder of the PATH can be written to. */
  | { readonly kind: 'nowhere' };

/** Where commands go: for everybody where this person may write there, else for this person alone. */
export function commandFolders(home: string): readonly string[] {
  return ['/usr/local/bin', path.join(home, '.local', 'bin')];
}

/** What installing would do, without doing it. `executable`: this app's; `folders`: where to put it, the best first. */
export function planCommand(executable: string, folders: readonly string[]): CommandPlan {
  const folder = folders.find((one) => mayWrite(one));
  if (folder === undefined) return { kind: 'nowhere' };
  const file = path.join(folder, 'docent');
  const isThere = lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  if (isThere && !isOurs(file)) return { kind: 'taken', file };
  return { kind: 'write', file, text: scriptFor(executable), replaces: isThere };
}

/** Does what was planned, at one stroke. Throws what the file system throws. */
export function writeCommand({ file, text }: { readonly file: string; readonly text: string }): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.docent-part`;
  writeFileSync(part, text, { mode: 0o755, flag: 'wx' });
  chmodSync(part, 0o755);
  renameSync(part, file);
}

/** On Linux the switches that spare the app from starting itself over without a display. */
function scriptFor(executable: string): string {
  const quoted = `'${executable.replaceAll("'", "'\\''")}'`;
  const switches = process.platform === 'linux' ? ' --ozone-platform=headless --log-level=3 --' : '';
  return `#!/bin/sh\n${ourMark}\nexec ${quoted}${switches} cli "$@"\n`;
}

function isOurs(file: string): boolean {
  return lstatSync(file).isFile() && readFileSync(file, 'utf8').includes(ourMark);
}

/** A folder that is there and can be written to, or one in a home that can be made. */
function mayWrite(folder: string): boolean {
  try {
    const there = existsSync(folder) ? folder : path.dirname(folder);
    if (!existsSync(folder) && path.basename(there) !== '.local') return false;
    const existing = existsSync(there) ? there : path.dirname(there);
    accessSync(existing, constants.W_OK);
    return true;
  } catch {
    return false; // It may not be written to.
  }
}
