import { spawn } from 'node:child_process';
import path from 'node:path';

/** The checkout; its built app is what is started. */
const root = path.resolve(import.meta.dirname, '../../..');

/** Starts the app a second time on a library that is open, as a person or the system does; resolves with its exit code. */
export async function startAgain(dataDir: string, args: readonly string[] = []): Promise<number | null> {
  const { DOCENT_TEST_TWIN: twin, DOCENT_ELECTRON: named, ELECTRON_OVERRIDE_DIST_PATH: runtime } = process.env;
  const isRoot = process.getuid?.() === 0;
  const second = spawn(
    twin ?? named ?? path.join(String(runtime), 'electron'),
    [...(isRoot ? ['--no-sandbox'] : []), ...(twin ? [] : [root]), '--data-dir', dataDir, ...args],
    { stdio: 'ignore' },
  );
  return new Promise((resolve, reject) => {
    second.once('exit', resolve);
    second.once('error', reject);
  });
}
