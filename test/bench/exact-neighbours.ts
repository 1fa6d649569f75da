import { createBestOf } from '../../src/main/engine/store/vector-index/best-of.ts';
import { dot } from '../../src/main/engine/store/vector-index/dot.ts';
import { type BenchVectors, rowBlocks } from './bench-vectors.ts';

/** Cosines of the `k` nearest rows of each question, best first, by brute force over the first `count` rows of the file. */
export function exactNeighbours(
  vectors: Pick<BenchVectors, 'file' | 'dimensions'>,
  count: number,
  questions: readonly Float32Array[],
  k: number,
  isAllowed: (row: number) => boolean = () => true,
): number[][] {
  const best = questions.map(() => createBestOf(k));
  for (const { rows, first } of rowBlocks(vectors, count)) {
    for (let row = 0; row < rows.length / vectors.dimensions; row += 1) {
      if (!isAllowed(first + row)) continue;
      questions.forEach((question, at) => {
        const score = dot(question, rows, row * vectors.dimensions);
        const one = best[at];
        if (one && score > one.least()) one.add(score, first + row, 0);
      });
    }
  }
  return best.map((one) => one.sorted().map(({ score }) => score));
}
