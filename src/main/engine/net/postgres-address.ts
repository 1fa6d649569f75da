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
/** What of an address after its `?` is heard; everything else is neither used nor kept, for it may be a secret. */
const heard = ['host', 'port', 'sslmode', 'sslrootcert'] as const;
/** On this computer the network is nobody else's; what asks for more than these is given it. */
const plainModes: ReadonlySet<string | null> = new Set([null, 'disable', 'allow', 'prefer']);

/**
 * Throws `bad-request` for what is no such address, `team-insecure` where documents would go over a network unencrypted or to somebody who
 * need not prove who they are, and `file-missing` for a certificate that is not there.
 */
export function readPostgresAddress(text: string): PostgresAddress {
  const url = partsOf(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw unreadable();
  const host = hostOf(url);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (host === '' || database === '') throw unreadable();
  const isHere = host.startsWith('/') || loopbackHosts.has(host);
  const mode = url.searchParams.get('sslmode');
  const isVerified = mode === null || mode === 'verify-full';
  if (!isHere && !isVerified) throw insecure(host);
  const wantsTls = !isHere || !plainModes.has(mode);
  // As other programs read it: the one in front counts more.
  const password = url.password === '' ? url.searchParams.get('password') : decodeURIComponent(url.password);
  const user = url.username === '' ? url.searchParams.get('user') : decodeURIComponent(url.username);
  return {
    host: host === '[::1]' ? '::1' : host,
    port: Number(url.searchParams.get('port') ?? url.port) || usualPort,
    database,
    user,
    password,
    tls: wantsTls ? { ca: certificateIn(url.searchParams.get('sslrootcert')) } : null,
    shown: withoutSecrets(url, user),
  };
}

/** Throws `bad-request` also for `%` that stands for nothing. */
function partsOf(text: string): URL {
  try {
    const url = new URL(text);
    for (const part of [url.hostname, url.pathname, url.username, url.password]) decodeURIComponent(part);
    return url;
  } catch {
    throw unreadable();
  }
}

/** Where an address that was read before leads; its certificate may be gone meanwhile. Throws `bad-request`. */
export const postgresHost = (text: string): string => hostOf(partsOf(text));
const hostOf = (url: URL) => url.searchParams.get('host') ?? decodeURIComponent(url.hostname);

function withoutSecrets(url: URL, user: string | null): string {
  const shown = new URL(url);
  shown.password = '';
  shown.hash = '';
  const kept = heard.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  // An address without a host has no place for a name in front.
  if (user !== null && url.username === '') kept.unshift(['user', user]);
  shown.search = new URLSearchParams(kept).toString().replaceAll('%2F', '/');
  return shown.toString();
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
