/** One timer for whatever comes next: nothing is polled while nothing is due. */
export type WakeUp = {
  /** Rings at the earliest of these times (milliseconds since 1970), or not at all. */
  at(times: readonly (number | null)[]): void;
  stop(): void;
};

/** Milliseconds a timer can hold; later ones are set again when it rings. */
const longest = 2 ** 31 - 1;

export function createWakeUp(now: () => number, ring: () => void): WakeUp {
  let timer: NodeJS.Timeout | null = null;
  let due: number | null = null;
  let stopped = false;

  function stop(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    due = null;
  }

  return {
    at(times) {
      const known = times.filter((time) => time !== null);
      const next = known.length === 0 ? null : Math.min(...known);
      if (next === due || stopped) return;
      stop();
      if (next === null) return;
      due = next;
      const wait = Math.min(longest, Math.max(1, next - now()));
      timer = setTimeout(() => {
        stop();
        ring();
      }, wait);
    },
    stop() {
      stopped = true;
      stop();
    },
  };
}
