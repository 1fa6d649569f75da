/** `Docent cli …`: the command line inside the app, with no window and no Node of its own (the app cannot become one). */
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { setChromiumSwitches } from './chromium-switches.ts';
import { forbidDictionaries } from './session-rules.ts';

/** No display is looked for, and Chromium keeps its remarks to itself. */
const headless: readonly string[] = ['--ozone-platform=headless', '--log-level=3'];

/** Runs the command and ends the app with its exit code. Must be called before `ready`. */
export async function startCommandLine(args: readonly string[]): Promise<void> {
  if (process.platform === 'linux' && !process.argv.includes(headless[0] as string)) becomeHeadless(args);
  if (process.platform === 'darwin') app.setActivationPolicy('prohibited');
  const own = ownFolder();
  app.setPath('userData', own);
  app.setPath('sessionData', own);
  app.disableHardwareAcceleration();
  setChromiumSwitches();
  forbidDictionaries();
  // Read while Chromium comes up.
  const running = import('./run-command-line.ts');
  await app.whenReady();
  const { runCommandLineInApp } = await running;
  await runCommandLineInApp(args);
}

/** What Chromium writes for itself, apart from the app's: that may be running meanwhile. */
function ownFolder(): string {
  const folder = path.join(app.getPath('appData'), 'Docent', 'command-line');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    // A home that can't be written to, as some services have.
    return mkdtempSync(path.join(tmpdir(), 'docent-command-line-'));
  }
}

/**
 * Starts this process over as one without a display, in place: same id, same streams. Chromium has chosen its display before any script
 * runs, and ends where there is none. Returns only when the system refuses.
 */
function becomeHeadless(args: readonly string[]): void {
  for (const child of ownChildren()) process.kill(child, 'SIGKILL');
  const { execve } = process;
  execve?.call(process, process.execPath, [
    process.execPath,
    ...process.argv.filter((argument) => argument === '--no-sandbox').slice(0, 1),
    ...headless,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    '--',
    'cli',
    ...args,
  ]);
}

/** Chromium's helpers of a start that is given up; left alone they would complain of it. */
function ownChildren(): number[] {
  const list = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  return list.split(' ').filter(Boolean).map(Number);
}
