/**
 * Files of every format that are spoilt in one of ten ways go through the real reader processes: each is read, or refused with a
 * code that says why, or costs its own reader; never the engine's process, never the next file, never for ever.
 */

import { limits } from '../../src/main/engine/limits.ts';
import type { ExtractWorkers } from '../../src/main/engine/ports.ts';
import type { Unit } from '../../src/main/engine/types.ts';
import { unpackWords } from '../../src/main/engine/word-boxes.ts';
import { createExtractPool } from '../../src/main/processes/extract-pool.ts';
import { createPictureWorkersPool } from '../../src/main/processes/picture-pool.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { bytesSource, wideLimits } from '../engine/extract/read-document.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { sourceWorkerHost } from '../helpers/source-worker-host.ts';
import { bundledLanguages, pictureHost } from '../processes/picture-process.ts';
import { formatSamples, type Sample } from './format-samples.ts';
import { mutateBytes, mutationNames } from './mutate-bytes.ts';
import { createTally, type TortureTest } from './torture-test.ts';

const readers = 2;
/** Milliseconds beyond a page's own limit after which nobody would come any more. */
const patienceMs = limits.extract.unitMs + 90_000;
/** Files after which a sound one must be read as at first. */
const soundEvery = 25;
/** Codes of a reader that was ended. */
const ended: ReadonlySet<string> = new Set(['worker-crashed', 'worker-timeout', 'worker-memory']);

type Outcome = 'read' | 'refused' | 'reader ended' | 'engine' | 'hung' | 'unsound';
type Counts = Record<Outcome, number>;

export const mutated: TortureTest = {
  name: 'mutated',
  title: 'spoilt files of every format',
  counts: { quick: 60, short: 600, long: 20_000 },
  shortSeconds: 120,
  missing: () => null,
  async run({ count, hasTime, seed, tell }) {
    const tally = createTally();
    const samples = await formatSamples();
    const kinds = [...new Set(samples.map(({ kind }) => kind))];
    const byKind = new Map(kinds.map((kind) => [kind, samples.filter((sample) => sample.kind === kind)]));
    const table = new Map<string, Counts>();
    const pictures = createPictureWorkersPool({
      host: pictureHost(),
      size: readers,
      log: silentLog,
      languages: bundledLanguages,
    });
    const pool = createExtractPool({ host: sourceWorkerHost(), size: readers, log: silentLog, pictures });
    const astray: string[] = [];
    const noteAstray = (error: unknown) => astray.push(String(error));
    process.on('uncaughtException', noteAstray);
    process.on('unhandledRejection', noteAstray);
    try {
      const sound = samples[0] as Sample;
      const soundText = (await readAll(pool, sound.kind, sound.name, sound.bytes)).text;
      let next = 0;
      const lane = async () => {
        for (let at = next++; at < count && hasTime(); at = next++) {
          // Each try has numbers of its own: one can be repeated without those before it.
          const random = seededRandom(seed * 1_000_003 + at);
          const kind = kinds[at % kinds.length] as string;
          const list = byKind.get(kind) ?? [];
          const sample = list[Math.floor(random() * list.length)] as Sample;
          const way = mutationNames[Math.floor(random() * mutationNames.length)] as string;
          const { bytes, how } = mutateBytes(sample.bytes, way, random);
          const { outcome, why } = await readOne(pool, kind, sample.name, bytes);
          const counts = table.get(kind) ?? { read: 0, refused: 0, 'reader ended': 0, engine: 0, hung: 0, unsound: 0 };
          counts[outcome] += 1;
          table.set(kind, counts);
          const isBad = outcome === 'engine' || outcome === 'hung' || outcome === 'unsound';
          const failures = isBad ? [`${outcome}: ${why}`] : [];
          if (outcome === 'reader ended') tell(`${sample.name}, ${how}, try ${at}: ${why}`);
          if (at % soundEvery === soundEvery - 1) {
            const again = await readAll(pool, sound.kind, sound.name, sound.bytes);
            if (again.text !== soundText) failures.push('a sound file after it is read otherwise');
          }
          failures.push(...astray.splice(0).map((error) => `an error nobody took: ${error}`));
          tally.count(`${sample.name}, ${how}, try ${at}`, [], failures);
        }
      };
      await Promise.all(Array.from({ length: readers }, lane));
    } finally {
      await pool.close();
      await pictures.close();
      process.off('uncaughtException', noteAstray);
      process.off('unhandledRejection', noteAstray);
    }
    for (const line of lines(table)) tell(line);
    const sum = (outcome: Outcome) => [...table.values()].reduce((total, counts) => total + counts[outcome], 0);
    return tally.result(
      `${table.size} formats: ${sum('read')} read, ${sum('refused')} refused with a reason, ${sum('reader ended')} readers ended; ${sum('engine')} engine, ${sum('hung')} hung`,
    );
  },
};

async function readOne(
  pool: ExtractWorkers,
  kind: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ outcome: Outcome; why: string }> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), patienceMs);
  try {
    const done = await Promise.race([readAll(pool, kind, name, bytes), late.promise]);
    if (done === 'late') return { outcome: 'hung', why: `after ${patienceMs / 1000} s` };
    const unsound = done.units.flatMap(unsoundness);
    return unsound.length > 0 ? { outcome: 'unsound', why: unsound[0] ?? '' } : { outcome: 'read', why: '' };
  } catch (error) {
    if (!(error instanceof AppError)) return { outcome: 'engine', why: String(error) };
    if (ended.has(error.code)) return { outcome: 'reader ended', why: error.code };
    // A mistake of ours that nobody foresaw says nothing about the file.
    if (error.code === 'internal') return { outcome: 'unsound', why: `internal: ${error.message}` };
    return { outcome: 'refused', why: error.code };
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(pool: ExtractWorkers, kind: string, name: string, bytes: Uint8Array) {
  const units: Unit[] = [];
  // Letters are looked for in picture files alone: decoding them is what they are here for, and it takes the longest.
  const ocrLanguages = kind === 'image' ? ['eng'] : [];
  const request = { kind, name, password: null, ocrLanguages, limits: wideLimits };
  for await (const item of pool.extract(bytesSource(bytes), request, new AbortController().signal))
    if (item.type === 'unit') units.push(item.unit);
  return { units, text: units.map(({ text }) => text).join('\n') };
}

/** What citations rely on: offsets that lie in the text, in order. */
function unsoundness({ index, text, blocks, words }: Unit): string[] {
  const spans = [...blocks, ...(words ? unpackWords(words) : [])];
  const outside = spans.filter(({ start, end }) => !(start >= 0 && start < end && end <= text.length)).length;
  const backwards = blocks.filter(({ start }, at) => at > 0 && start < (blocks[at - 1]?.end ?? 0)).length;
  return [
    ...(text.isWellFormed() && text === text.normalize('NFC') ? [] : [`unit ${index}: not canonical`]),
    ...(outside + backwards > 0 ? [`unit ${index}: ${outside} spans outside, ${backwards} out of order`] : []),
  ];
}

function lines(table: ReadonlyMap<string, Counts>): string[] {
  const names: readonly Outcome[] = ['read', 'refused', 'reader ended', 'engine', 'hung', 'unsound'];
  const rows = [...table].sort().map(([kind, counts]) => {
    const tried = names.reduce((sum, name) => sum + counts[name], 0);
    return [kind, tried, ...names.map((name) => counts[name])].map(String);
  });
  return [['format', 'tried', ...names], ...rows].map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(16) : cell.padStart(12))).join(''),
  );
}
