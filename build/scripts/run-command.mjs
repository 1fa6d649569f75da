import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Runs one command to its end.
 * `output`: 'inherit' shows it as it comes, 'stderr' shows all of it on stderr, 'collect' keeps it.
 * `logFile` writes both streams there as well. After `timeout` milliseconds the whole process group is killed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'inherit' | 'stderr' | 'collect', logFile?: string, timeout?: number }} [options]
 * @returns {Promise<{ code: number, text: string, errorText: string, timedOut: boolean }>} `code` is 127 when the command does not exist and 128 when a signal ended it.
 */
export function runCommand(command, args, options = {}) {
  const { cwd, env = process.env, output = 'collect', logFile, timeout } = options;
  const direct = output === 'inherit' && !logFile;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      // A group of its own, so that a time-out also ends what the command started.
      detached: timeout !== undefined,
      stdio: direct ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const log = logFile ? createWriteStream(logFile) : null;
    let text = '';
    let errorText = '';
    let timedOut = false;
    const kill = (/** @type {NodeJS.Signals} */ signal) => {
      if (child.pid === undefined) return;
      try {
        process.kill(timeout === undefined ? child.pid : -child.pid, signal);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    const onSignal = (/** @type {NodeJS.Signals} */ signal) => kill(signal);
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    const timer =
      timeout === undefined
        ? null
        : setTimeout(() => {
            timedOut = true;
            kill('SIGKILL');
          }, timeout);
    const onData = (/** @type {boolean} */ isError) => (/** @type {Buffer} */ bytes) => {
      log?.write(bytes);
      if (output === 'inherit') (isError ? process.stderr : process.stdout).write(bytes);
      if (output === 'stderr') process.stderr.write(bytes);
      if (isError) errorText += bytes;
      else text += bytes;
    };
    child.stdout?.on('data', onData(false));
    child.stderr?.on('data', onData(true));
    let settled = false;
    const finish = (/** @type {number} */ code) => {
      if (settled) return;
      settled = true;
      if (timer) clearTimeout(timer);
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      // A group member that outlived its leader (a leaked helper process) must not stay behind.
      if (timeout !== undefined) kill('SIGKILL');
      const done = () => resolve({ code, text, errorText, timedOut });
      if (log) log.end(done);
      else done();
    };
    child.on('error', (error) => {
      errorText += `${error.message}\n`;
      finish(127);
    });
    child.on('close', (code, signal) => finish(signal ? 128 : (code ?? 1)));
  });
}
