/**
 * 50,000 small pictures in one folder, some of them broken, in the real app: every one is accounted for, memory stays within bounds while
 * they are looked at, and the gallery opens and is gone through with few cells and no long task.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processLimits } from '../../src/main/processes/limits.ts';
import { pictureLimits } from '../../src/renderer/picture-limits.ts';
import { mainThreadTasks } from '../e2e/helpers/main-thread-tasks.ts';
import { type Docent, openDocent } from '../e2e/helpers/open-docent.ts';
import { scrollThrough } from '../e2e/helpers/scroll-through.ts';
import type { BenchRow } from './bench-row.ts';
import { type BrokenPictures, makeSmallPictures } from './small-pictures.ts';

const pictures = 50_000;
/** Megabytes of the engine at most: what a Mac of 8 GB does not feel beside a browser. */
const engineGoal = 500;
/** Megabytes of one picture process: above that it is to start afresh. */
const pictureGoal = Math.round(processLimits.picture.keepBytes / 1_000_000);
/** Milliseconds from which a task of the window is long. */
const longTaskMs = 50;
/** Milliseconds between looks at memory and progress. */
const pollMs = 2_000;
/** Milliseconds after which a gallery that shows nothing is broken and not slow. */
const openLimitMs = 300_000;
/** Frames in which the whole gallery is gone through. */
const frames = 1_500;

/** Null without a display or an Electron. */
export async function galleryOfMany(count = pictures): Promise<BenchRow[] | null> {
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH || !process.env.DISPLAY) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-gallery-'));
  try {
    const root = path.join(folder, 'Many');
    const broken = await makeSmallPictures(root, count);
    const docent = await openDocent(path.join(folder, 'data'));
    try {
      const memory = watchMemory(docent);
      const began = performance.now();
      await docent.request('folder.add', { path: root });
      const told = await allKnown(docent, count, broken);
      const seconds = (performance.now() - began) / 1000;
      await memory.stop();
      const window = await goThrough(docent, count - broken.documents);
      return [
        {
          name: `${count} pictures looked at: memory of the engine at most / ${engineGoal} MB`,
          ratio: memory.most('engine') / engineGoal,
          goal: { atMost: 1 },
          detail:
            `all ${count} accounted for in ${seconds.toFixed(0)} s, ${told.ready} shown and ${told.failed} named as broken; at most ` +
            `${memory.most('engine').toFixed(0)} MB in the engine, ${memory.most('picture-worker').toFixed(0)} MB in a picture process`,
        },
        {
          name: `${count} pictures looked at: memory of a picture process at most / ${pictureGoal} MB`,
          ratio: memory.most('picture-worker') / pictureGoal,
          goal: { atMost: 1 },
          detail: `${(count / seconds).toFixed(0)} pictures/s in the app`,
        },
        {
          name: `a gallery of ${count}: work of the longest task while it is gone through / ${longTaskMs} ms`,
          ratio: window.longest / longTaskMs,
          goal: { atMost: 1 },
          detail: `opened in ${window.openSeconds.toFixed(1)} s; ${window.frames} frames, ${window.seconds.toFixed(0)} s, ${window.tasks} tasks`,
        },
        {
          name: `a gallery of ${count}: cells at once / ${pictureLimits.cells}`,
          ratio: window.cells / pictureLimits.cells,
          goal: { atMost: 1 },
          detail: `${(window.bytes / 2 ** 20).toFixed(1)} MB decoded at most (stated ${pictureLimits.decodedBytes / 2 ** 20} MB)`,
        },
      ];
    } finally {
      await docent.quit();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves when each file is a picture that is shown, one that is named as broken, or a document; rejects when one is missing. */
async function allKnown(docent: Docent, count: number, { broken, documents }: BrokenPictures) {
  let reported = 0;
  for (;;) {
    const status = await docent.request('picture.status', {});
    const { files } = await docent.request('library.status', {});
    if (status.waiting === 0 && status.total >= count - documents && files === count) {
      // Texts under a picture's name are broken pictures until they are read.
      const unread = status.total - (count - documents);
      if (status.failed === broken - documents + unread && status.ready === count - broken) return status;
      throw new Error(
        `of ${count} files ${status.ready} are shown and ${status.failed} named as broken, which ${broken} are`,
      );
    }
    if (status.ready - reported >= count / 10) {
      reported = status.ready;
      process.stderr.write(`${status.ready} pictures are known\n`);
    }
    await sleep(pollMs);
  }
}

/** Resident memory of our processes by name, in megabytes. */
function watchMemory(docent: Docent) {
  const most = new Map<string, number>();
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      const metrics = await docent.app.evaluate(({ app }) =>
        app.getAppMetrics().map(({ name, type, memory }) => ({ name: name ?? type, kilobytes: memory.workingSetSize })),
      );
      for (const { name, kilobytes } of metrics) {
        const short = name.replace('Docent ', '');
        most.set(short, Math.max(most.get(short) ?? 0, kilobytes / 1000));
      }
      await sleep(pollMs);
    }
  })();
  return {
    most: (name: string) => most.get(name) ?? Number.NaN,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** `least`: pictures the list must hold before it is gone through. */
async function goThrough(docent: Docent, least: number) {
  const { page } = docent;
  const began = performance.now();
  await page.getByTestId('nav-pictures').click();
  await page.getByTestId('picture-cell').first().waitFor({ timeout: openLimitMs });
  const openSeconds = (performance.now() - began) / 1000;
  const grid = page.getByTestId('picture-grid');
  while (Number(await grid.getAttribute('data-total')) < least) await sleep(pollMs / 10);
  const height = await grid.evaluate((element) => element.scrollHeight);
  const { result, tasks } = await mainThreadTasks(page, () =>
    page.evaluate(scrollThrough, { moves: true, restEvery: 40, step: Math.max(1, Math.round(height / frames)) }),
  );
  if (tasks.length < result.frames) throw new Error('Not every task of the window was seen.');
  return {
    openSeconds,
    longest: Math.max(...tasks.map(({ worked }) => worked)),
    tasks: tasks.length,
    frames: result.frames,
    seconds: result.seconds,
    cells: result.mostCells,
    bytes: result.mostBytes,
  };
}
