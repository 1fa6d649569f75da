/** The PostgreSQL of this machine, run as an ordinary user on a folder and a socket of its own; null where there is none. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `nobody`: PostgreSQL does not run as root. */
const ordinaryUser = 65_534;
const places = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

export function findPostgres(): string | null {
  for (const place of places) {
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place).sort().reverse()) {
      const bin = path.join(place, name, 'bin');
      if (['initdb', 'postgres', 'psql'].every((program) => existsSync(path.join(bin, program)))) return bin;
    }
  }
  return null;
}

export type SystemPostgres = Awaited<ReturnType<typeof startPostgres>>;

/** `bin` as `findPostgres` gave it. Names are `admin` (may do everything) and those made with `psql`; all are trusted on the socket. */
export async function startPostgres(bin: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-postgres-'));
  const as = process.getuid?.() === 0 ? { uid: ordinaryUser, gid: ordinaryUser } : {};
  if ('uid' in as) chownSync(folder, ordinaryUser, ordinaryUser);
  chmodSync(folder, 0o700);
  const data = path.join(folder, 'data');
  const own = { ...as, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder } };
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...own,
    stdio: 'pipe',
  });
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn(
      path.join(bin, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'],
      {
        ...own,
        stdio: 'ignore',
      },
    );
    for (;;) {
      try {
        psql('admin', 'SELECT 1', 'postgres');
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  /** What `psql` prints: rows without decoration. Throws with what it says when it fails. */
  const psql = (user: string, sql: string, database = 'team'): string =>
    execFileSync(
      path.join(bin, 'psql'),
      ['-h', folder, '-U', user, '-d', database, '-v', 'ON_ERROR_STOP=1', '-qAt', '-c', sql],
      {
        ...own,
        stdio: 'pipe',
        encoding: 'utf8',
      },
    ).trim();
  const stop = () =>
    new Promise<void>((resolve) => {
      if (!server || server.exitCode !== null) return resolve();
      server.once('exit', () => resolve());
      // Fast shutdown: connections are ended.
      server.kill('SIGINT');
    });
  await start();
  psql('admin', 'CREATE DATABASE team', 'postgres');
  return {
    psql,
    start,
    stop,
    addressFor: (user: string) => `postgres://${user}@localhost/team?host=${encodeURIComponent(folder)}`,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
