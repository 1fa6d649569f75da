/** A pool of killable reader processes, one file each at a time, with limits on time and memory that kill. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import { limits } from '../engine/limits.ts';
import type { ExtractWorkers, Log, PictureWorkers, ReadingRequest, WorkerHost } from '../engine/ports.ts';
import type { ByteSource, ExtractItem, FoundPicture, Picture, ShownPicture } from '../engine/types.ts';
import type { RpcPeer } from '../rpc/peer.ts';
import { processLimits } from './limits.ts';
import { createProcessPool } from './process-pool.ts';
import { watchReader } from './watch-reader.ts';

export function createExtractPool(options: {
  readonly host: WorkerHost;
  readonly size: number;
  readonly log: Log;
  /** Reads the letters in pictures for the readers; null = OCR is not available. */
  readonly pictures: PictureWorkers | null;
  /** How the readers are as a whole; `crashes` counts all of them. */
  readonly onStatus?: (status: ProcessStatus) => void;
}): ExtractWorkers {
  const { pictures } = options;
  const pool = createProcessPool({
    ...options,
    kind: 'extract-worker',
    usesPerProcess: limits.extract.filesPerProcess,
  });

  /** Runs one stream of a reader under watch; a reader left early is killed, because it may be deep inside one page. */
  async function* run<Item>(
    source: ByteSource,
    signal: AbortSignal,
    open: (peer: RpcPeer) => AsyncIterable<Item>,
    onStep: (step: 'reading' | 'recognising') => void = () => undefined,
  ): AsyncIterable<Item> {
    const slot = await pool.take(signal);
    let guard: ReturnType<typeof watchReader> | null = null;
    let finished = false;
    let spoke = false;
    const over = new AbortController();
    const both = AbortSignal.any([signal, over.signal]);
    let putOff: AppError | null = null;
    let recognising = 0;
    /** While a picture is read elsewhere, the reader is not the one that is slow. */
    const elsewhere = async <Result>(work: (workers: PictureWorkers) => Promise<Result>): Promise<Result> => {
      if (!pictures) throw new AppError('ocr-unavailable', 'Pictures cannot be read here.');
      guard?.pause();
      try {
        return await work(pictures);
      } catch (error) {
        // Recognition is out of order: the reading is put off, or its pages would count as read without their words.
        if (error instanceof AppError && error.code === 'ocr-unavailable' && error.data.down) {
          putOff = error;
          slot.process.kill();
        }
        throw error;
      } finally {
        guard?.resume();
      }
    };
    try {
      signal.throwIfAborted();
      const peer = await slot.process.peer();
      const watched = watchReader(slot.process);
      guard = watched;
      peer.serve({
        read: ({ offset, length }: { offset: number; length: number }) => {
          spoke = true;
          return source.read(offset, length);
        },
        'picture.inspect': ({ bytes }: { bytes: Uint8Array }) => elsewhere((workers) => workers.inspect(bytes, both)),
        'picture.recognise': async ({ picture, languages }: { picture: Picture; languages: readonly string[] }) => {
          recognising += 1;
          if (recognising === 1) onStep('recognising');
          try {
            return await elsewhere((workers) => workers.recognise(picture, languages, both));
          } finally {
            recognising -= 1;
            if (recognising === 0) onStep('reading');
          }
        },
      });
      for await (const item of open(peer)) {
        // While we store what came, the reader is not the one that is slow.
        watched.pause();
        yield item;
        watched.resume();
      }
      finished = true;
    } catch (error) {
      // An error the reader itself reported leaves a healthy process; a kill of ours hides behind `worker-crashed`.
      finished = error instanceof AppError && !['worker-crashed', 'cancelled'].includes(error.code);
      const reason = putOff ?? guard?.reason() ?? error;
      // A reader that died before it asked for a byte says nothing about the file.
      if (!spoke && reason instanceof AppError && reason.code === 'worker-crashed') {
        throw new AppError('engine-unavailable', 'The reader process does not start.');
      }
      throw reason;
    } finally {
      over.abort();
      guard?.stop();
      if (!finished) slot.process.kill();
      pool.giveBack(slot);
    }
  }

  const paramsOf = (source: ByteSource, request: ReadingRequest) => ({
    ...request,
    size: source.size,
    parallelPictures: pictures?.size ?? 0,
  });

  return {
    get size() {
      return pool.size();
    },
    extract: (source, request, signal, onStep) =>
      run(source, signal, (peer) => peer.stream<ExtractItem>('extract', paramsOf(source, request), signal), onStep),
    openMember: (source, request, path, signal) =>
      run(source, signal, (peer) =>
        peer.stream<Uint8Array>('openMember', { ...paramsOf(source, request), path }, signal),
      ),
    pictures: (source, request, only, signal) =>
      run(source, signal, (peer) =>
        peer.stream<FoundPicture>('pictures', { ...paramsOf(source, request), only }, signal),
      ),
    async page(source, request, place, signal) {
      const params = { ...paramsOf(source, request), ...place };
      let painted: ShownPicture | null = null;
      for await (const one of run(source, signal, (peer) => peer.stream<ShownPicture>('page', params, signal)))
        painted = one;
      return painted;
    },
    resize: pool.resize,
    close: pool.close,
  };
}

/** Readers for a machine: one core stays free for the embedder and the window. */
export function readerCount(cores: number): number {
  return Math.max(1, Math.min(processLimits.maxReaders, Math.floor(cores / 2)));
}
