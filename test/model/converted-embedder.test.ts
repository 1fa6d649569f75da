/** The bundled embedding model's own weights, converted to GGUF, through llama.cpp: the same vectors as through ONNX. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeBertGguf } from '../helpers/bert-to-gguf.ts';
import { cosine } from '../helpers/cosine.ts';
import { bundledEmbedder, startModelHostProcess } from '../helpers/model-host-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const { models } = startModelHostProcess();
afterAll(() => models.close());

const weights = path.resolve(import.meta.dirname, '../../.cache/models/all-minilm-l6-v2-fp16.safetensors');
const texts = [
  'The wing was tested in the wind tunnel.',
  'Net income rose to 4.2 billion dollars in the third quarter.',
  'Zürich and naïve café: words that are not English.',
  'Who built the lighthouse, and when?',
  'antidisestablishmentarianism, x-ray crystallography & 3.5% (approx.)',
  `A long report about pressure and flow. ${'The boundary layer grows along the plate. '.repeat(12)}`,
];

it('gives vectors within cosine 0.98 of the ONNX model', async () => {
  if (!existsSync(weights))
    throw new Error(`${weights} is missing; \`npm test\` or build/scripts/fetch-assets.mjs makes it.`);
  const file = await writeBertGguf(
    {
      weights,
      config: path.join(bundledEmbedder, 'config.json'),
      tokenizer: path.join(bundledEmbedder, 'tokenizer.json'),
    },
    path.join(temporaryFolder(), 'all-MiniLM-L6-v2.gguf'),
  );
  const converted = models.embedderFor({ id: 'converted', name: 'all-MiniLM-L6-v2', role: 'embedding', path: file });
  expect(await converted.info()).toMatchObject({ dimensions: 384, backend: 'llama' });
  const [ours, onnx] = [await converted.embed(texts, 'passage'), await models.embedder.embed(texts, 'passage')];
  const cosines = texts.map((_, index) => cosine(ours[index] as Float32Array, onnx[index] as Float32Array));
  console.log(`cosines ${cosines.map((value) => value.toFixed(4)).join(' ')}`);
  for (const value of cosines) expect(value).toBeGreaterThan(0.98);
  // And not because all vectors are alike.
  expect(cosine(ours[0] as Float32Array, onnx[1] as Float32Array)).toBeLessThan(0.5);
});
