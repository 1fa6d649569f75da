/** What is said of a model folder before anything loads it; damaged ones are refused in test/model/onnx-embedder.test.ts. */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkModel } from '../../../src/main/engine/models/check-model.ts';
import { ggufFile } from '../../helpers/gguf-file.ts';
import { writeLlamaGguf } from '../../helpers/llama-to-gguf.ts';
import { bundledEmbedder } from '../../helpers/model-host-process.ts';
import { smallLlama } from '../../helpers/small-llama.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { writeTinyEmbedder, writeTinyReranker } from '../../helpers/tiny-onnx-models.ts';

const folder = () => path.join(temporaryFolder(), 'tiny');

test('the shipped model passes as any other does', async () => {
  const checked = await checkModel({ path: bundledEmbedder, role: 'embedding' });
  expect(checked).toMatchObject({ contextTokens: 512, onnx: { precision: 'q8', file: 'onnx/model_quantized.onnx' } });
  expect(checked.bytes).toBeGreaterThan(20_000_000);
});

test('of several forms of the weights the quickest on a processor is taken, and weights kept apart are counted', async () => {
  const at = writeTinyEmbedder(folder());
  const whole = path.join(at, 'onnx/model.onnx');
  expect((await checkModel({ path: at, role: 'embedding' })).onnx).toEqual({
    precision: 'fp32',
    file: 'onnx/model.onnx',
  });
  writeFileSync(`${whole}_data`, Buffer.alloc(1000));
  const apart = await checkModel({ path: at, role: 'embedding' });
  copyFileSync(whole, path.join(at, 'onnx/model_quantized.onnx'));
  const quantized = await checkModel({ path: at, role: 'embedding' });
  expect(quantized.onnx?.precision).toBe('q8');
  expect(apart.bytes).toBe(quantized.bytes + 1000);
  renameSync(whole, path.join(at, 'onnx/weights.onnx'));
  expect((await checkModel({ path: at, role: 'embedding' })).onnx?.precision).toBe('q8');
});

test('a model plays the role it was made for', async () => {
  const reranker = writeTinyReranker(folder(), 2);
  await expect(checkModel({ path: reranker, role: 'reranker' })).resolves.toMatchObject({ contextTokens: 64 });
  await expect(checkModel({ path: reranker, role: 'embedding' })).rejects.toMatchObject({ code: 'model-unsupported' });
  await expect(checkModel({ path: reranker, role: 'chat' })).rejects.toMatchObject({ code: 'model-unsupported' });
  const gguf = path.join(temporaryFolder(), 'a.gguf');
  writeFileSync(gguf, ggufFile());
  await expect(checkModel({ path: gguf, role: 'embedding' })).resolves.toMatchObject({ onnx: null });
  await expect(checkModel({ path: gguf, role: 'reranker' })).rejects.toMatchObject({ code: 'model-unsupported' });
  await expect(checkModel({ path: '/nowhere', role: 'embedding' })).rejects.toMatchObject({ code: 'model-missing' });
});

test('a classifier of many classes is no reranker', async () => {
  const at = writeTinyReranker(folder());
  const labels = Object.fromEntries(Array.from({ length: 5 }, (_, label) => [label, `LABEL_${label}`]));
  const config = { model_type: 'bert', architectures: ['BertForSequenceClassification'], id2label: labels };
  writeFileSync(path.join(at, 'config.json'), JSON.stringify(config));
  await expect(checkModel({ path: at, role: 'reranker' })).rejects.toMatchObject({ code: 'model-unsupported' });
});

test('a chat model whose layers lack the numbers they are read by is refused before llama.cpp ends over it', async () => {
  const file = await writeLlamaGguf(smallLlama(), path.join(temporaryFolder(), 'small.gguf'));
  await expect(checkModel({ path: file, role: 'chat' })).resolves.toMatchObject({ contextTokens: 8192 });
  const whole = readFileSync(file);
  for (const key of ['llama.attention.head_count', 'llama.feed_forward_length']) {
    const bytes = Buffer.from(whole);
    bytes.write('x', bytes.indexOf(key) + key.length - 1);
    writeFileSync(file, bytes);
    await expect(checkModel({ path: file, role: 'chat' })).rejects.toMatchObject({ code: 'model-invalid' });
  }
});
