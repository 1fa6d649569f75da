/** What the window showed and did while its gallery was gone through. */
export type Scrolled = {
  /** Milliseconds of tasks over 50 ms, by the clock. */
  readonly tasks: readonly number[];
  readonly mostCells: number;
  /** Bytes of decoded pictures. */
  readonly mostBytes: number;
  readonly frames: number;
  readonly seconds: number;
};

/**
 * Runs in the window, so it may use nothing outside of itself: goes through the whole gallery frame by frame, `step` pixels each, resting
 * every `restEvery` frames until pictures are sharp; or, unless it `moves`, lets as many frames pass.
 */
export async function scrollThrough({
  moves,
  restEvery,
  step,
}: {
  moves: boolean;
  restEvery: number;
  step: number;
}): Promise<Scrolled> {
  const grid = document.querySelector('[data-testid="picture-grid"]') as HTMLElement;
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)));
  observer.observe({ type: 'longtask' });
  let [mostCells, mostBytes, frames] = [0, 0, 0];
  const look = () => {
    const pictures = [...grid.querySelectorAll('img')];
    const bytes = pictures.reduce((sum, img) => sum + 4 * img.naturalWidth * img.naturalHeight, 0);
    mostBytes = Math.max(mostBytes, bytes);
    mostCells = Math.max(mostCells, grid.querySelectorAll('[data-testid="picture-cell"]').length);
  };
  const started = performance.now();
  for (let top = 0; top < grid.scrollHeight; top += step) {
    if (moves) grid.scrollTop = top;
    await new Promise((done) => requestAnimationFrame(done));
    frames += 1;
    look();
    if (frames % restEvery !== 0) continue;
    // Now and then a person rests, and pictures become sharp.
    await new Promise((done) => setTimeout(done, 600));
    look();
  }
  observer.disconnect();
  return { tasks, mostCells, mostBytes, frames, seconds: (performance.now() - started) / 1000 };
}
