/** Ways in which files go bad, drawn from a random source. */
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

const page = 4096;
type Damage = (bytes: Buffer, random: () => number) => Buffer | null;

const between = (random: () => number, end: number) => Math.floor(random() * end);
const pages = (bytes: Buffer) => Math.max(1, Math.floor(bytes.length / page));

/** Null: the file is gone. */
const damages: Readonly<Record<string, Damage>> = {
  'one bit': (bytes, random) => flipped(bytes, random, 1),
  'some bytes': (bytes, random) => flipped(bytes, random, 2 + between(random, 60)),
  'a byte of the header': (bytes, random) => {
    const at = between(random, 100);
    bytes[at] = (bytes[at] as number) ^ (1 << between(random, 8));
    return bytes;
  },
  'a byte of the tables': (bytes, random) => {
    const at = between(random, Math.min(bytes.length, 6 * page));
    bytes[at] = between(random, 256);
    return bytes;
  },
  'a page of zeroes': (bytes, random) => bytes.fill(0, ...onePage(bytes, random)),
  'zero pages from somewhere on': (bytes, random) => bytes.fill(0, between(random, pages(bytes)) * page),
  'a page of noise': (bytes, random) => {
    const [start, end] = onePage(bytes, random);
    for (let at = start; at < end; at += 1) bytes[at] = between(random, 256);
    return bytes;
  },
  'a page in the place of another': (bytes, random) => {
    const [from] = onePage(bytes, random);
    const [to] = onePage(bytes, random);
    bytes.copy(bytes, to, from, from + page);
    return bytes;
  },
  'cut off anywhere': (bytes, random) => bytes.subarray(0, between(random, bytes.length)),
  'cut off at a page': (bytes, random) => bytes.subarray(0, between(random, pages(bytes)) * page),
  'another kind of file': () => Buffer.from('This is no database at all. '.repeat(500)),
  gone: () => null,
};
export const damageNames = Object.keys(damages);

function flipped(bytes: Buffer, random: () => number, count: number): Buffer {
  for (let index = 0; index < count && bytes.length > 0; index += 1) {
    const at = between(random, bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << between(random, 8));
  }
  return bytes;
}

function onePage(bytes: Buffer, random: () => number): [number, number] {
  const start = between(random, pages(bytes)) * page;
  return [start, Math.min(start + page, bytes.length)];
}

/** Its times stay: a disk that forgets tells nobody. Returns the bytes as they are now; null when the file is gone or was never there. */
export function damageFile(file: string, name: string, random: () => number): Buffer | null {
  if (!existsSync(file)) return null;
  const { atimeMs, mtimeMs } = statSync(file);
  const bytes = damages[name]?.(readFileSync(file), random) ?? null;
  if (bytes === null) {
    rmSync(file);
    return null;
  }
  writeFileSync(file, bytes);
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
  return bytes;
}
