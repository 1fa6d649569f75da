import { runReaderHosts } from '../e2e/readers/run-reader-hosts.ts';
import type { BenchRow } from './bench-row.ts';

/** What being held by Chromium's sandbox may cost. */
const goal = 1.3;

/** The same PDFs read by a sandboxed page and by a reader process, in turn and one file at a time: page / process. */
export async function readerHosts(files: readonly string[]): Promise<BenchRow> {
  const { milliseconds } = await runReaderHosts<{ milliseconds: { page: number[]; process: number[] } }>('time', files);
  const [page, own] = [median(milliseconds.page), median(milliseconds.process)];
  return {
    name: 'Reading in a sandboxed page / in a process',
    ratio: page / own,
    goal: { atMost: goal },
    detail: `${(page / 1000).toFixed(2)} against ${(own / 1000).toFixed(2)} s for ${files.length} PDFs, median of ${milliseconds.page.length}`,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
