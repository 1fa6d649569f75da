/** How long the rest takes, from how fast the last minute went. */
type Sample = { readonly time: number; readonly done: number };

export type TimeLeft = { update(done: number, remaining: number): number | null };

/** `update` takes work done so far and left, in any one unit, and gives seconds, or null while nothing can be said. */
export function createTimeLeft(now: () => number, windowMs: number): TimeLeft {
  let samples: Sample[] = [];
  return {
    update(done, remaining) {
      const time = now();
      if (samples.length > 0 && done < (samples.at(-1) as Sample).done) samples = [];
      samples = [...samples.filter((sample) => time - sample.time <= windowMs), { time, done }];
      if (remaining === 0) return 0;
      const first = samples[0] as Sample;
      const rate = (done - first.done) / (time - first.time);
      return Number.isFinite(rate) && rate > 0 ? Math.ceil(remaining / rate / 1000) : null;
    },
  };
}
