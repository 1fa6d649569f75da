import type { Worker as Thread } from 'node:worker_threads';
import type { Worker } from 'tesseract.js';
import { AppError } from '../../preload/contract/errors.ts';

/** Language data by its code, e.g. `eng`; plain or packed with gzip. */
export type Language = { readonly code: string; readonly data: Uint8Array };

/** Tesseract's remarks on a page would go to the terminal of the command line. */
const silent = 'debug_file /dev/null';

export type TesseractThread = {
  /** Runs calls on the worker. Rejects with `worker-crashed` when its thread failed, and then for good. */
  run<Result>(job: (worker: Worker) => Promise<Result>): Promise<Result>;
  /** Reads other languages from now on. Rejects with `ocr-unavailable` when their data is damaged; the thread has ended then. */
  use(languages: readonly Language[]): Promise<void>;
};

/**
 * A worker of tesseract.js with languages loaded from memory. Nothing is fetched or cached: there is never a path or an address.
 * An error of its thread, or its end, rejects whatever waits for it: by itself tesseract.js leaves such promises open.
 * @param engine `network` reads words, `legacy` (the recogniser of Tesseract 3) tells orientation and script
 * @param onEnd once, when the thread has failed
 */
export async function startTesseractThread(
  languages: readonly Language[],
  engine: 'network' | 'legacy',
  onEnd: () => void,
): Promise<TesseractThread> {
  const { default: tesseract } = await import('tesseract.js');
  const { promise: failed, reject } = Promise.withResolvers<never>();
  // Whoever waits at that moment is told; nobody may.
  failed.catch(() => undefined);
  let thread: Thread | null = null;
  let loading = true;
  let ended = false;
  const fail = (error: AppError) => {
    if (ended) return;
    ended = true;
    reject(error);
    // After a failure to load it also reports success, and throws because nobody waits for that any more.
    thread?.removeAllListeners('message');
    void thread?.terminate();
    onEnd();
  };
  const died = () => fail(new AppError('worker-crashed', 'The recogniser of letters failed.'));
  const refuse = () => (loading ? fail(damaged()) : died());
  const settled = async <Result>(work: Promise<Result>): Promise<Result> => {
    thread?.ref();
    try {
      return await Promise.race([work, failed]);
    } catch {
      refuse();
      return await failed;
    } finally {
      // A thread that only waits keeps no process alive.
      thread?.unref();
    }
  };

  process.once('worker', (started) => {
    thread = started;
    // Remarks of Tesseract's picture library on a page would go to the terminal of the command line, too.
    for (const output of [started.stdout, started.stderr]) output.unpipe().resume();
    started.on('error', died);
    started.on('exit', died);
  });
  const { OEM, createWorker } = tesseract;
  const recogniser = engine === 'network' ? OEM.LSTM_ONLY : OEM.TESSERACT_ONLY;
  const options = { cacheMethod: 'none', errorHandler: refuse } as const;
  const worker = await settled(createWorker(languages.map(named), recogniser, options, silent));
  loading = false;
  return {
    run: (job) => settled(job(worker)),
    async use(others) {
      loading = true;
      await settled(worker.reinitialize(others.map(named)));
      loading = false;
    },
  };
}

/**
 * A language as tesseract.js takes it. It is sent to the thread twice: to store its data under its code, and to be loaded, where
 * version 7.0.0 takes `data` for the name (naptha/tesseract.js#1052). So the first copy of it holds the data, later ones the code.
 */
function named({ code, data }: Language): { readonly code: string; readonly data: unknown } {
  let sent = false;
  return {
    code,
    get data() {
      if (sent) return code;
      sent = true;
      return data;
    },
  };
}

function damaged(): AppError {
  return new AppError('ocr-unavailable', 'The language data for reading pictures is damaged.');
}
