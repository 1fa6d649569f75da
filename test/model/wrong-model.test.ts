/** Wrong model files never reach native code, or end as a refused load; the model host lives on either way. */
import { copyFileSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../src/main/engine/ports.ts';
import { ggufFile, stringPair } from '../helpers/gguf-file.ts';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { smallLlama } from '../helpers/small-llama.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';

const { models, process: host } = startModelHostProcess();
let folder = '';
let pid: number | null = null;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-wrong-model-'));
  await models.embedder.info();
  pid = host.pid;
});
afterAll(async () => {
  await models.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, role: ModelFile['role'] = 'chat'): ModelFile {
  return { id: name, name, role, path: path.join(folder, name) };
}
async function refusal(model: ModelFile): Promise<string> {
  const attempt = model.role === 'chat' ? models.chat(model).info() : models.embedderFor(model).info();
  return attempt.then(
    () => 'loaded',
    (error: { code: string }) => error.code,
  );
}

describe('a wrong model file', () => {
  it.each([
    ['text.gguf', Buffer.from('hello'), 'model-invalid'],
    ['empty.gguf', Buffer.alloc(0), 'model-invalid'],
    ['huge-count.gguf', ggufFile({ tensorCount: 2n ** 63n }), 'model-invalid'],
    ['encoder.gguf', ggufFile({ pairs: [stringPair('general.architecture', 'bert')] }), 'model-unsupported'],
    // A header without fault and no model behind it: llama.cpp itself refuses it.
    ['hollow.gguf', ggufFile(), 'model-failed'],
    ['unknown.gguf', ggufFile({ pairs: [stringPair('general.architecture', 'nonsense')] }), 'model-failed'],
  ])('%s is refused', async (name, bytes, code) => {
    writeFileSync(path.join(folder, name), bytes);
    expect(await refusal(file(name))).toBe(code);
  });

  it('a real model cut short is refused before llama.cpp maps it', async () => {
    const cut = file('cut.gguf');
    copyFileSync(tinyLlama().path, cut.path);
    truncateSync(cut.path, 200_000_000);
    expect(await refusal(cut)).toBe('model-invalid');
    expect(await refusal({ ...cut, role: 'embedding' })).toBe('model-invalid');
  });

  it('a real model with one changed offset is refused', async () => {
    const changed = file('changed.gguf');
    copyFileSync(tinyLlama().path, changed.path);
    const descriptor = openSync(changed.path, 'r+');
    writeSync(descriptor, Buffer.from([0xff, 0xff, 0xff, 0x7f]), 0, 4, 8);
    expect(await refusal(changed)).toBe('model-invalid');
  });

  it.each([
    ['not-a-number.gguf', Number.NaN, 'model-failed'],
    ['all-zero.gguf', 0, 'model-failed'],
    ['sane.gguf', null, 'loaded'],
  ])('%s, whose output layer computes as told, is %s: %s', async (name, value, code) => {
    const weights = smallLlama();
    const output = weights.get('lm_head.weight') as { shape: readonly number[]; values: Float32Array };
    if (value !== null) weights.set('lm_head.weight', { ...output, values: output.values.map(() => value) });
    await writeLlamaGguf(weights, path.join(folder, name));
    expect(await refusal(file(name))).toBe(code);
  });

  it('a file that is not there is missing', async () => {
    expect(await refusal(file('nowhere.gguf'))).toBe('model-missing');
    expect(await refusal(file('nowhere.gguf', 'embedding'))).toBe('model-missing');
  });

  it('leaves the host alive for the next model', async () => {
    expect(host.pid).toBe(pid);
    expect(host.crashes).toBe(0);
    expect((await models.chat(tinyLlama()).info()).contextTokens).toBe(2048);
  });
});
