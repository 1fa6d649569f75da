/**
 * 2,000 pictures made known with their thumbnails (found, hashed, decoded in the picture processes, stored, the thumbnails on the disk)
 * against a bare loop that makes the same thumbnails with sharp, as many at once, and keeps none. Letters are read after that, in these
 * readers none: how long until all is at rest is told beside it, as is the memory of all our processes.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../../src/main/engine/index.ts';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { fakeModels, fakeWorkers, silentLog } from '../helpers/fake-engine-parts.ts';
import { bundledLanguages, pictureHost } from '../processes/picture-process.ts';
import { startBarePictures } from './bare-pictures.ts';
import type { BenchRow } from './bench-row.ts';

const pictures = 2_000;
const goal = 0.8;
/** Milliseconds between looks at whether all is done. */
const pollMs = 10;

/** Rounds in which both take turns, so that a machine that grows busy slows both. */
const rounds = 8;

export async function pictureIngest(): Promise<BenchRow> {
  const root = mkdtempSync(path.join(tmpdir(), 'docent-pictures-'));
  const bare = startBarePictures();
  const library = await openLibrary(path.join(root, 'library'));
  try {
    let [own, whole, bareSeconds, bareProcessor, done] = [0, 0, 0, 0, 0];
    const loop = async () => {
      const measured = await bare.loop();
      bareSeconds += measured.seconds;
      bareProcessor += measured.processor;
    };
    for (let round = 0; round < rounds; round += 1) {
      const folder = path.join(root, `photographs-${round}`);
      const count = pictures / rounds;
      await bare.make(folder, count, round * count);
      done += count;
      // Each goes first as often as the other.
      if (round % 2 === 0) await loop();
      const taken = await library.take(folder, done);
      own += taken.known;
      whole += taken.atRest;
      if (round % 2 === 1) await loop();
    }
    const { peakBytes, grownBytes } = library.memory();
    const spent = library.spent();
    const each = (milliseconds: number) => `${(milliseconds / done).toFixed(1)} ms`;
    const stages = [
      `processor time a picture: bare loop ${each(bareProcessor)}; ours ${each(spent.engine)} in the engine (listing, reading, hashing, sending, storing) and ${each(spent.processes)} in the picture processes (decoding, thumbnails, signature)`,
      `a batch of pictures waits ${each(spent.waited)} a picture from being sent to its thumbnails`,
      `until each was also opened for its letters, which these readers do not read: ${(done / whole).toFixed(1)} pictures/s, ratio ${(bareSeconds / whole).toFixed(2)}`,
    ]
      .map((line) => `\n       ${line}`)
      .join('');
    const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;
    return {
      name: 'pictures with thumbnails / bare sharp',
      ratio: bareSeconds / own,
      goal: { atLeast: goal },
      detail: `${(done / own).toFixed(1)} against ${(done / bareSeconds).toFixed(1)} pictures/s, ${done} of 1600 x 1200; at most ${mebibytes(peakBytes)} in the picture processes, the engine grew by ${mebibytes(grownBytes)}${stages}`,
    };
  } finally {
    bare.close();
    await library.close();
    rmSync(root, { recursive: true, force: true });
  }
}

const processorMilliseconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

async function openLibrary(dataDir: string) {
  const host = pictureHost();
  const size = availableParallelism();
  const pool = createPictureWorkersPool({ host, size, log: silentLog, languages: bundledLanguages });
  const engine = await createEngine({
    dataDir,
    samplesDir: path.join(dataDir, 'samples'),
    bundledEmbedderName: 'fake',
    models: fakeModels(),
    // Letters are another matter (`ocr`): these readers read none.
    workers: { ...fakeWorkers(), extract: noLetters },
    pictures: {
      ...pool,
      get size() {
        return pool.size;
      },
      // Between two rounds all is at rest, which in one folder it is not: a process would end and be started anew for each of them.
      resize: () => undefined,
      async lookAll(given, sizes, signal) {
        const started = performance.now();
        const looks = await pool.lookAll(given, sizes, signal);
        looked += looks.length;
        waited += performance.now() - started;
        return looks;
      },
    },
    ocrDirs: { bundled: dataDir, added: dataDir },
    log: silentLog,
  });
  const grownFrom = process.memoryUsage.rss();
  let peakBytes = 0;
  let grownBytes = 0;
  /** Milliseconds of processor time: of each picture process as last seen, and of this process while it took pictures in. */
  const processes = new Map<number, number>();
  let [engineSpent, waited, looked] = [0, 0, 0];
  const lookAtProcesses = () => {
    for (const pid of host.started()) processes.set(pid, Math.max(processes.get(pid) ?? 0, processorOf(pid)));
  };
  const watch = setInterval(() => {
    lookAtProcesses();
    peakBytes = Math.max(
      peakBytes,
      host.started().reduce((sum, pid) => sum + residentBytes(pid), 0),
    );
    grownBytes = Math.max(grownBytes, process.memoryUsage.rss() - grownFrom);
  }, 200);
  return {
    memory: () => ({ peakBytes, grownBytes }),
    spent: () => ({
      engine: engineSpent,
      processes: [...processes.values()].reduce((sum, each) => sum + each, 0),
      waited,
    }),
    /** Seconds until `total` pictures are known, and until nothing is left to do. */
    async take(folder: string, total: number): Promise<{ readonly known: number; readonly atRest: number }> {
      const started = performance.now();
      const before = process.cpuUsage();
      await engine.request('folder.add', { path: folder });
      while (looked < total) await sleep(pollMs);
      for (;;) {
        const { ready, failed } = await engine.request('picture.status', {});
        if (failed > 0) throw new Error(`${failed} pictures failed`);
        if (ready >= total) break;
        await sleep(pollMs);
      }
      const known = (performance.now() - started) / 1000;
      engineSpent += processorMilliseconds(before);
      lookAtProcesses();
      // Or it would go on beside the next bare loop.
      await engine.idle();
      return { known, atRest: (performance.now() - started) / 1000 };
    },
    async close() {
      clearInterval(watch);
      await engine.close();
    },
  };
}

async function* noLetters() {
  yield { type: 'metadata' as const, fields: [], units: 0 };
}

/** Milliseconds of processor time of another process. */
function processorOf(pid: number): number {
  try {
    // After the name in brackets: state, then eleven numbers, then user and system time in hundredths of a second.
    const parts = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(parts[11]) + Number(parts[12])) * 10;
  } catch {
    return 0;
  }
}

function residentBytes(pid: number): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return 0; // It has ended, or this system tells nothing.
  }
}
