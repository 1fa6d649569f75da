/** What a process did to the files of one folder, read from strace's record with all bytes written. */
import { readFileSync } from 'node:fs';

export type SystemCall =
  | { readonly type: 'create'; readonly file: string }
  | { readonly type: 'unlink'; readonly file: string }
  | { readonly type: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly file: string; readonly length: number }
  | { readonly type: 'sync'; readonly file: string }
  | { readonly type: 'rename'; readonly file: string; readonly to: string }
  /** A line on the standard output. */
  | { readonly type: 'said'; readonly text: string };

/** Arguments of strace that `readCalls` understands; the record goes to `record`. */
export const straceArguments = (record: string): string[] => [
  ...['-f', '-y', '-xx', '-s', '4194304', '-o', record, '-e'],
  'trace=open,openat,creat,write,writev,pwrite64,pwritev,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat',
];

const call = /^(\w+)\((.*)\)\s+= (-?\d+)/;
const hex = (text: string) => Buffer.from(text.replaceAll('\\x', ''), 'hex');
const strings = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g;
const described = /^(-?\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*|[^>]*)>/;

/** In the order they ended. Throws on a call that changes files in a way this does not know, so that nothing is left out unseen. */
export function readCalls(record: string, folder: string): SystemCall[] {
  const started = new Map<string, string>();
  /** Where the next plain `write` of a descriptor goes; a descriptor is opened anew for each file. */
  const positions = new Map<string, number>();
  return readFileSync(record, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
      const cut = rest.indexOf(' <unfinished ...>');
      if (cut >= 0) {
        started.set(pid, rest.slice(0, cut));
        return [];
      }
      const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
      const whole = resumed ? (started.get(pid) ?? '') + resumed[1] : rest;
      const [, name = '', given = '', result = '-1'] = call.exec(whole) ?? [];
      return Number(result) < 0 || name === '' ? [] : toCall(name, given, Number(result), folder, positions);
    });
}

function toCall(
  name: string,
  given: string,
  result: number,
  folder: string,
  positions: Map<string, number>,
): SystemCall[] {
  const texts = [...given.matchAll(strings)].map(([, text = '', more]) => {
    if (more) throw new Error('strace has cut off what was written');
    return hex(text);
  });
  const [, number = '', description = ''] = described.exec(given) ?? [];
  const file = description.startsWith('\\x') ? hex(description).toString() : description;
  const isOurs = (path: string) => path.startsWith(`${folder}/`) || path === folder;
  const paths = texts.map((text) => text.toString());
  if (name === 'open' || name === 'openat' || name === 'creat') {
    const path = paths[0] ?? '';
    positions.set(String(result), 0);
    if (!isOurs(path)) return [];
    const created: SystemCall[] = /O_CREAT/.test(given) ? [{ type: 'create', file: path }] : [];
    return /O_TRUNC/.test(given) ? [...created, { type: 'truncate', file: path, length: 0 }] : created;
  }
  if (name.startsWith('unlink')) {
    return isOurs(paths[0] ?? '') && !/AT_REMOVEDIR/.test(given) ? [{ type: 'unlink', file: paths[0] as string }] : [];
  }
  if (name.startsWith('rename')) {
    const [from = '', to = ''] = paths;
    return isOurs(from) ? [{ type: 'rename', file: from, to }] : [];
  }
  if (number === '1' && name === 'write') return [{ type: 'said', text: texts[0]?.toString() ?? '' }];
  if (!isOurs(file)) return [];
  const numbers = given
    .replace(strings, '')
    .split(',')
    .map((part) => Number.parseInt(part.trim(), 10));
  const last = numbers.at(-1) as number;
  const bytes = texts[0]?.subarray(0, result) ?? Buffer.alloc(0);
  switch (name) {
    case 'fsync':
    case 'fdatasync':
      return [{ type: 'sync', file }];
    case 'ftruncate':
      return [{ type: 'truncate', file, length: last }];
    case 'pwrite64':
      return [{ type: 'write', file, offset: last, bytes }];
    case 'write': {
      const offset = positions.get(number) ?? 0;
      positions.set(number, offset + bytes.length);
      return [{ type: 'write', file, offset, bytes }];
    }
    default:
      throw new Error(`a call this test does not know: ${name}`);
  }
}
