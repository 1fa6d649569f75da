/** A person chooses models in a whole engine over the real model host: another embedder, then a reranker. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../src/main/engine/index.ts';
import { fakeWorkers, silentLog } from '../helpers/fake-engine-parts.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { writeTinyEmbedder, writeTinyReranker } from '../helpers/tiny-onnx-models.ts';

const notes = {
  'nest.txt': 'The heron nest is in the old alder.',
  'weir.txt': 'Water stood under the weir in March.',
  'board.txt': 'The board built a lighthouse on the pier.',
};

test('another embedder is prepared and answers, and a reranker orders what it finds', async () => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(notes)) writeFileSync(path.join(folder, name), text);
  const engine = await createEngine({
    dataDir: temporaryFolder(),
    samplesDir: temporaryFolder(),
    bundledEmbedderName: 'all-MiniLM-L6-v2',
    models: startModelHostProcess().models,
    workers: fakeWorkers(),
    pictures: null,
    ocrDirs: { bundled: temporaryFolder(), added: temporaryFolder() },
    log: silentLog,
  });
  onTestFinished(() => engine.close());
  const { request } = engine;
  const search = async () => {
    const found = await request('search.run', { query: 'heron alder nest' });
    return { ...found, first: path.basename(found.hits[0]?.path ?? '') };
  };
  await request('folder.add', { path: folder });
  await engine.idle();
  expect(await search()).toMatchObject({ meaning: true, reranked: false, first: 'nest.txt' });

  const place = temporaryFolder();
  const embedder = await request('model.add', { path: writeTinyEmbedder(path.join(place, 'tiny')), role: 'embedding' });
  expect(embedder).toMatchObject({ name: 'tiny', role: 'embedding', state: 'available', selected: false });
  await request('model.select', { modelId: embedder.id });
  await engine.idle();
  const { embedding, counts } = await request('library.status', {});
  expect(embedding).toEqual({ done: 3, total: 3, answering: embedder.id, next: null });
  expect(counts.ready).toBe(3);
  const found = await search();
  expect(found).toMatchObject({ meaning: true, meaningNote: null, first: 'nest.txt' });
  // Of its own vectors: a bag of words, of which this passage holds three and the marks.
  expect(found.hits[0]?.similarity).toBeGreaterThan(0.5);

  const reranker = await request('model.add', { path: writeTinyReranker(path.join(place, 'r')), role: 'reranker' });
  await request('model.select', { modelId: reranker.id });
  const read = await search();
  expect(read).toMatchObject({ reranked: true, first: 'nest.txt' });
  // At least three words shared: 4 × 3 − 6; none: −6.
  expect(read.hits[0]?.rerank).toBeGreaterThan(0.99);
  expect(read.hits.slice(1).every((hit) => (hit.rerank ?? 1) < 0.01)).toBe(true);
});
