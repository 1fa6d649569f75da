import type { CDPSession, Page } from 'playwright-core';

/** A task of the window's own thread, milliseconds: how long it took, and what of that the thread worked and did not wait for a processor. */
export type ThreadTask = { readonly took: number; readonly worked: number };

type TraceEvent = {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Every task of the window's thread while `during` runs, as Chromium's own tracing tells. */
export async function mainThreadTasks<Result>(
  page: Page,
  during: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly tasks: readonly ThreadTask[] }> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const told = new Promise<unknown>((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  const result = await during();
  await devtools.send('Tracing.end');
  await told;
  await devtools.detach();
  const threads = new Set(
    events
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events
    .filter(({ ph, name, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ took: dur / 1000, worked: tdur / 1000 }));
  return { result, tasks };
}
