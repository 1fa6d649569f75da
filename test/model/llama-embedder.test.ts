/** Embeddings from a GGUF through the real, forked model host: mechanics proven on a chat model. */
import { afterAll, describe, expect, it } from 'vitest';
import { cosine, dot } from '../helpers/cosine.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';

const { models } = startModelHostProcess();
const embedder = models.embedderFor(tinyLlama('embedding'));
afterAll(() => models.close());

describe('a GGUF embedder', () => {
  it('is stamped with the file it came from', async () => {
    const info = await embedder.info();
    expect(info).toMatchObject({ dimensions: 2048, windowTokens: 2048, backend: 'llama' });
    expect(info.embeddingId).toContain('9ee11adf737960ff06123d5c4fba24d12c5b05ba460a7afa88950fbf2b61add0');
    expect(info.embeddingId).not.toBe((await models.embedder.info()).embeddingId);
  });

  it('gives unit vectors, the same for the same text whatever came before', async () => {
    const texts = ['The wing was tested.', 'Interest rates rose.', '', 'The wing was tested.'];
    const vectors = await embedder.embed(texts, 'passage');
    const again = await embedder.embed(['The wing was tested.'], 'passage');
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(cosine(vectors[0] as Float32Array, vectors[3] as Float32Array)).toBeGreaterThan(0.999);
    expect(cosine(vectors[0] as Float32Array, again[0] as Float32Array)).toBeGreaterThan(0.999);
    expect(cosine(vectors[0] as Float32Array, vectors[1] as Float32Array)).toBeLessThan(0.999);
  });

  it('counts tokens without special ones', async () => {
    const [empty, some] = await embedder.countTokens(['', 'Interest rates rose.']);
    expect(empty).toBe(0);
    expect(some).toBeGreaterThan(2);
  });

  it('lives beside the bundled one and a chat model on the same file', async () => {
    const [bundled, chat] = [await models.embedder.embed(['a'], 'query'), await models.chat(tinyLlama()).info()];
    expect(bundled[0]).toHaveLength(384);
    expect(chat.contextTokens).toBe(2048);
    expect((await embedder.embed(['a'], 'query'))[0]).toHaveLength(2048);
  });
});
