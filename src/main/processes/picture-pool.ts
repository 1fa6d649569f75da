/** A pool of killable processes that decode pictures and read the letters in them, one picture each at a time. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log, PictureWorkers, WorkerHost } from '../engine/ports.ts';
import type { PictureFacts, PictureLook, PicturePixels, Reason, RecognisedPage } from '../engine/types.ts';
import { processLimits } from './limits.ts';
import { createProcessPool } from './process-pool.ts';
import type { SupervisedProcess } from './supervised-process.ts';

/** The OCR data on this disk; the processes get it from here, because they may read no file but their own code. */
export type PictureLanguages = {
  /** Codes of languages that can be read, first the bundled ones. */
  codes(): Promise<readonly string[]>;
  /** The data of a code, packed or not (also `osd`); null when it is not there. */
  read(code: string): Promise<Uint8Array | null>;
  /** A part of the second recogniser (`SecondReaderPart`); null when it is not there, and pages are read by Tesseract alone. */
  part(name: string): Promise<Uint8Array | null>;
};

type Call = {
  readonly method: 'inspect' | 'recognise' | 'render' | 'look' | 'lookAll' | 'pixels';
  readonly params: unknown;
  readonly milliseconds: number;
  /** Somebody waits for it: before the pictures that are read one by one. */
  readonly first: boolean;
};

const { picture: limits } = processLimits;

/** A picture that takes too long, needs too much memory or is cancelled ends its process; the next one gets a fresh one. */
export function createPictureWorkersPool(options: {
  readonly host: WorkerHost;
  readonly size: number;
  readonly log: Log;
  readonly languages: PictureLanguages;
  /** How the processes are as a whole; `crashes` counts all of them. */
  readonly onStatus?: (status: ProcessStatus) => void;
}): PictureWorkers {
  const pool = createProcessPool({ ...options, kind: 'picture-worker', usesPerProcess: limits.picturesPerProcess });

  async function run<Result>(call: Call, signal: AbortSignal): Promise<Result> {
    const slot = await pool.take(signal, call.first);
    let watch: ReturnType<typeof watchPicture> | null = null;
    try {
      signal.throwIfAborted();
      const peer = await slot.process.peer();
      peer.serve({
        language: ({ code }: { code: string }) => options.languages.read(code),
        part: ({ name }: { name: string }) => options.languages.part(name),
      });
      watch = watchPicture(slot.process, call.milliseconds, signal);
      return await peer.call<Result>(call.method, call.params);
    } catch (error) {
      throw watch?.reason() ?? error;
    } finally {
      watch?.stop();
      // WebAssembly memory never shrinks: a process that grew large starts afresh.
      const bytes = await slot.process.memoryBytes().catch(() => null);
      if (bytes !== null && bytes > limits.keepBytes) slot.process.kill();
      pool.giveBack(slot);
    }
  }

  const quick = { milliseconds: limits.inspectMs, first: true };
  return {
    get size() {
      return pool.size();
    },
    inspect: (bytes, signal) => run<PictureFacts>({ ...quick, method: 'inspect', params: { bytes } }, signal),
    async recognise(picture, languages, signal) {
      const installed = await options.languages.codes();
      const usable = languages.filter((code) => installed.includes(code));
      if (usable.length === 0) {
        throw new AppError('ocr-unavailable', 'There is no data for the chosen languages.', {
          languages: languages.join(', '),
        });
      }
      const params = { picture, languages: usable, installed };
      return run<RecognisedPage>({ method: 'recognise', params, milliseconds: limits.pictureMs, first: false }, signal);
    },
    render: (picture, maxEdge, signal) =>
      run<Uint8Array>({ ...quick, method: 'render', params: { picture, maxEdge } }, signal),
    look: (picture, edges, signal) =>
      run<PictureLook>({ ...quick, method: 'look', params: { picture, edges } }, signal),
    lookAll: (pictures, edges, signal) =>
      run<readonly (PictureLook | Reason)[]>(
        {
          method: 'lookAll',
          params: { pictures, edges },
          milliseconds: limits.inspectMs * Math.ceil(pictures.length / limits.picturesPerLook),
          first: false,
        },
        signal,
      ),
    pixels: (picture, edge, signal) =>
      run<PicturePixels>({ ...quick, first: false, method: 'pixels', params: { picture, edge } }, signal),
    languages: () => options.languages.codes(),
    resize: pool.resize,
    close: pool.close,
  };
}

/** Kills a process whose picture takes too long, grows it too large or is wanted no more, and remembers why. */
function watchPicture(
  process: SupervisedProcess,
  milliseconds: number,
  signal: AbortSignal,
): { stop(): void; reason(): AppError | null } {
  let reason: AppError | null = null;
  let stopped = false;
  const killFor = (error: AppError) => {
    if (stopped) return;
    reason ??= error;
    process.kill();
  };
  const timer = setTimeout(() => {
    killFor(new AppError('worker-timeout', 'A picture took too long to read.', { seconds: milliseconds / 1000 }));
  }, milliseconds);
  const memoryTimer = setInterval(async () => {
    const bytes = await process.memoryBytes().catch(() => null);
    if (bytes === null || bytes <= limits.maxMemoryBytes) return;
    killFor(new AppError('worker-memory', 'Reading this picture needed too much memory.', { bytes }));
  }, limits.memoryCheckMs);
  const onAbort = () => killFor(new AppError('cancelled', 'Cancelled.'));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(memoryTimer);
      signal.removeEventListener('abort', onAbort);
    },
    reason: () => reason,
  };
}
