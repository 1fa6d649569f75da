/** Remembers every connection Docent made: where to, what for, how much came. The Privacy page shows it; nothing else reads it. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenConnection } from '../../../preload/contract/network-shapes.ts';
import type { NetworkConnection } from '../../../preload/contract/shapes.ts';
import type { Log } from '../ports.ts';
import { netLimits } from './limits.ts';

export type ConnectionLog = {
  /** Newest first. */
  list(): readonly NetworkConnection[];
  /** Those that are open at this moment, oldest first; a listener stands among them while it listens. */
  open(): readonly OpenConnection[];
  /** Hears whenever one opens or ends. */
  onChange(listener: () => void): void;
  /** Written before anything else happens with it, and again when it ended. */
  opened(
    host: string,
    purpose: NetworkConnection['purpose'],
    at: number,
  ): { ended(bytes: number, outcome: string): void };
};

/** `file`: one JSON line per connection that ended; older lines are dropped beyond a bound. A damaged line is left out. */
export function createConnectionLog(file: string, log: Pick<Log, 'info'>): ConnectionLog {
  const rows: NetworkConnection[] = readLines(file);
  const open = new Set<OpenConnection>();
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function remember(row: NetworkConnection): void {
    rows.push(row);
    mkdirSync(path.dirname(file), { recursive: true });
    if (rows.length <= netLimits.rememberedConnections * 2) {
      appendFileSync(file, `${JSON.stringify(row)}\n`);
      return;
    }
    rows.splice(0, rows.length - netLimits.rememberedConnections);
    writeFileSync(`${file}.part`, rows.map((each) => `${JSON.stringify(each)}\n`).join(''));
    renameSync(`${file}.part`, file);
  }

  return {
    list: () => rows.slice(-netLimits.rememberedConnections).reverse(),
    open: () => [...open],
    onChange: (listener) => void listeners.push(listener),
    opened(host, purpose, at) {
      log.info('network connection', { host, purpose });
      const connection: OpenConnection = { host, purpose, since: at };
      open.add(connection);
      tell();
      return {
        ended(bytes, outcome) {
          if (open.delete(connection)) tell();
          log.info('network connection ended', { host, purpose, bytes, outcome });
          remember({ at, host, purpose, bytes, outcome });
        },
      };
    },
  };
}

function readLines(file: string): NetworkConnection[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => parsed(line) ?? []);
}

function parsed(line: string): NetworkConnection | null {
  try {
    const row = JSON.parse(line) as NetworkConnection | null;
    return row && typeof row.at === 'number' && typeof row.host === 'string' ? row : null;
  } catch {
    return null; // Cut off by a crash, or empty.
  }
}
