import { expect, test } from 'vitest';
import { embeddingIdOf } from '../../src/main/model-host/embedding-id.ts';
import { embeddingProfile } from '../../src/main/model-host/embedding-profiles.ts';
import { finishVector } from '../../src/main/model-host/finish-vector.ts';
import { manyLanguages } from '../../src/main/model-host/many-languages.ts';

test.each([
  ['all-MiniLM-L6-v2', { pooling: 'mean', windowTokens: 256, languages: ['en'], dimensions: null }],
  ['bge-base-en-v1.5-q8_0', { pooling: 'cls', windowTokens: 512, languages: ['en'] }],
  ['bge-m3-FP16', { pooling: 'cls', languages: manyLanguages }],
  ['multilingual-e5-large', { prefixes: { query: 'query: ', passage: 'passage: ' }, languages: manyLanguages }],
  ['e5-small-v2', { prefixes: { query: 'query: ', passage: 'passage: ' }, languages: ['en'] }],
  ['nomic-embed-text-v1.5.Q4_K_M', { dimensions: 512, beforeCut: 'layer-norm', languages: ['en'] }],
  ['nomic-embed-text-v2-moe', { dimensions: 256, languages: manyLanguages }],
  ['Qwen3-Embedding-0.6B-Q8_0', { pooling: 'last', dimensions: 512 }],
  ['snowflake-arctic-embed-l-v2.0', { pooling: 'cls', dimensions: 256, languages: manyLanguages }],
  ['gte-small', { pooling: 'mean', languages: ['en'] }],
  ['gte-multilingual-base', { pooling: 'cls', languages: manyLanguages }],
  ['my own model', { pooling: 'mean', windowTokens: null, languages: null, prefixes: { query: '', passage: '' } }],
] as const)('%s has the profile of its family', (name, expected) => {
  expect(embeddingProfile(name)).toMatchObject(expected);
});

test('every part of a profile that changes vectors changes the embedding id', () => {
  const profile = embeddingProfile('a model');
  const parts = {
    name: 'a model',
    sha256: 'abc',
    precision: 'q8',
    pooling: 'mean',
    profile,
    width: 8,
    dimensions: 8,
    windowTokens: 256,
  };
  const changed = [
    parts,
    { ...parts, name: 'another' },
    { ...parts, sha256: 'abd' },
    { ...parts, precision: 'fp32' },
    { ...parts, pooling: 'cls' },
    { ...parts, dimensions: 4 },
    { ...parts, dimensions: 4, profile: { ...profile, beforeCut: 'layer-norm' as const } },
    { ...parts, windowTokens: 512 },
    { ...parts, profile: { ...profile, prefixes: { query: 'q: ', passage: '' } } },
    { ...parts, profile: { ...profile, prefixes: { query: '', passage: 'q: ' } } },
  ].map(embeddingIdOf);
  expect(new Set(changed).size).toBe(changed.length);
  // What it knows is nothing of its vectors.
  expect(embeddingIdOf({ ...parts, profile: { ...profile, languages: ['de'] } })).toBe(embeddingIdOf(parts));
});

test('a vector is cut after what its family wants done before, and has length 1', () => {
  const profile = { ...embeddingProfile('a model'), dimensions: 2 };
  const vector = () => Float32Array.from([3, 4, 12, 1]);
  expect([...finishVector(vector(), profile)]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
  // Mean 5: less it, -2 and -1 remain of the first two.
  const [first, second] = finishVector(vector(), { ...profile, beforeCut: 'layer-norm' });
  expect([first, second]).toEqual([expect.closeTo(-2 / Math.sqrt(5)), expect.closeTo(-1 / Math.sqrt(5))]);
  expect(finishVector(vector(), { ...profile, dimensions: 99 })).toHaveLength(4);
});
