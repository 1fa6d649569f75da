/** Search by meaning at 10,000, 100,000 and a million passages, against sqlite-vec's own scan, usearch and LanceDB in the same run. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.ts';
import { type BenchVectors, benchVectors } from './bench-vectors.ts';
import { exactNeighbours } from './exact-neighbours.ts';
import type { PeerFigures } from './vector-peers-process.ts';
import type { BuildFigures, SearchFigures } from './vector-search-process.ts';

const sizes = [10_000, 100_000, 1_000_000] as const;
/** Passages the other libraries are measured with: at a million usearch and LanceDB build for half an hour. */
const peerSize = 100_000;
/** What an exact scan of a million may take against a search. */
const scanRatio = 30;
const probes = 100;

type Figures = BuildFigures & SearchFigures & { readonly size: number };

/** Null where the test material is not there. */
export async function vectorSearch(): Promise<readonly BenchRow[] | null> {
  const vectors = await benchVectors(sizes[2]);
  if (!vectors) return null;
  const work = mkdtempSync(path.join(tmpdir(), 'docent-vectors-'));
  try {
    const questions = path.join(work, 'questions.f32');
    writeFileSync(questions, vectors.questions);
    const figures: Figures[] = [];
    for (const size of sizes) {
      const args = [vectors.file, String(vectors.dimensions), String(size), path.join(work, String(size))];
      const built = await run<BuildFigures>('vector-search-process.ts', [...args, 'build', questions]);
      const searched = await run<SearchFigures>('vector-search-process.ts', [...args, 'search', questions]);
      figures.push({ ...built, ...searched, size });
      rmSync(path.join(work, String(size)), { recursive: true, force: true });
    }
    const peers: PeerFigures[] = [];
    for (const peer of ['usearch', 'lancedb']) {
      const args = [peer, vectors.file, String(vectors.dimensions), String(peerSize), path.join(work, peer), questions];
      peers.push(await run<PeerFigures>('vector-peers-process.ts', args));
    }
    return rowsOf(vectors, figures, peers);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function run<Result>(script: string, args: readonly string[]): Promise<Result> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, script), ...args]);
  const line = stdout.trim().split('\n').at(-1) ?? '';
  process.stderr.write(`${script} ${args.join(' ')}\n  ${line}\n`);
  return JSON.parse(line) as Result;
}

function rowsOf(vectors: BenchVectors, figures: readonly Figures[], peers: readonly PeerFigures[]): BenchRow[] {
  const [small, middle, million] = figures as readonly [Figures, Figures, Figures];
  const reported = (name: string, ratio: number, detail: string): BenchRow => ({ name, ratio, goal: null, detail });
  const ms = (value: number) => value.toFixed(1);
  return [
    {
      name: 'search by meaning in a million passages: p50 / p50 of sqlite-vec’s exact scan',
      ratio: million.p50 / million.exactP50,
      goal: { atMost: 1 / scanRatio },
      detail:
        `p50 ${ms(million.p50)} ms, p95 ${ms(million.p95)} ms without embedding the query (goals 20 and 60), exact scan ` +
        `${ms(million.exactP50)} ms, recall@10 ${million.recall.toFixed(4)} (.98), with a filter of 1 % ` +
        `${million.filteredRecall.toFixed(4)} in ${ms(million.filteredP50)} ms, ${million.precision}, memory ` +
        `${million.idleMegabytes.toFixed(0)} → ${million.megabytes.toFixed(0)} MB (500 more), loaded in ` +
        `${million.loadSeconds.toFixed(1)} s, ${million.insertsPerSecond.toFixed(0)} inserts/s (5,000), deletes ` +
        `${million.deletedExactly ? 'exact' : 'NOT exact'}`,
    },
    ...figures.map((one) =>
      reported(
        `growth: p50 at ${one.size} passages / at a million`,
        one.p50 / million.p50,
        `p50 ${ms(one.p50)} ms, p95 ${ms(one.p95)} ms, exact scan ${ms(one.exactP50)} ms, recall@10 ${one.recall.toFixed(4)}, filled in ` +
          `${one.fillSeconds.toFixed(0)} s, index built in ${one.buildSeconds.toFixed(1)} s, ${one.diskMegabytes.toFixed(0)} MB on disk`,
      ),
    ),
    reported(
      'growth from 100,000 to a million: slope of p50 (1 = linear)',
      Math.log10(million.p50 / middle.p50),
      `from 10,000 to 100,000 ${Math.log10(middle.p50 / small.p50).toFixed(2)}; of the build ` +
        `${Math.log10(million.buildSeconds / middle.buildSeconds).toFixed(2)} from 100,000 on`,
    ),
    ...peers.map((peer) =>
      reported(
        `${peer.name} at ${peerSize} passages: p50 / ours`,
        peer.p50 / middle.p50,
        `p50 ${ms(peer.p50)} ms, p95 ${ms(peer.p95)} ms, recall@10 ${peer.recall.toFixed(4)}, built in ${peer.buildSeconds.toFixed(0)} s, ` +
          `${peer.megabytes.toFixed(0)} MB on disk; ours ${ms(middle.p50)} ms, ${middle.recall.toFixed(4)}, ` +
          `${(middle.fillSeconds + middle.buildSeconds).toFixed(0)} s and ${middle.diskMegabytes.toFixed(0)} MB with chunks and words`,
      ),
    ),
    density(vectors),
  ];
}

/** Whether the million crowds around the questions as the real passages do. */
function density(vectors: BenchVectors): BenchRow {
  const { dimensions, questions } = vectors;
  const some = Array.from({ length: probes }, (_, at) => {
    const row = Math.floor((at * questions.length) / dimensions / probes);
    return questions.slice(row * dimensions, (row + 1) * dimensions);
  });
  const meansOf = (count: number) => {
    const near = exactNeighbours(vectors, count, some, 100);
    return [0, 9, 99].map((rank) => near.reduce((sum, one) => sum + (one[rank] ?? 0), 0) / near.length);
  };
  const [real, all] = [meansOf(vectors.real), meansOf(vectors.count)];
  const apart = Math.max(...real.map((value, at) => Math.abs(value - (all[at] ?? 0))));
  const words = (values: readonly number[]) => values.map((value) => value.toFixed(3)).join(', ');
  return {
    name: 'the million’s neighbours against the real passages’: largest difference of similarity / .03',
    ratio: apart / 0.03,
    goal: null,
    detail: `1st, 10th and 100th neighbour of ${probes} questions: ${words(real)} among ${vectors.real} real passages, ${words(all)} among ${vectors.count}`,
  };
}
