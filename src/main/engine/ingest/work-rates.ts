/** How fast reading went over the last minute of work; time without work does not count. */
import { limits } from '../limits.ts';

export type WorkRates = {
  fileDone(): void;
  pagesDone(pages: number): void;
  /** Work begins or rests. */
  setWorking(working: boolean): void;
  perMinute(): { readonly files: number | null; readonly pages: number | null };
};

type Bucket = { readonly second: number; files: number; pages: number };

const second = 1000;

export function createWorkRates(now: () => number): WorkRates {
  let workedBefore = 0;
  let since: number | null = null;
  let buckets: Bucket[] = [];
  const worked = () => workedBefore + (since === null ? 0 : now() - since);

  function bucket(): Bucket {
    const at = Math.floor(worked() / second);
    let last = buckets.at(-1);
    if (last?.second !== at) {
      last = { second: at, files: 0, pages: 0 };
      buckets.push(last);
      const oldest = at - limits.status.rateWindowMs / second;
      buckets = buckets.filter((each) => each.second > oldest);
    }
    return last;
  }

  return {
    fileDone: () => {
      bucket().files += 1;
    },
    pagesDone: (pages) => {
      bucket().pages += pages;
    },
    setWorking(working) {
      if (working === (since !== null)) return;
      if (working) since = now();
      else {
        workedBefore = worked();
        since = null;
      }
    },
    perMinute() {
      const time = worked();
      const oldest = time / second - limits.status.rateWindowMs / second;
      const recent = buckets.filter((each) => each.second > oldest);
      const sum = (key: 'files' | 'pages') => recent.reduce((total, each) => total + each[key], 0);
      if (recent.length === 0 || time < limits.status.leastRateMs) return { files: null, pages: null };
      const minutes = Math.min(time, limits.status.rateWindowMs) / (60 * second);
      return { files: sum('files') / minutes, pages: sum('pages') / minutes };
    },
  };
}
