/** Speed as an average of the last seconds: steady enough to read, quick enough to be true. */
import { netLimits } from './limits.ts';

export type SpeedMeter = {
  /** So many bytes are there now. */
  add(bytes: number, at: number): void;
  /** Null until two looks lie apart, and when nothing came for longer than the window. */
  bytesPerSecond(now: number): number | null;
};

export function createSpeedMeter(): SpeedMeter {
  let looks: { readonly at: number; readonly bytes: number }[] = [];
  const recent = (now: number) => looks.filter(({ at }) => now - at <= netLimits.speedWindowMs);
  return {
    add(bytes, at) {
      const last = looks.at(-1);
      // A restart from the beginning.
      if (last && bytes < last.bytes) looks = [];
      looks = [...recent(at), { at, bytes }];
    },
    bytesPerSecond(now) {
      const [first, ...rest] = recent(now);
      const last = rest.at(-1);
      if (!first || !last || last.at === first.at) return null;
      // The silence since the last byte counts too.
      return ((last.bytes - first.bytes) * 1000) / (Math.max(now, last.at) - first.at);
    },
  };
}
