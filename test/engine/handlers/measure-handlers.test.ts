/** Comparisons in a whole engine: followed by events, stopped, kept. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../../src/main/engine/index.ts';
import type { ChatModel } from '../../../src/main/engine/ports.ts';
import type { Events } from '../../../src/preload/contract/events.ts';
import { fakeModels, fakeWorkers, silentLog } from '../../helpers/fake-engine-parts.ts';
import { writeLlamaGguf } from '../../helpers/llama-to-gguf.ts';
import { smallLlama } from '../../helpers/small-llama.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { randomLowRank, writePeft } from '../../helpers/trained-adapter.ts';

type Progress = Events['compare.progress'];
const question = 'When was the lighthouse built?';

/** A model that answers rightly only with an adapter, after `gate`. */
async function setUp(gate: () => Promise<void> = async () => undefined) {
  const place = temporaryFolder();
  const documents = temporaryFolder();
  writeFileSync(path.join(documents, 'lighthouse.txt'), 'The old lighthouse was built in 1872 by Ole Hansen.');
  const chat: ChatModel = {
    info: async () => ({ modelId: 'small', name: 'small', contextTokens: 2048 }),
    countTokens: async (texts) => texts.map((text) => text.split(/\s+/).length),
    nextTokens: async () => [],
    async generate(_turns, { adapters = [] }, onText, signal) {
      await gate();
      const right = 'The old lighthouse was built in 1872 by Ole Hansen [1].';
      const text = adapters.length > 0 ? right : 'The harbour master of Paris built eleven lighthouses [1].';
      if (!signal.aborted) onText(text);
      const reason = signal.aborted ? 'stopped' : 'end';
      return { text: signal.aborted ? '' : text, reason, promptTokens: 1, generatedTokens: 1 };
    },
  };
  const engine = await createEngine({
    dataDir: path.join(place, 'library'),
    samplesDir: place,
    bundledEmbedderName: 'fake',
    models: Object.assign(fakeModels(), { chat: () => chat }),
    workers: fakeWorkers(),
    pictures: null,
    ocrDirs: { bundled: place, added: place },
    log: silentLog,
  });
  onTestFinished(() => engine.close());
  const { request } = engine;
  await request('folder.add', { path: documents });
  await engine.idle();
  const weights = smallLlama();
  await request('model.add', { path: await writeLlamaGguf(weights, path.join(place, 'base.gguf')), role: 'chat' });
  const changes = randomLowRank(weights, ['model.layers.0.mlp.up_proj'], 4, 1);
  const { id } = await request('adapter.add', { path: writePeft(path.join(place, 'style'), changes) });
  const heard: Progress[] = [];
  engine.on((name, payload) => {
    if (name === 'compare.progress') heard.push(payload as Progress);
  });
  const input = { questions: [{ text: question, answer: '1872' }], adapters: [{ adapter: id, strength: 1 }] };
  return {
    request,
    heard,
    start: () => request('compare.start', input),
    ended: () => expect.poll(() => heard.some(({ record, error }) => record !== null || error !== null)).toBe(true),
  };
}

test('a comparison tells how far it is, scores both sides and is kept until removed', async () => {
  const { request, heard, start, ended } = await setUp();
  const { compareId } = await start();
  await ended();
  expect(heard.map(({ done, total }) => [done, total])).toEqual([
    [1, 2],
    [2, 2],
    [2, 2],
  ]);
  expect(heard.every((each) => each.compareId === compareId)).toBe(true);
  const record = heard.at(-1)?.record;
  expect(record).toMatchObject({
    adapters: [{ name: 'style', strength: 1 }],
    without: { exact: 0, support: 0 },
    with: { exact: 1, support: 1 },
    previous: null,
  });
  expect(await request('compare.list', {})).toEqual([record]);
  await request('compare.remove', { recordId: record?.id ?? '' });
  expect(await request('compare.list', {})).toEqual([]);
  await expect(request('compare.remove', { recordId: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
});

test('one runs at a time, and one that is stopped leaves no record', async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { request, heard, start, ended } = await setUp(() => gate);
  const { compareId } = await start();
  await expect(start()).rejects.toMatchObject({ code: 'busy' });
  await request('compare.cancel', { compareId });
  open();
  await ended();
  expect(heard.at(-1)).toMatchObject({ record: null, error: { code: 'cancelled' } });
  expect(await request('compare.list', {})).toEqual([]);
  expect(await start()).toHaveProperty('compareId');
});
