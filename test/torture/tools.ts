/** What of this machine some tests need, and how to say that it lacks. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Null when system calls can be watched and made to fail. */
export function missingStrace(): string | null {
  const { status } = spawnSync('strace', ['-f', '-e', 'trace=none', 'true'], { stdio: 'ignore' });
  return status === 0 ? null : 'needs strace, and the right to use it';
}

/** Null when a small disk can be made. */
export function missingSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root, for a small disk';
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-disk-'));
  try {
    const { status } = mountSmallDisk(folder, 1024 * 1024);
    if (status !== 0) return 'needs the right to mount a small disk';
    unmount(folder);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const mountSmallDisk = (folder: string, bytes: number) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'docent-torture', folder], { stdio: 'ignore' });

export const unmount = (folder: string) => spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
