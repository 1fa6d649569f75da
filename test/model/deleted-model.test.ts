/** A model's file that goes away while the model is in memory, and one that is far larger than any memory. */
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ModelFile } from '../../src/main/engine/ports.ts';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { smallLlama } from '../helpers/small-llama.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const { models, process: host } = startModelHostProcess();
afterAll(() => models.close());

const fileAt = (file: string): ModelFile => ({ id: file, name: 'Small', role: 'chat', path: file });
const write = (file: ModelFile) =>
  models
    .chat(file)
    .generate(
      [{ role: 'user', text: 'Hello' }],
      { maxTokens: 4, temperature: 0 },
      () => {},
      new AbortController().signal,
    );

it('a model goes on writing when its file is deleted, and says that it is gone once it is needed again', async () => {
  const file = fileAt(await writeLlamaGguf(smallLlama(), path.join(temporaryFolder(), 'small.gguf')));
  const before = await write(file);
  const pid = host.pid;
  rmSync(file.path);
  expect((await write(file)).text).toBe(before.text);
  await models.unload();
  await expect(write(file)).rejects.toMatchObject({ code: 'model-missing' });
  // Another model is none the worse for it.
  const other = fileAt(await writeLlamaGguf(smallLlama(), path.join(temporaryFolder(), 'other.gguf')));
  expect((await write(other)).text).toBe(before.text);
  expect(host.pid).toBe(pid);
});

it('a file that claims more than it holds is refused before anything is allocated', async () => {
  const source = await writeLlamaGguf(smallLlama(), path.join(temporaryFolder(), 'cut.gguf'));
  truncateSync(source, 4096);
  await expect(write(fileAt(source))).rejects.toMatchObject({ code: 'model-invalid' });
  const empty = path.join(temporaryFolder(), 'empty.gguf');
  writeFileSync(empty, '');
  await expect(write(fileAt(empty))).rejects.toMatchObject({ code: 'model-invalid' });
});
