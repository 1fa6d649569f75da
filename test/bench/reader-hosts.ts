import { runReaderHosts } from '../e2e/readers/run-reader-hosts.ts';
import type { BenchRow } from './bench-row.ts';

/** What being held by Chromium's sandbox may cost. */
const goal = 1.3;

type Both = { readonly page: readonly number[]; readonly process: readonly number[] };

/** The same PDFs read by a sandboxed page and by a reader process, in turn and one file at a time: page / process. */
export async function readerHosts(files: readonly string[]): Promise<BenchRow> {
  const { milliseconds, seconds } = await runReaderHosts<{ milliseconds: Both; seconds: Both }>('time', files);
  const [page, own] = [median(milliseconds.page), median(milliseconds.process)];
  const [pageUsed, ownUsed] = [median(seconds.page), median(seconds.process)];
  return {
    name: 'Reading in a sandboxed page / in a process',
    ratio: page / own,
    goal: { atMost: goal },
    detail:
      `${(page / 1000).toFixed(2)} against ${(own / 1000).toFixed(2)} s for ${files.length} PDFs, median of ${milliseconds.page.length}; ` +
      `processor time ${(pageUsed / ownUsed).toFixed(3)}: ${pageUsed.toFixed(2)} against ${ownUsed.toFixed(2)} s`,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
