/** Process ids of the children of `parent` whose command line holds `text`, read from /proc or asked of ps. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export function childProcesses(parent: number, text: string): number[] {
  return listProcesses().flatMap(({ pid, parentPid, command }) =>
    parentPid === parent && command.includes(text) ? [pid] : [],
  );
}

type Listed = { readonly pid: number; readonly parentPid: number; readonly command: string };

function listProcesses(): Listed[] {
  // A bare Debian has no ps.
  if (process.platform === 'linux') {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(name) : []));
  }
  const list = execFileSync('ps', ['-axo', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return list.split('\n').flatMap((line) => {
    const [, pid, parentPid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parentPid: Number(parentPid), command: command ?? '' }] : [];
  });
}

function readProcess(pid: string): Listed[] {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parentPid = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid: Number(pid), parentPid, command }];
  } catch {
    return []; // It ended while we were looking.
  }
}
