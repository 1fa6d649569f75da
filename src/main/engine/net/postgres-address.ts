/** Where a team library is, read from `postgres://…`: which may be connected to at all is decided here, before anything is. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../../preload/contract/errors.ts';

export type PostgresAddress = {
  /** A name, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | null;
  /** Only what stands in the address itself; never shown, logged or stored. */
  readonly password: string | null;
  /** Null: on this computer, not encrypted. Else the certificate must be of this very name. */
  readonly tls: { readonly ca: string | null } | null;
  /** The address without its password, as it is shown and remembered. */
  readonly shown: string;
};

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', '::1', 'localhost']);
const usualPort = 5432;

/**
 * Throws `bad-request` for what is no such address, `team-insecure` where documents would go over a network unencrypted or to somebody who
 * need not prove who they are, and `file-missing` for a certificate that is not there.
 */
export function readPostgresAddress(text: string): PostgresAddress {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw unreadable();
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw unreadable();
  const socket = url.searchParams.get('host');
  const named = decodeURIComponent(url.hostname);
  const host = socket ?? named;
  const database = decodeURIComponent(url.pathname.slice(1));
  if (host === '' || database === '') throw unreadable();
  const isHere = host.startsWith('/') || loopbackHosts.has(host);
  const mode = url.searchParams.get('sslmode');
  const isVerified = mode === null || mode === 'verify-full';
  if (!isHere && !isVerified) throw insecure(host);
  const wantsTls = isHere ? mode === 'verify-full' : true;
  const shown = new URL(url);
  shown.password = '';
  return {
    host: host === '[::1]' ? '::1' : host,
    port: Number(url.searchParams.get('port') ?? url.port) || usualPort,
    database,
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    tls: wantsTls ? { ca: certificateIn(url.searchParams.get('sslrootcert')) } : null,
    shown: shown.toString(),
  };
}

function certificateIn(file: string | null): string | null {
  if (file === null) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new AppError('file-missing', `The certificate ${file} cannot be read.`, { path: file });
  }
}

const unreadable = () =>
  new AppError(
    'bad-request',
    'A team library is at postgres://user@host/database, or postgres:///database?host=/folder.',
    {
      detail: 'address',
    },
  );
const insecure = (host: string) =>
  new AppError('team-insecure', `Nothing was connected to: ${host} must prove who it is (sslmode=verify-full).`, {
    host,
  });
