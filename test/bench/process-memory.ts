import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type ProcessMemory = { readonly name: string; readonly megabytes: number };

/** Memory of a process and of all it started, shared pages divided among those who share them (PSS); Linux only. */
export function memoryOf(pid: number): ProcessMemory[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const status = read(`/proc/${name}/status`);
        const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
        return parent ? [[Number(name), Number(parent)] as const] : [];
      }),
  );
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family.flatMap((member) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${member}/smaps_rollup`))?.[1];
    return kilobytes ? [{ name: nameOf(member, pid), megabytes: Number(kilobytes) / 1000 }] : [];
  });
}

/** Chromium's kind of process; of our own the entry it runs. */
function nameOf(member: number, main: number): string {
  if (member === main) return 'main';
  const line = read(`/proc/${member}/cmdline`).replaceAll('\0', ' ');
  const kind = /--type=([\w-]+)/.exec(line)?.[1] ?? 'other';
  const service = /--utility-sub-type=([\w.]+)/.exec(line)?.[1];
  return service ? (service.split('.').at(-1) ?? kind) : kind;
}

function read(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return ''; // It has just ended.
  }
}
