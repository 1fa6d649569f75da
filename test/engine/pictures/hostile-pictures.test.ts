import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createPictureWorkersPool } from '../../../src/main/processes/picture-pool.ts';
import { patches } from '../../helpers/illustrated-documents.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { bundledLanguages, pictureHost, quietLog } from '../../processes/picture-process.ts';

const published = path.resolve(import.meta.dirname, '../../../../shared/corpora/adversarial/pillow');
const pool = createPictureWorkersPool({ host: pictureHost(), size: 2, log: quietLog, languages: bundledLanguages });
afterAll(() => pool.close());

/** An engine whose pictures are decoded by the real processes. */
async function engineOver(folder: string) {
  const pictures = { ...pool, size: 2, close: async () => undefined };
  const parts = await testEngine(temporaryFolder(), { workers: readingWorkers(), more: { pictures } });
  await parts.add(folder);
  return parts;
}

// The bug: a file that decodes to nothing is shown as a fine picture, one is left waiting for ever, or takes the others with it.
test.skipIf(!existsSync(published))('every published hostile picture ends in a truthful state', async () => {
  const folder = temporaryFolder();
  const names = readdirSync(published);
  for (const name of names) {
    // As the collection is read-only, through copies of their bytes.
    writeFileSync(
      path.join(folder, name),
      await import('node:fs/promises').then((fs) => fs.readFile(path.join(published, name))),
    );
  }
  writeFileSync(path.join(folder, 'fine.jpg'), await patches(1));
  const { request, engine } = await engineOver(folder);
  const { pictures } = await request('picture.list', { order: 'name' });
  const { files } = await request('file.list', {});
  expect(files).toHaveLength(names.length + 1);
  const told = new Map<string, string>();
  for (const file of files) {
    const picture = pictures.find(({ fileId }) => fileId === file.id);
    // What is no picture we read is listed as a file that is not supported.
    if (!picture) told.set(file.name, file.state);
    else told.set(file.name, `${picture.state} ${picture.reason?.code ?? ''}`.trim());
    if (picture?.state !== 'ready') continue;
    const jpeg = await engine.shownBytes({ kind: 'picture', pictureId: picture.id, size: 'small' });
    const { width, height } = await sharp(jpeg).metadata();
    expect(Math.abs(width / height - picture.width / picture.height)).toBeLessThan(0.1);
  }
  expect(new Set(told.values())).toEqual(
    new Set(['ready', 'ready file-damaged', 'failed file-damaged', 'unsupported']),
  );
  expect(told.get('fine.jpg')).toBe('ready');
  expect(told.get('broken.png')).toBe('failed file-damaged');
  expect(told.get('decompression_bomb.ico')).toBe('unsupported');
  // Decoders fill what they can't read with one colour: that must not pass for the picture.
  for (const name of names.filter((one) => one.startsWith('crash-'))) expect(told.get(name)).toBe('ready file-damaged');
  expect(await request('picture.status', {})).toMatchObject({ waiting: 0, working: false });
});

test('mislabelled, empty, linked and locked files end in a plain state, and what is a picture is shown', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'deep'));
  const png = await sharp(await patches(2))
    .png()
    .toBuffer();
  writeFileSync(path.join(folder, 'really-png.jpg'), png);
  writeFileSync(path.join(folder, 'really-text.png'), 'The tide turns at noon, and this is no picture.');
  writeFileSync(
    path.join(folder, 'really-png.txt'),
    await sharp(await patches(3))
      .png()
      .toBuffer(),
  );
  writeFileSync(path.join(folder, 'empty.gif'), '');
  symlinkSync('/etc/hostname', path.join(folder, 'link.png'));
  writeFileSync(
    path.join(folder, 'drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><script>1</script><rect width="30" height="30"/></svg>',
  );
  const { request } = await engineOver(folder);
  const { pictures } = await request('picture.list', { order: 'name' });
  expect(pictures.map(({ name, state, format, reason }) => [name, state, format, reason?.code ?? null])).toEqual([
    ['drawing.svg', 'ready', 'svg', null],
    ['empty.gif', 'failed', '', 'file-empty'],
    ['really-png.jpg', 'ready', 'png', null],
    ['really-png.txt', 'ready', 'png', null],
  ]);
  // What is none is told where every file is.
  const { files } = await request('file.list', {});
  const stateOf = (name: string) => files.find((file) => file.name === name)?.state;
  expect(['empty.gif', 'really-text.png', 'link.png'].map(stateOf)).toEqual(['no-text', 'ready', 'unsupported']);
});
