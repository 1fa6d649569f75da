/** The shipped embedding model through the real, forked model host. */
import { afterAll, describe, expect, it } from 'vitest';
import { cosine, dot } from '../helpers/cosine.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';

const { models, process: host } = startModelHostProcess();
const { embedder } = models;
afterAll(() => models.close());

const texts = [
  'The wing was tested in the wind tunnel.',
  'Short.',
  `A very long report about pressure and flow. ${'The boundary layer grows along the plate. '.repeat(60)}`,
  'Zürich, 北京 and naïve café: words that are not English.',
  'Net income rose to 4.2 billion dollars in the third quarter.',
  '',
];

async function embed(texts: readonly string[], purpose: 'passage' | 'query' = 'passage') {
  const vectors = await embedder.embed(texts, purpose);
  return (index: number) => vectors[index] as Float32Array;
}

describe('the bundled embedder', () => {
  it('says what it is, with everything that would make old vectors stale', async () => {
    const info = await embedder.info();
    expect(info).toMatchObject({ dimensions: 384, windowTokens: 256, backend: 'transformers' });
    expect(info.embeddingId).toMatch(/^all-MiniLM-L6-v2; sha256 [0-9a-f]{64}; q8; mean; no prefixes; unit; 256$/);
    expect(await embedder.info()).toEqual(info);
  });

  it('gives one unit vector per text, also for an empty one', async () => {
    const vectors = await embedder.embed(texts, 'passage');
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) {
      expect(vector).toHaveLength(384);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
    expect(await embedder.embed([], 'passage')).toEqual([]);
  });

  it('gives a text the same vector whatever stands beside it', async () => {
    const together = await embed(texts);
    const backwards = await embed(texts.toReversed());
    for (const [index, text] of texts.entries()) {
      const alone = await embed([text]);
      expect(cosine(together(index), backwards(texts.length - 1 - index))).toBeGreaterThan(0.999);
      expect(cosine(together(index), alone(0))).toBeGreaterThan(0.999);
    }
  });

  it('puts a paraphrase nearer than an unrelated sentence', async () => {
    const vectors = await embed([
      'The company made more profit than last year.',
      'Earnings were higher than in the previous year.',
      'The cat sleeps on the warm roof.',
    ]);
    expect(cosine(vectors(0), vectors(1))).toBeGreaterThan(cosine(vectors(0), vectors(2)) + 0.3);
  });

  it('counts tokens as the model reads them, without its own marks', async () => {
    expect(await embedder.countTokens(['hello world', '', 'hello'])).toEqual([2, 0, 1]);
    const many = Array.from({ length: 3000 }, (_, index) => `Sentence number ${index} of many.`);
    const counts = await embedder.countTokens(many);
    expect(counts).toHaveLength(many.length);
    expect(counts[0]).toBe(6);
  });

  it('reads no further than its window', async () => {
    const words = 'the flow of air over a thin wing at high speed '.repeat(60);
    const [whole, changedAtEnd] = [await embed([words]), await embed([`${words} bananas and monkeys`])];
    expect(cosine(whole(0), changedAtEnd(0))).toBeGreaterThan(0.9999);
  });

  it('stops between two texts when cancelled', async () => {
    const stop = new AbortController();
    const started = embedder.embed(
      Array.from({ length: 2000 }, () => texts[2] as string),
      'passage',
      stop.signal,
    );
    setTimeout(() => stop.abort(), 200);
    await expect(started).rejects.toMatchObject({ code: 'cancelled' });
    // The host is free again: without the stop this would wait behind 2,000 long texts, minutes of work.
    await expect(embedder.embed(['next'], 'query')).resolves.toHaveLength(1);
  });

  it('answers a query while a long request is under way', async () => {
    const stop = new AbortController();
    let done = false;
    const long = embedder
      .embed(
        Array.from({ length: 500 }, () => texts[2] as string),
        'passage',
        stop.signal,
      )
      .finally(() => {
        done = true;
      });
    long.catch(() => undefined);
    await embedder.embed(['a question'], 'query');
    expect(done).toBe(false);
    stop.abort();
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is asked once more when its process is killed', async () => {
    // Long enough to be still under way when the kill comes, on any machine.
    const text = 'The same text, over and over. '.repeat(30);
    const before = await embed([text]);
    const crashes = host.crashes;
    const started = embed(Array.from({ length: 200 }, () => text));
    setTimeout(() => process.kill(host.pid as number, 'SIGKILL'), 100);
    const after = await started;
    expect(host.crashes).toBe(crashes + 1);
    expect(cosine(before(0), after(199))).toBeGreaterThan(0.999);
  });

  it('says which folder has no model', async () => {
    const nowhere = models.embedderFor({ id: 'x', name: 'x', role: 'embedding', path: '/nowhere/model' });
    await expect(nowhere.info()).rejects.toMatchObject({ code: 'model-missing' });
    await expect(nowhere.embed(['a'], 'query')).rejects.toMatchObject({ code: 'model-missing' });
  });
});
