/** Docent's figures of itself: the meter, its file, and the looks at processes and queue now and then. Never in the way of anything. */
import { toWire } from '../../preload/contract/errors.ts';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { Timings } from './ingest/stopwatch.ts';
import { meterRequests } from './meter-requests.ts';
import { emptyBook, readBook } from './metrics/day-book.ts';
import { metricsLimits } from './metrics/limits.ts';
import { createMeter } from './metrics/meter.ts';
import type { Log } from './ports.ts';
import { metricsFile } from './store/metrics-file.ts';
import { storageError } from './store/open-database.ts';
import type { PersonalStore } from './store/personal-store.ts';
import type { ProcessSample, SampleProcesses } from './types.ts';

type Options = {
  readonly dataDir: string;
  readonly log: Log;
  readonly now: () => number;
  readonly personal: PersonalStore;
  /** Left out: this process only. */
  readonly sampleProcesses?: SampleProcesses | undefined;
  readonly timings: () => Timings;
  readonly waiting: () => { readonly files: number; readonly passages: number };
  /** Fires when the engine closes. */
  readonly closing: AbortSignal;
};

const keepMetricsKey = 'keepMetrics';
type Routes = 'metrics.get' | 'metrics.keep' | 'metrics.erase';

export function openMetrics({ dataDir, log, now, personal, timings, waiting, closing, ...options }: Options) {
  const file = metricsFile(dataDir);
  const isKept = () => personal.settings.get<boolean>(keepMetricsKey) ?? true;
  const meter = createMeter({
    book: readBook(file.read(metricsLimits.fileBytes)) ?? emptyBook(),
    now,
    isKept,
    onSlow: ({ at: _at, ...slow }) => log.warn('slow', slow),
  });
  const sampleProcesses = options.sampleProcesses ?? ownProcess;

  async function sample(): Promise<void> {
    meter.stages(timings());
    const samples = await sampleProcesses();
    if (!closing.aborted) meter.processes(samples, waiting());
  }
  function save(): void {
    const changed = meter.takeChanged();
    if (!changed) return;
    try {
      file.write(JSON.stringify(changed));
    } catch (error) {
      // Figures are not worth a disturbance: the disk's own trouble is told where it matters.
      log.warn('the figures were not written', { code: toWire(storageError(error)).code });
    }
  }
  const failed = (error: unknown) => log.warn('no look at the processes', { code: toWire(error).code });
  const looking = setInterval(() => void sample().catch(failed), metricsLimits.sampleMs);
  const saving = setInterval(save, metricsLimits.saveMs);
  // Neither keeps a process alive.
  looking.unref();
  saving.unref();
  closing.addEventListener('abort', () => {
    clearInterval(looking);
    clearInterval(saving);
    meter.stages(timings());
    save();
  });

  const handlers: Handlers<Routes> = {
    'metrics.get': async () => {
      await sample().catch(failed);
      return meter.overview();
    },
    'metrics.keep': async ({ on }) => {
      personal.settings.set(keepMetricsKey, on);
      return meter.overview();
    },
    'metrics.erase': async () => {
      meter.erase();
      file.erase();
      return meter.overview();
    },
  };
  return { ...meterRequests(meter), handlers };
}

async function ownProcess(): Promise<readonly ProcessSample[]> {
  const { user, system } = process.cpuUsage();
  return [{ name: 'engine', memoryBytes: process.memoryUsage.rss(), processorSeconds: (user + system) / microseconds }];
}
/** Microseconds of a second, the unit of `cpuUsage`. */
const microseconds = 1_000_000;
