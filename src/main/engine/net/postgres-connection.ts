/** One connection to a team library: a line in the list of connections from the first moment, and gone when its work is done. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { SqlConnection } from '../types.ts';
import type { ConnectionLog } from './connection-log.ts';
import type { PostgresAddress } from './postgres-address.ts';
import { teamNetLimits } from './team-limits.ts';

export type TeamTools = { readonly connections: ConnectionLog; readonly now: () => number };

/**
 * Runs `work` on a connection. `password` null: what the system keeps for it (`PGPASSWORD`, `~/.pgpass`). Rejects with `team-unreachable`,
 * `team-refused`, `cancelled`, and what `work` rejects with.
 */
export async function withPostgres<Result>(
  address: PostgresAddress,
  password: string | null,
  { connections, now }: TeamTools,
  signal: AbortSignal,
  work: (connection: SqlConnection) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  // Loaded by whoever has a team library, and nobody else.
  const { default: pg } = await import('pg');
  const { host, port, database, user, tls } = address;
  const secret = address.password ?? password;
  const client = new pg.Client({
    ...{ host, port, database, application_name: 'Docent' },
    ...(user === null ? {} : { user }),
    ...(secret === null ? {} : { password: secret }),
    ssl: tls === null ? false : { rejectUnauthorized: true, ...(tls.ca === null ? {} : { ca: tls.ca }) },
    connectionTimeoutMillis: teamNetLimits.connectMs,
    statement_timeout: teamNetLimits.statementMs,
  });
  let lost: Error | null = null;
  // Without a listener a connection that breaks would end the process.
  client.on('error', (error: Error) => {
    lost = error;
  });
  const row = connections.opened(host.startsWith('/') ? host : `${host}:${port}`, 'team-library', now());
  const stop = () => void client.end().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  let bytes = 0;
  try {
    await client.connect();
    const result = await work({
      query: async (text, values = []) => {
        signal.throwIfAborted();
        bytes += sizeOf(values);
        const { rows, rowCount } = await client.query(text, [...values]);
        return { rows, count: rowCount ?? 0 };
      },
    });
    row.ended(bytes, 'complete');
    return result;
  } catch (error) {
    const told = signal.aborted ? new AppError('cancelled', 'Cancelled.') : asAppError(lost ?? error, host);
    row.ended(bytes, told instanceof AppError ? told.code : 'failed');
    throw told;
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}

/** UTF-16 units of what was sent, near enough to bytes for a person who wants to know how much left. */
function sizeOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + String(value ?? '').length, 0);
}

/** PostgreSQL's failures and the network's as ours. The message may name a user, never a password. */
function asAppError(error: unknown, host: string): unknown {
  if (error instanceof AppError) return error;
  const { code = '', message } = error as { code?: string; message: string };
  // Wrong password or name, no such database, no right: https://www.postgresql.org/docs/15/errcodes-appendix.html
  if (/^(28|3D|42501)/.test(code))
    return new AppError('team-refused', `The team library refuses: ${message}.`, { detail: message, host });
  const isNetwork =
    /^(E[A-Z]+|08|57P|53|ERR_TLS|CERT_|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO)/.test(code) ||
    /timeout|terminated|ended|closed|SSL|password|certificate/i.test(message);
  if (!isNetwork) return error;
  const detail = /password must be/i.test(message) ? 'it wants a password' : message || code;
  return new AppError('team-unreachable', `The team library at ${host} cannot be reached: ${detail}.`, {
    detail,
    host,
  });
}
