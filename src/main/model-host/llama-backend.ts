/** The one llama.cpp instance of this process, and what differs between machines. Never builds, never downloads. */
import { getLlama, type Llama, LlamaLogLevel } from 'node-llama-cpp';

let instance: Promise<Llama> | null = null;

/** Metal on a Mac, the processor elsewhere: the graphics packages for other systems are not shipped. */
export function llamaBackend(): Promise<Llama> {
  instance ??= getLlama({
    build: 'never',
    skipDownload: true,
    gpu: process.platform === 'darwin' ? 'auto' : false,
    progressLogs: false,
    // Every context says its own number; the library's default of at least 4 stalls on 2 cores.
    maxThreads: 0,
    logLevel: LlamaLogLevel.error,
    logger: (_level, message) => console.error(`llama.cpp: ${message.trim()}`),
  });
  return instance;
}

/**
 * Threads of one evaluation. One core stays free: llama.cpp's threads wait for one another by spinning, and a single busy
 * neighbour then slows all of them down (two cores, one of them busy: 1.5 tokens/s with two threads, 6.3 with one).
 */
export function evaluationThreads(llama: Llama): number {
  return Math.max(1, llama.cpuMathCores - 1);
}
