import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { jsonOf, runCli } from '../helpers/docent-cli.ts';
import { patches } from '../helpers/illustrated-documents.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('pictures are listed, found by words and by picture, and told when they are there twice', async () => {
  const folder = temporaryFolder();
  const library = ['--data-dir', temporaryFolder()];
  const boat = await patches(21, { width: 500, height: 400 });
  writeFileSync(path.join(folder, 'fishing-boat.jpg'), boat);
  writeFileSync(path.join(folder, 'smaller.jpg'), await sharp(boat).resize(250).jpeg().toBuffer());
  writeFileSync(path.join(folder, 'other.jpg'), await patches(22));
  await runCli('add', folder, '--wait', ...library);
  type Line = { path: string; match: string | null };
  const { pictures } = await jsonOf<{ pictures: Line[] }>('pictures', 'list', ...library);
  expect(pictures).toHaveLength(3);
  const found = await jsonOf<{ hits: Line[] }>('pictures', 'find', 'fishing', 'boats', ...library);
  expect(found.hits.map((hit) => path.basename(hit.path))).toEqual(['fishing-boat.jpg']);
  const { groups } = await jsonOf<{ groups: { near: number }[] }>('pictures', 'duplicates', ...library);
  expect(groups.map(({ near }) => near)).toEqual([2]);
  const like = await jsonOf<{ hits: Line[] }>('pictures', 'like', path.join(folder, 'smaller.jpg'), ...library);
  expect(like.hits.map((hit) => [path.basename(hit.path), hit.match])).toEqual([
    ['smaller.jpg', 'same'],
    ['fishing-boat.jpg', 'near'],
  ]);
  expect((await runCli('pictures', 'dance', ...library)).code).not.toBe(0);
});
