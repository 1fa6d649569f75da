/** An ordinary user of this machine, made for one test and removed after it: root can have no Chromium sandbox. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type OrdinaryUser = { readonly uid: number; readonly gid: number; remove(): void };

/** Null where we may make none, or where one may not have the namespaces Chromium's sandbox is made of. */
export function makeOrdinaryUser(): OrdinaryUser | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const name = `docent-test-${process.pid}`;
  const home = mkdtempSync(path.join(tmpdir(), 'docent-user-'));
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--home-dir', home, name], { stdio: 'ignore' });
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
    const [uid, gid] = [id('-u'), id('-g')];
    execFileSync('unshare', ['--user', 'true'], { uid, gid, stdio: 'ignore' });
    return { uid, gid, remove: () => removeUser(name, home) };
  } catch {
    removeUser(name, home);
    return null; // Told by the skip of the test that wanted it.
  }
}

function removeUser(name: string, home: string): void {
  try {
    execFileSync('userdel', [name], { stdio: 'ignore' });
  } catch {
    // It was never made.
  }
  rmSync(home, { recursive: true, force: true });
}
