/** Which network calls a program and all its children make, as the system sees them. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Watched = {
  readonly code: number | null;
  readonly out: string;
  /** Calls that name an internet address: connected, bound, listened or sent on. */
  readonly calls: readonly string[];
  /** How many calls about sockets of any kind were seen; none at all would mean that nobody watched. */
  readonly seen: number;
};

/** The address family in a call's address; a local socket (AF_UNIX) and the system's own (AF_NETLINK) are no network. */
const internet = /\b(connect|bind|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET6?\b/;

/** Runs `command` under strace and waits for its end. `env` is added to ours. */
export async function watchNetwork(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Watched> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-network-'));
  const trace = path.join(folder, 'calls');
  try {
    const child = spawn('strace', ['-f', '--seccomp-bpf', '-qq', '-e', 'trace=network', '-o', trace, ...command], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const lines = readFileSync(trace, 'utf8').split('\n').filter(Boolean);
    return { code, out, calls: lines.filter((line) => internet.test(line)), seen: lines.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
