/** A log on stderr, one line an entry: stdout belongs to answers. Documents' text never goes in. */
import type { Log } from '../engine/ports.ts';

const write = (level: string) => (message: string, values?: Readonly<Record<string, unknown>>) => {
  process.stderr.write(`${level} ${message}${values ? ` ${JSON.stringify(values)}` : ''}\n`);
};

export const consoleLog: Log = { info: write('info'), warn: write('warn'), error: write('error') };

/** Only what a person at a terminal should know of. */
export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: write('error') };
