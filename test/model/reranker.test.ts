/** A cross-encoder through the real, forked model host: a small one made here, whose scores are known. */
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { writeTinyReranker } from '../helpers/tiny-onnx-models.ts';

const { models, process: host } = startModelHostProcess();
afterAll(() => models.close());

/** A fresh folder each time: what is loaded stays loaded. */
function reranker(labels: 1 | 2 = 1) {
  const folder = writeTinyReranker(path.join(temporaryFolder(), 'tiny-reranker'), labels);
  return models.reranker({ id: folder, name: 'tiny-reranker', role: 'reranker', path: folder });
}
const passages = [
  'the board built a pier',
  'herons nest in the old alder by the weir',
  'an egret stood under the alder',
  '',
  'unknown words only, nothing else',
];

describe('a reranker', () => {
  it('says what it is', async () => {
    expect(await reranker().info()).toMatchObject({ name: 'tiny-reranker', windowTokens: 64 });
  });

  it.each([1, 2] as const)('scores pairs by the words they share, with %i labels', async (labels) => {
    const scores = await reranker(labels).score('herons alder weir', passages);
    // With two labels the logits differ by twice the score.
    const logistic = (shared: number) => 1 / (1 + Math.exp(-(labels * (4 * shared - 6))));
    expect(scores).toHaveLength(passages.length);
    for (const [index, shared] of [0, 3, 1, 0, 0].entries()) expect(scores[index]).toBeCloseTo(logistic(shared), 5);
  });

  it('gives a passage the same score whatever stands beside it', async () => {
    const one = reranker();
    const together = await one.score('old alder', passages);
    for (const [index, passage] of passages.entries()) {
      const [alone] = await one.score('old alder', [passage]);
      expect(alone).toBeCloseTo(together[index] as number, 6);
    }
  });

  it('cuts what is longer than its window, and a pasted query so that passages still count', async () => {
    const one = reranker();
    const long = `${'nothing to see here '.repeat(40)} alder`;
    const [cut, whole] = await one.score('alder', [long, 'alder']);
    expect(cut).toBeLessThan(whole as number);
    expect(await one.score(`alder ${'nothing to see here '.repeat(200)}`, ['alder'])).toHaveLength(1);
  });

  it('stops between two batches when cancelled', async () => {
    const one = reranker();
    const stop = new AbortController();
    const many = Array.from({ length: 50_000 }, () => passages[1] as string);
    const started = one.score('alder', many, stop.signal);
    setTimeout(() => stop.abort(), 200);
    await expect(started).rejects.toMatchObject({ code: 'cancelled' });
    await expect(one.score('alder', ['alder'])).resolves.toHaveLength(1);
  });

  it('is asked once more when its process is killed', async () => {
    const one = reranker();
    await one.info();
    const { crashes } = host;
    const started = one.score(
      'alder',
      Array.from({ length: 5_000 }, () => passages[1] as string),
    );
    setTimeout(() => process.kill(host.pid as number, 'SIGKILL'), 50);
    expect(await started).toHaveLength(5_000);
    expect(host.crashes).toBe(crashes + 1);
  });
});
