import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createModelRegistry,
  type ModelFileStore,
  type ModelRegistry,
} from '../../../src/main/engine/models/model-registry.ts';
import type { ModelFile } from '../../../src/main/engine/ports.ts';
import { ggufFile, llamaPairs, numberPair, stringPair } from '../../helpers/gguf-file.ts';

let folder = '';
let registry: ModelRegistry;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-registry-'));
  registry = createModelRegistry({ store: memoryStore(), bundledName: 'all-MiniLM-L6-v2' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The same promises as the table in personal.db. */
function memoryStore(): ModelFileStore {
  const files: ModelFile[] = [];
  return {
    list: () => files,
    add(name, role, file) {
      const present = files.find((model) => model.path === file);
      if (present) return present;
      const added = { id: `m${files.length + 1}`, name, role, path: file };
      files.push(added);
      return added;
    },
    remove(id) {
      const index = files.findIndex((model) => model.id === id);
      if (index >= 0) files.splice(index, 1);
      return index >= 0;
    },
  };
}
function write(name: string, bytes: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe('the list of models', () => {
  it('begins with the shipped embedder, in use until another is chosen', async () => {
    expect(await registry.list([])).toMatchObject([
      { name: 'all-MiniLM-L6-v2', bundled: true, role: 'embedding', state: 'available', selected: true },
    ]);
  });

  it('shows an added file with what its header says', async () => {
    const added = await registry.add(write('tiny.Q4_0.gguf', ggufFile()), 'chat');
    expect(added.name).toBe('tiny.Q4_0');
    expect((await registry.list([added.id]))[1]).toMatchObject({
      id: added.id,
      state: 'available',
      contextTokens: 128,
      bytes: ggufFile().length,
      selected: true,
      reason: null,
    });
  });

  it('keeps a file that is gone, as missing, and takes it back when it returns', async () => {
    const file = write('tiny.gguf', ggufFile());
    const added = await registry.add(file, 'chat');
    rmSync(file);
    expect((await registry.list([]))[1]).toMatchObject({ state: 'missing', reason: { code: 'model-missing' } });
    await expect(registry.get(added.id)).rejects.toMatchObject({ code: 'model-missing' });
    write('tiny.gguf', ggufFile());
    expect((await registry.list([]))[1]).toMatchObject({ state: 'available', reason: null });
    expect(await registry.get(added.id)).toEqual(added);
  });

  it('notices that a file was replaced by something else', async () => {
    const file = write('tiny.gguf', ggufFile());
    const added = await registry.add(file, 'chat');
    write('tiny.gguf', Buffer.from('not a model any more'));
    expect((await registry.list([]))[1]).toMatchObject({ state: 'failed', reason: { code: 'model-invalid' } });
    await expect(registry.get(added.id)).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('forgets a removed file and says so when there is none', async () => {
    const added = await registry.add(write('tiny.gguf', ggufFile()), 'chat');
    registry.remove(added.id);
    expect(await registry.list([])).toHaveLength(1);
    expect(() => registry.remove(added.id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('adding a wrong file', () => {
  const chat = 'chat' as const;
  const refused: readonly (readonly [string, Buffer, ModelFile['role'], string])[] = [
    ['text', Buffer.from('hello'), chat, 'model-invalid'],
    ['a cut download', ggufFile({ dataBytes: 40 }), chat, 'model-invalid'],
    ['an embedding model for writing', architecture('bert'), chat, 'model-unsupported'],
    ['a vision projector', architecture('clip'), 'embedding', 'model-unsupported'],
    [
      'an adapter',
      ggufFile({ pairs: [...llamaPairs, stringPair('general.type', 'adapter')] }),
      chat,
      'model-unsupported',
    ],
    [
      'one part of a split model',
      ggufFile({ pairs: [...llamaPairs, numberPair('split.count', 3)] }),
      chat,
      'model-unsupported',
    ],
  ];
  it.each(refused)('%s is refused and not remembered', async (_name, bytes, role, code) => {
    const file = write('wrong.gguf', bytes);
    await expect(registry.add(file, role)).rejects.toMatchObject({ code });
    await expect(registry.at(file, role)).rejects.toMatchObject({ code });
    expect(await registry.list([])).toHaveLength(1);
  });

  it('takes an embedding model as embedder', async () => {
    const file = write('e.gguf', architecture('bert'));
    expect(await registry.add(file, 'embedding')).toMatchObject({ role: 'embedding', path: file });
  });

  it('a file that is not there is missing', async () => {
    const file = path.join(folder, 'nowhere.gguf');
    await expect(registry.add(file, chat)).rejects.toMatchObject({ code: 'model-missing' });
  });
});

function architecture(name: string): Buffer {
  return ggufFile({ pairs: [stringPair('general.architecture', name)] });
}
