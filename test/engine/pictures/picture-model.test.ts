import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { checkPictureModel } from '../../../src/main/engine/models/check-picture-model.ts';
import type { ImageEmbedder, PictureModelFile } from '../../../src/main/engine/ports.ts';
import { loadImageEmbedder } from '../../../src/main/model-host/transformers-image-embedder.ts';
import { fakeModels } from '../../helpers/fake-engine-parts.ts';
import { lookingPictures } from '../../helpers/looking-pictures.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { writeTinyClip } from '../../helpers/tiny-clip.ts';

const never = new AbortController().signal;
const nothing = () => undefined;

/** The real loading and preprocessing, in the test's own process. */
function imageEmbedder(file: PictureModelFile): ImageEmbedder {
  const loaded = checkPictureModel(file.path).then((checked) => loadImageEmbedder(file, checked));
  loaded.catch(() => undefined);
  const apart = async (values: Promise<Float32Array>) => {
    const [{ info }, all] = await Promise.all([loaded, values]);
    return Array.from({ length: all.length / info.dimensions }, (_, at) =>
      all.slice(at * info.dimensions, (at + 1) * info.dimensions),
    );
  };
  return {
    info: async () => (await loaded).info,
    embedPictures: async (pictures) => apart((await loaded).embedPictures(pictures, never, nothing)),
    embedTexts: async (texts) => apart((await loaded).embedTexts(texts, never, nothing)),
  };
}

const colour = (background: string) =>
  sharp({ create: { width: 120, height: 90, channels: 3, background } })
    .jpeg()
    .toBuffer();

test('with a picture model pictures are found by what they show, without one by words alone, and it can go and come', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'p1.jpg'), await colour('#e01010'));
  writeFileSync(path.join(folder, 'p2.jpg'), await colour('#1010e0'));
  writeFileSync(path.join(folder, 'p3.jpg'), await colour('#10b0b0'));
  const more = { pictures: lookingPictures(), models: { ...fakeModels(), imageEmbedder } };
  const { request, add, idle } = await testEngine(temporaryFolder(), { workers: readingWorkers(), more });
  await add(folder);
  const red = () => request('picture.search', { query: 'a red boat' });
  expect(await red()).toEqual({ hits: [], pages: [], usedModel: false });

  const model = writeTinyClip(path.join(temporaryFolder(), 'tiny-clip'));
  expect((await request('picture.useModel', { path: model })).model?.name).toBe('tiny-clip');
  await idle();
  expect((await request('picture.status', {})).model).toMatchObject({ state: 'ready', done: 3, total: 3 });
  const found = await red();
  expect([found.usedModel, found.hits[0]?.picture.name, found.hits[0]?.evidence]).toEqual([true, 'p1.jpg', ['look']]);
  expect(found.hits.map(({ picture }) => picture.name)).not.toContain('p2.jpg');
  const [first] = found.hits;
  const like = await request('picture.similar', { pictureId: first?.picture.id ?? '' });
  expect(like.hits.map(({ picture }) => picture.name)).not.toContain('p1.jpg');
  const dragged = await request('picture.searchByPicture', { bytes: new Uint8Array(await colour('#d02020')) });
  expect([dragged.hits[0]?.picture.name, dragged.hits[0]?.match]).toEqual(['p1.jpg', 'alike']);

  // New pictures are shown to it as they come; the model's folder that goes takes nothing else along.
  writeFileSync(path.join(folder, 'p4.jpg'), await colour('#10e010'));
  const [{ id: folderId } = { id: '' }] = (await request('library.status', {})).folders;
  await request('folder.rescan', { folderId });
  await idle();
  const green = await request('picture.search', { query: 'green' });
  expect(green.hits[0]?.picture.name).toBe('p4.jpg');
  rmSync(model, { recursive: true });
  expect((await request('picture.dropModel', {})).model).toBeNull();
  expect((await red()).usedModel).toBe(false);
  await expect(request('picture.useModel', { path: model })).rejects.toMatchObject({ code: 'model-missing' });
});
