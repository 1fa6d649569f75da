/** GNOME Keyring in a D-Bus session of its own: a real Secret Service for one test, apart from anybody's. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type PrivateKeyring = {
  readonly env: Readonly<Record<string, string>>;
  /** For Electron itself. */
  readonly args: readonly string[];
  stop(): void;
};

/** Whether this machine has what it takes. */
export const hasKeyring = (): boolean =>
  process.platform === 'linux' &&
  ['gnome-keyring-daemon', 'dbus-daemon'].every((name) => spawnSync(name, ['--version']).status === 0);

/** `folder` holds the keyring's file; the same folder again is the same login. `env` is what the app needs to find it. */
export async function startKeyring(folder: string): Promise<PrivateKeyring> {
  const own = { HOME: path.join(folder, 'home'), XDG_DATA_HOME: path.join(folder, 'data') };
  const runtime = path.join(folder, 'run');
  for (const each of [...Object.values(own), runtime]) mkdirSync(each, { recursive: true, mode: 0o700 });
  const base = { ...process.env, ...own, XDG_RUNTIME_DIR: runtime } as Record<string, string>;
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], {
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    bus.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    bus.once('error', reject);
    bus.once('exit', () => reject(new Error('the bus ended')));
  });
  const daemon = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', `--control-directory=${runtime}`],
    { env: { ...base, DBUS_SESSION_BUS_ADDRESS: address }, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const ready = new Promise<void>((resolve, reject) => {
    daemon.stdout.once('data', () => resolve());
    daemon.once('exit', () => reject(new Error('the keyring ended')));
  });
  daemon.stdin.end('the login of a test');
  await ready;
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: 'GNOME' },
    args: ['-r', fileURLToPath(new URL('use-keyring.cjs', import.meta.url))],
    stop() {
      daemon.kill();
      bus.kill();
    },
  };
}
