/** Embedding models from ONNX folders through the real, forked model host: small ones made here, pooled as their names ask. */
import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cosine, dot } from '../helpers/cosine.ts';
import { bundledEmbedder, startModelHostProcess } from '../helpers/model-host-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { tinyVocabulary, writeTinyEmbedder, writeTinyReranker } from '../helpers/tiny-onnx-models.ts';

const { models, process: host } = startModelHostProcess();
afterAll(() => models.close());

function embedderNamed(name: string, folder = writeTinyEmbedder(path.join(temporaryFolder(), name))) {
  return models.embedderFor({ id: name, name, role: 'embedding', path: folder });
}
async function vectorOf(name: string, text: string, purpose: 'passage' | 'query' = 'passage'): Promise<Float32Array> {
  const [vector] = await embedderNamed(name).embed([text], purpose);
  return vector as Float32Array;
}
/** Words with a share in the vector. */
const wordsOf = (vector: Float32Array) => tinyVocabulary.filter((_, index) => (vector[index] ?? 0) > 0.01);

describe('an ONNX folder', () => {
  it('is pooled as its family was trained', async () => {
    expect(wordsOf(await vectorOf('stranger', 'heron weir'))).toEqual(['[CLS]', '[SEP]', 'heron', 'weir']);
    expect(wordsOf(await vectorOf('bge-small-en-v1.5', 'heron weir'))).toEqual(['[CLS]']);
    expect(wordsOf(await vectorOf('Qwen3-Embedding-0.6B', 'heron weir'))).toEqual(['[SEP]']);
  });

  it('has the words put before it that its family was trained on', async () => {
    // None of "search_document: " is a word of this vocabulary but the unknown ones leave their mark.
    expect(wordsOf(await vectorOf('nomic-embed-text-v1', 'heron'))).toContain('[UNK]');
    const info = await embedderNamed('nomic-embed-text-v1').info();
    expect(info.embeddingId).toContain('search_document: ');
    expect(info).toMatchObject({ languages: ['en'], windowTokens: 2048 });
  });

  it('says which languages it knows, or that nobody knows', async () => {
    expect((await models.embedder.info()).languages).toEqual(['en']);
    expect((await embedderNamed('multilingual-e5-small').info()).languages).toEqual(
      expect.arrayContaining(['de', 'zh', 'th', 'en']),
    );
    expect((await embedderNamed('stranger').info()).languages).toBeNull();
  });

  it('changes its embedding id with its weights and with its name', async () => {
    const [first, second] = [await embedderNamed('stranger').info(), await embedderNamed('stranger').info()];
    expect(first).toEqual(second);
    expect(first.embeddingId).toMatch(/^stranger; sha256 [0-9a-f]{64}; fp32; mean; no prefixes; unit; 64$/);
    expect((await embedderNamed('bge-small-en-v1.5').info()).embeddingId).not.toBe(first.embeddingId);
  });

  it('is cut to the dimensions its family keeps, with length 1', async () => {
    // The bundled network under the name of a family whose vectors may be cut.
    const folder = path.join(temporaryFolder(), 'snowflake-arctic-embed-m-v1.5');
    cpSync(bundledEmbedder, folder, { recursive: true });
    const cut = embedderNamed('snowflake-arctic-embed-m-v1.5', folder);
    expect(await cut.info()).toMatchObject({ dimensions: 256 });
    expect((await cut.info()).embeddingId).toContain('256 of 384');
    const [vector, again] = await cut.embed(['The wing was tested.', 'The wing was tested.'], 'passage');
    expect(vector).toHaveLength(256);
    expect(dot(vector as Float32Array, vector as Float32Array)).toBeCloseTo(1, 5);
    expect(cosine(vector as Float32Array, again as Float32Array)).toBeGreaterThan(0.999);
  });
});

describe('a wrong folder', () => {
  const folder = () => writeTinyEmbedder(path.join(temporaryFolder(), 'wrong'));
  const remove = (name: string) => (at: string) => rmSync(path.join(at, name));
  const write = (name: string, text: string) => (at: string) => writeFileSync(path.join(at, name), text);

  it.each([
    ['no config', remove('config.json'), 'model-invalid', 'config.json is missing'],
    ['a broken config', write('config.json', '{"model_type": '), 'model-invalid', 'config.json cannot be read'],
    ['a config that is a list', write('config.json', '[]'), 'model-invalid', 'no list of settings'],
    ['no tokenizer', remove('tokenizer.json'), 'model-invalid', 'tokenizer.json is missing'],
    ['an empty tokenizer', write('tokenizer.json', '{}'), 'model-invalid', 'holds no tokenizer'],
    ['no weights', remove('onnx/model.onnx'), 'model-invalid', 'no weights'],
    ['weights of text', write('onnx/model.onnx', 'hello there, this is no model'), 'model-invalid', 'no ONNX model'],
    ['empty weights', write('onnx/model.onnx', ''), 'model-invalid', 'no ONNX model'],
    [
      'weights cut short',
      (at: string) => truncateSync(path.join(at, 'onnx/model.onnx'), 900),
      'model-invalid',
      'too early',
    ],
    ['a reranker', (at: string) => void writeTinyReranker(at), 'model-unsupported', 'reranker'],
  ])('with %s is refused in a sentence', async (_name, damage, code, sentence) => {
    const at = folder();
    damage(at);
    await expect(embedderNamed('wrong', at).info()).rejects.toMatchObject({
      code,
      message: expect.stringContaining(sentence),
    });
  });

  it('is no reranker when it is an embedding model, and no chat model ever', async () => {
    const at = folder();
    const as = (role: 'reranker' | 'chat') => ({ id: role, name: role, role, path: at });
    await expect(models.reranker(as('reranker')).info()).rejects.toMatchObject({ code: 'model-unsupported' });
    await expect(models.chat(as('chat')).info()).rejects.toMatchObject({ code: 'model-unsupported' });
    expect(host.crashes).toBe(0);
  });
});
