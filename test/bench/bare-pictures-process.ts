/** A process that makes photographs, and in which a bare loop makes the thumbnails of them: none of that is in the engine's memory. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { makePhotographs } from './photographs.ts';

/** As the library's first two: small and medium. */
const [small, medium] = [192, 512];

export type BareRequest = { readonly folder: string; readonly count: number; readonly from: number } | 'loop';
/** Seconds, and milliseconds of processor time; nothing where photographs were made. */
export type BareAnswer = { readonly seconds: number; readonly processor: number } | { readonly error: string } | null;

let files: readonly string[] = [];

async function bareLoop() {
  sharp.concurrency(1);
  sharp.cache(false);
  const before = process.cpuUsage();
  const started = performance.now();
  const waiting = [...files];
  const hands = Array.from({ length: availableParallelism() }, async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const larger = await sharp(readFileSync(file))
        .autoOrient()
        .resize(medium, medium, { fit: 'inside' })
        .jpeg()
        .toBuffer();
      await sharp(larger).resize(small, small, { fit: 'inside' }).jpeg().toBuffer();
    }
  });
  await Promise.all(hands);
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1000 };
}

async function answer(asked: BareRequest): Promise<BareAnswer> {
  if (asked === 'loop') return bareLoop();
  files = await makePhotographs(asked.folder, asked.count, asked.from);
  return null;
}

process.on('message', (asked: BareRequest) => {
  answer(asked).then(
    (given) => process.send?.(given),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
