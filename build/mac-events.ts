import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

type Status = { readonly files: number; readonly working: boolean; readonly ready: number };

/** Milliseconds until all of it must have been seen; a slow machine embeds a small file in 50. */
const longestMs = 600_000;
const lookMs = 500;

/**
 * `count` files made in a watched folder and removed again, with the app running hidden on a library of its own. `app`: its executable and what it
 * needs before our arguments; `cli` the same for the command line. Resolves with what was seen.
 */
export async function fileEvents(
  app: readonly string[],
  cli: readonly string[],
  count: number,
): Promise<{ readonly ok: boolean; readonly seen: string }> {
  const work = mkdtempSync(join(tmpdir(), 'docent-events-'));
  const [folder, data] = [join(work, 'folder'), join(work, 'data')];
  mkdirSync(folder);
  const [command = '', ...args] = app;
  const child = spawn(command, [...args, '--data-dir', data, '--hidden'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ask = (...words: readonly string[]): string => {
    const [program = '', ...before] = cli;
    const { status, stdout, stderr } = spawnSync(program, [...before, ...words, '--data-dir', data, '--json'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${words[0]} ended with ${status}: ${stderr}`);
    return stdout;
  };
  const status = (): Status => {
    const { files, working, counts } = JSON.parse(ask('status')) as {
      files: number;
      working: boolean;
      counts: { ready: number };
    };
    return { files, working, ready: counts.ready };
  };
  async function until(wanted: number): Promise<string> {
    const began = Date.now();
    for (;;) {
      const now = status();
      if (!now.working && now.ready === wanted) return `${((Date.now() - began) / 1000).toFixed(0)} s`;
      if (Date.now() - began > longestMs)
        throw new Error(`${now.ready} of ${wanted} ready after ${longestMs / 60_000} minutes`);
      await sleep(lookMs);
    }
  }
  try {
    // The app has the library: else the command would open it by itself, and watch nothing afterwards.
    for (let look = 0; look < 60 && child.exitCode === null; look += 1) {
      await sleep(lookMs);
      if (spawnSync(cli[0] as string, [...cli.slice(1), 'status', '--data-dir', data, '--json']).status === 0) break;
    }
    ask('add', folder, '--wait');
    for (let file = 0; file < count; file += 1)
      writeFileSync(join(folder, `${file}.txt`), `Event ${file} of the list.\n`);
    const made = await until(count);
    for (let file = 0; file < count; file += 1) rmSync(join(folder, `${file}.txt`));
    const removed = await until(0);
    return { ok: true, seen: `${count} files seen after ${made}, gone after ${removed}` };
  } catch (error) {
    return { ok: false, seen: error instanceof Error ? error.message : String(error) };
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(work, { recursive: true, force: true });
  }
}
