import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { copyModel } from '../../../src/main/engine/models/copy-model.ts';
import { createModelStore } from '../../../src/main/engine/net/model-store.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

it('copies what a link points to, as caches of models are full of links', async () => {
  const [from, into] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(path.join(from, 'blob'), 'the weights');
  symlinkSync('blob', path.join(from, 'model.gguf'));
  const copy = await copyModel(path.join(from, 'model.gguf'), into);
  expect(lstatSync(copy).isSymbolicLink()).toBe(false);
  expect(readFileSync(copy, 'utf8')).toBe('the weights');
  await createModelStore(into).remove('model');
  expect(readdirSync(into)).toEqual([]);
});

it('writes its note into the copy and nowhere else, whatever a folder brings along', async () => {
  const [from, into] = [temporaryFolder(), temporaryFolder()];
  const own = path.join(temporaryFolder(), 'letter.txt');
  writeFileSync(own, 'Dear Anna');
  const folder = path.join(from, 'embedder');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'config.json'), '{}');
  symlinkSync(own, path.join(folder, 'docent-model.json'));
  const copy = await copyModel(folder, into);
  expect(readFileSync(own, 'utf8')).toBe('Dear Anna');
  expect(JSON.parse(readFileSync(path.join(copy, 'docent-model.json'), 'utf8'))).toMatchObject({
    files: [{ path: 'config.json' }],
  });
});

it('gives the copy a folder that can be removed again, whatever it is called', async () => {
  const [from, into] = [temporaryFolder(), temporaryFolder()];
  const file = path.join(from, 'Mein Modell (Q4) ü+.gguf');
  writeFileSync(file, 'x');
  const copy = await copyModel(file, into);
  const [id = ''] = readdirSync(into);
  const store = createModelStore(into);
  expect(await store.isInstalled(id)).toBe(true);
  await store.remove(id);
  expect(existsSync(copy)).toBe(false);
  expect(existsSync(file)).toBe(true);
});
