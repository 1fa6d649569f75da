/** Network sockets (IPv4 and IPv6) on which a process listens, `127.0.0.1:8427`, as the system tells them. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** State of a TCP socket that listens, as Linux writes it. */
const listening = '0A';

export function inetSockets(pid: number): string[] {
  return process.platform === 'linux' ? ofProc(pid) : ofLsof(pid);
}

function ofProc(pid: number): string[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return []; // Closed meanwhile.
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === listening && own.has(inode ?? ''))
      .map(([, local = '']) => readable(local)),
  );
}

/** `0100007F:20EB` → `127.0.0.1:8427`; IPv6 stays as it is. */
function readable(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.match(/../g) ?? [];
  const shown =
    bytes.length === 4
      ? bytes
          .toReversed()
          .map((byte) => Number.parseInt(byte, 16))
          .join('.')
      : address;
  return `${shown}:${Number.parseInt(port, 16)}`;
}

function ofLsof(pid: number): string[] {
  try {
    const out = execFileSync('lsof', ['-nP', '-a', '-p', String(pid), '-iTCP', '-sTCP:LISTEN', '-Fn'], {
      encoding: 'utf8',
    });
    return out.split('\n').flatMap((line) => (line.startsWith('n') ? [line.slice(1)] : []));
  } catch {
    return []; // lsof ends with 1 when there is none.
  }
}
