import { appendFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Log } from '../engine/ports.ts';
import { appLimits } from './limits.ts';

/**
 * The app's log: one line per event in a file that rotates. It holds what happened and to which id, never document text;
 * whoever logs passes counts, codes and ids. Written at once, because the line before a crash is the one that matters.
 */
export function createLog(file: string, now: () => Date = () => new Date()): Log {
  let size = existsSync(file) ? statSync(file).size : 0;
  const { fileBytes, keptFiles, lineCharacters } = appLimits.log;

  function rotate(): void {
    rmSync(`${file}.${keptFiles}`, { force: true });
    for (let index = keptFiles - 1; index >= 1; index--) {
      if (existsSync(`${file}.${index}`)) renameSync(`${file}.${index}`, `${file}.${index + 1}`);
    }
    renameSync(file, `${file}.1`);
    size = 0;
  }

  function write(level: string, message: string, values?: Readonly<Record<string, unknown>>): void {
    const details = values ? ` ${JSON.stringify(values)}` : '';
    const oneLine = `${message}${details}`.replace(/[\r\n]+/g, ' ⏎ ').slice(0, lineCharacters);
    const line = `${now().toISOString()} ${level} ${oneLine}\n`;
    try {
      if (size > 0 && size + line.length > fileBytes) rotate();
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch (error) {
      // A full disk must not stop the app; the terminal is the only place left to say so.
      process.stderr.write(`docent: the log cannot be written (${String(error)}): ${line}`);
    }
  }

  return {
    info: (message, values) => write('info', message, values),
    warn: (message, values) => write('warn', message, values),
    error: (message, values) => write('error', message, values),
  };
}
