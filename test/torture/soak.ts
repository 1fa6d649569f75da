/** A day of work in a few minutes: memory and descriptors must not grow with time. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeDocuments } from './documents.ts';
import type { SoakLine } from './soak-process.ts';
import { createTally, type TortureTest } from './torture-test.ts';

const script = fileURLToPath(new URL('soak-process.ts', import.meta.url));
/** Share of its steps that is left out: caches fill, code is compiled. */
const warmUp = 0.4;
/** Share of the memory in use by which it may seem to grow over the rest: what is left of noise after a full collection. */
const mostGrowth = 0.1;
/** Descriptors the rest may end with more than it began with, by its slope: one that is open by chance. */
const mostDescriptors = 1;

export const soak: TortureTest = {
  name: 'soak',
  title: '24 hours in short, memory and descriptors',
  counts: { quick: 30, short: 120, long: 1440 },
  shortSeconds: 120,
  missing: () => null,
  async run({ count, folder }) {
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 10);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--expose-gc', script, path.join(folder, 'library'), documents, String(count)],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as SoakLine);
    const settled = lines.slice(Math.floor(lines.length * warmUp));
    const growth = (of: (line: SoakLine) => number) => slope(settled.map(of)) * settled.length;
    const heap = growth((line) => line.heapBytes);
    const descriptors = growth((line) => line.descriptors);
    const first = settled[0] as SoakLine;
    const last = settled.at(-1) as SoakLine;
    const trouble = [
      ...(heap > first.heapBytes * mostGrowth ? [`memory in use grew by ${megabytes(heap)}`] : []),
      ...(descriptors > mostDescriptors ? [`descriptors grew by ${descriptors.toFixed(1)}`] : []),
    ];
    for (let step = 0; step < lines.length; step += 1) tally.count('soak', [], step === 0 ? trouble : []);
    const note = `in use ${megabytes(first.heapBytes)} → ${megabytes(last.heapBytes)} (slope ${megabytes(heap)}), resident ${megabytes(
      first.residentBytes,
    )} → ${megabytes(last.residentBytes)}, descriptors ${first.descriptors} → ${last.descriptors} (slope ${descriptors.toFixed(1)})`;
    return tally.result(note);
  },
};

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Least squares, per step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  let above = 0;
  let below = 0;
  for (const [at, value] of values.entries()) {
    above += (at - middle) * (value - mean);
    below += (at - middle) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
