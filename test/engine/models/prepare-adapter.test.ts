/** What becomes of adapters a person drops: converted value by value, or refused with what exactly is wrong. */

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permutedRow } from '../../../src/main/engine/models/adapters/permuted-row.ts';
import { prepareAdapter } from '../../../src/main/engine/models/adapters/prepare-adapter.ts';
import { readGgufContents } from '../../../src/main/engine/models/gguf-header.ts';
import { ggufFile, numberPair, stringPair } from '../../helpers/gguf-file.ts';
import { writeLlamaGguf } from '../../helpers/llama-to-gguf.ts';
import type { NewWeights } from '../../helpers/safetensors-file.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { smallLlama, smallLlamaShape } from '../../helpers/small-llama.ts';
import { type LowRank, randomLowRank, writeAdapterFiles, writeMlx, writePeft } from '../../helpers/trained-adapter.ts';

const weights = smallLlama();
const { width, inner } = smallLlamaShape;
let folder = '';
let base = '';
let count = 0;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-adapter-'));
  base = await writeLlamaGguf(weights, path.join(folder, 'base.gguf'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fresh = () => path.join(folder, `adapter-${++count}`);
const changes = (...modules: string[]) => randomLowRank(weights, modules, 4, 1);
const upProjection = 'model.layers.0.mlp.up_proj';
const query = 'model.layers.1.self_attn.q_proj';

const prepare = (source: string, model = base) => prepareAdapter(source, model, `${source}.gguf`);
async function refusal(source: string, model = base): Promise<string> {
  return prepare(source, model).then(
    () => 'accepted',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
}
/** Values of a tensor of a GGUF of ours, which are all F32. */
async function valuesIn(file: string, name: string): Promise<Float32Array> {
  const { tensors, dataStart } = await readGgufContents(file);
  const tensor = tensors.find((one) => one.name === name);
  if (!tensor) throw new Error(`no ${name}`);
  const bytes = readFileSync(file).subarray(dataStart + tensor.start, dataStart + tensor.start + tensor.bytes);
  return new Float32Array(new Uint8Array(bytes).buffer);
}
/** One pair of a module in PEFT's names. */
const pair = (module: string, a: NewWeights, b: NewWeights) => ({
  [`base_model.model.${module}.lora_A.weight`]: a,
  [`base_model.model.${module}.lora_B.weight`]: b,
});
const filled = (shape: readonly number[], value = 0.5, dtype: NewWeights['dtype'] = 'F32'): NewWeights => ({
  shape,
  values: new Float32Array(shape.reduce((product, length) => product * length, 1)).fill(value),
  dtype,
});
const lora = { peft_type: 'LORA', r: 4, lora_alpha: 8 };

describe('an adapter that fits', () => {
  it('keeps the values of PEFT, those of query heads in llama.cpp’s order', async () => {
    const [up, heads] = changes(upProjection, query) as [LowRank, LowRank];
    const source = writePeft(fresh(), [up, heads]);
    const prepared = await prepare(source);
    expect(prepared).toMatchObject({ format: 'peft', architecture: 'llama', layers: 2, rank: 4, source });
    expect(prepared).toMatchObject({ name: path.basename(source), baseName: 'tests/small-llama' });
    expect(await valuesIn(prepared.path, 'blk.0.ffn_up.weight.lora_a')).toEqual(up.a);
    expect(await valuesIn(prepared.path, 'blk.0.ffn_up.weight.lora_b')).toEqual(up.b);
    expect(await valuesIn(prepared.path, 'blk.1.attn_q.weight.lora_a')).toEqual(heads.a);
    const b = await valuesIn(prepared.path, 'blk.1.attn_q.weight.lora_b');
    expect(b).not.toEqual(heads.b);
    // Row 1 of the first head (16 rows) is row 8 there: what stood half a head apart stands side by side.
    expect(b.subarray(4, 8)).toEqual(heads.b.subarray(8 * 4, 9 * 4));
    expect((await readGgufContents(prepared.path)).metadata.get('adapter.lora.alpha')).toBe(8);
  });

  it('turns the matrices of MLX over and makes alpha of its scale', async () => {
    const [up] = changes(upProjection) as [LowRank];
    const prepared = await prepare(writeMlx(fresh(), [up], 10));
    expect(prepared).toMatchObject({ format: 'mlx', rank: 4 });
    expect(await valuesIn(prepared.path, 'blk.0.ffn_up.weight.lora_a')).toEqual(up.a);
    expect(await valuesIn(prepared.path, 'blk.0.ffn_up.weight.lora_b')).toEqual(up.b);
    expect((await readGgufContents(prepared.path)).metadata.get('adapter.lora.alpha')).toBe(40);
  });

  it.each(['F16', 'BF16'] as const)('is read from %s', async (dtype) => {
    const tensors = pair(upProjection, filled([4, width], 0.75, dtype), filled([inner, 4], -1.5, dtype));
    const { path: file } = await prepare(writeAdapterFiles(fresh(), 'adapter_model.safetensors', tensors, lora));
    expect(new Set(await valuesIn(file, 'blk.0.ffn_up.weight.lora_a'))).toEqual(new Set([0.75]));
    expect(new Set(await valuesIn(file, 'blk.0.ffn_up.weight.lora_b'))).toEqual(new Set([-1.5]));
  });

  it('is found by its folder, its weights, its settings or as GGUF', async () => {
    const source = writePeft(fresh(), changes(upProjection));
    const { path: gguf } = await prepare(source);
    for (const name of ['adapter_model.safetensors', 'adapter_config.json']) {
      const target = `${fresh()}.gguf`;
      expect(await prepareAdapter(path.join(source, name), base, target)).toMatchObject({
        format: 'peft',
        path: target,
      });
    }
    const asIs = await prepareAdapter(gguf, base, 'never written');
    expect(asIs).toMatchObject({ format: 'gguf', path: gguf, layers: 1, rank: 4 });
  });

  it('may insist on the very file it was trained on', async () => {
    const sha256 = createHash('sha256').update(readFileSync(base)).digest('hex');
    const [right, wrong] = [sha256, 'f'.repeat(64)].map((base_model_sha256) =>
      writePeft(fresh(), changes(upProjection), { base_model_sha256 }),
    ) as [string, string];
    expect(await refusal(right)).toBe('accepted');
    expect(await refusal(wrong)).toMatch(/^adapter-misfit: .*another model file/);
  });

  it.each(['qwen2', 'qwen3', 'gemma3'])('of the %s family keeps the order of its rows', async (family) => {
    const tensors = ['attn_q', 'ffn_up'].map((name, index) => ({
      ...{ name: `blk.0.${name}.weight`, dimensions: [8, 8], type: 0, offset: index * 256 },
    }));
    const pairs = [stringPair('general.architecture', family), numberPair(`${family}.attention.head_count`, 2)];
    const model = `${fresh()}.gguf`;
    writeFileSync(model, ggufFile({ pairs, tensors, dataBytes: 512 }));
    const a = Float32Array.from({ length: 16 }, (_, index) => index);
    const change = { module: 'model.layers.0.self_attn.q_proj', rank: 2, a, b: a.map((value) => -value) };
    const prepared = await prepare(writePeft(fresh(), [change]), model);
    expect(prepared.architecture).toBe(family);
    expect(await valuesIn(prepared.path, 'blk.0.attn_q.weight.lora_b')).toEqual(change.b);
    // A vision model of the family keeps its language part under another name.
    const nested = { ...change, module: `language_model.${change.module}` };
    expect(await refusal(writePeft(fresh(), [nested]), model)).toBe('accepted');
  });

  it('moves every row to one place', () => {
    const rows = Array.from({ length: 48 }, (_, row) => permutedRow(row, 48, 4));
    expect(new Set(rows).size).toBe(48);
    expect(rows.slice(0, 12)).toEqual([0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]);
  });
});

describe('what cannot be used', () => {
  it.each([
    ['DoRA', { use_dora: true }, 'adapter-unsupported: .*DoRA'],
    ['trained bias', { bias: 'lora_only' }, 'adapter-unsupported: .*bias'],
    ['whole layers', { modules_to_save: ['lm_head'] }, 'adapter-unsupported: .*whole layers .*lm_head'],
    ['another method', { peft_type: 'IA3' }, 'adapter-unsupported: .*IA3'],
    ['changed base weights', { init_lora_weights: 'pissa_niter_4' }, 'adapter-unsupported: .*changed weights'],
    ['matrices the other way round', { fan_in_fan_out: true }, 'adapter-unsupported: .*fan_in_fan_out'],
    ['a pattern for a rank', { rank_pattern: { '(a+)+$': 8 } }, 'adapter-unsupported: .*pattern'],
    ['replaced words', { trainable_token_indices: [1, 2] }, 'adapter-unsupported: .*words'],
    ['no rank', { r: null }, 'adapter-invalid: .*rank'],
    ['another rank than its weights', { r: 8 }, 'adapter-invalid: .*has rank 4, its settings say 8'],
    ['no alpha', { lora_alpha: 'eight' }, 'adapter-invalid: .*lora_alpha'],
    ['an alpha of nothing', { lora_alpha: 0 }, 'adapter-invalid: .*scale is 0'],
  ])('PEFT with %s is refused', async (_name, settings, expected) => {
    expect(await refusal(writePeft(fresh(), changes(upProjection), settings))).toMatch(new RegExp(`^${expected}`));
  });

  it.each([
    ['DoRA', { fine_tune_type: 'dora' }, 'adapter-unsupported: .*DoRA'],
    ['a whole training', { fine_tune_type: 'full' }, 'adapter-unsupported: .*whole training'],
    ['no parameters', { lora_parameters: null }, 'adapter-invalid: .*lora_parameters'],
    ['an old alpha', { lora_parameters: { rank: 4, scale: 10, alpha: 16 } }, 'adapter-unsupported: .*alpha'],
    ['no scale', { lora_parameters: { rank: 4 } }, 'adapter-invalid: .*scale'],
    ['another rank', { lora_parameters: { rank: 6, scale: 1 } }, 'adapter-invalid: .*has rank 4, its settings say 6'],
  ])('MLX with %s is refused', async (_name, settings, expected) => {
    expect(await refusal(writeMlx(fresh(), changes(upProjection), 10, settings))).toMatch(new RegExp(`^${expected}`));
  });

  const a = filled([4, width]);
  const b = filled([inner, 4]);
  it.each([
    [
      'a value that is not a number',
      pair(upProjection, filled([4, width], Number.NaN), b),
      'adapter-invalid: .*not a number',
    ],
    [
      'an endless value',
      pair(upProjection, a, filled([inner, 4], Number.POSITIVE_INFINITY)),
      'adapter-invalid: .*not a number',
    ],
    ['two ranks in a pair', pair(upProjection, filled([5, width]), b), 'adapter-invalid: .*ranks 5 and 4'],
    [
      'a layer of another width',
      pair(upProjection, filled([4, 48]), b),
      'adapter-misfit: .*48 × 128, the model’s is 64 × 128',
    ],
    ['a layer too many', pair('model.layers.7.mlp.up_proj', a, b), 'adapter-misfit: .*blk\\.7\\.ffn_up'],
    [
      'a layer these models do not have',
      pair('model.layers.0.mlp.experts.3.up_proj', a, b),
      'adapter-misfit: .*do not have',
    ],
    ['a layer of the prototype', pair('model.layers.0.constructor', a, b), 'adapter-misfit: .*do not have'],
    ['half a pair', { [`base_model.model.${upProjection}.lora_A.weight`]: a }, 'adapter-invalid: .*only one'],
    [
      'a whole matrix',
      { ...pair(upProjection, a, b), [`base_model.model.${query}.weight`]: filled([width, width]) },
      'adapter-unsupported: .*whole layer',
    ],
    [
      'the lengths of DoRA',
      { ...pair(upProjection, a, b), [`base_model.model.${upProjection}.lora_magnitude_vector`]: filled([inner]) },
      'adapter-unsupported: .*DoRA',
    ],
    ['a vector for a matrix', pair(upProjection, filled([4 * width]), b), 'adapter-invalid: .*no matrix'],
    [
      'one layer under two names',
      { ...pair(upProjection, a, b), ...pair(`language_model.${upProjection}`, a, b) },
      'adapter-invalid: .*same layer',
    ],
  ])('weights with %s are refused and leave nothing behind', async (_name, tensors, expected) => {
    const source = writeAdapterFiles(fresh(), 'adapter_model.safetensors', tensors, lora);
    expect(await refusal(source)).toMatch(new RegExp(`^${expected}`));
    expect(readdirSync(folder).filter((name) => name.startsWith(`${path.basename(source)}.gguf`))).toEqual([]);
  });

  it('files that are missing, cut off, pickled or no adapter are refused', async () => {
    expect(await refusal(path.join(folder, 'nowhere'))).toMatch(/^adapter-missing/);
    const cut = writePeft(fresh(), changes(upProjection));
    truncateSync(path.join(cut, 'adapter_model.safetensors'), 2000);
    expect(await refusal(cut)).toMatch(/^adapter-invalid: .*incomplete/);
    const bare = writePeft(fresh(), changes(upProjection));
    rmSync(path.join(bare, 'adapter_config.json'));
    expect(await refusal(bare)).toMatch(/^adapter-invalid: .*adapter_config\.json is missing/);
    writeFileSync(path.join(bare, 'adapter_config.json'), '{"r": 4');
    expect(await refusal(bare)).toMatch(/^adapter-invalid: .*cannot be read/);
    writeFileSync(path.join(bare, 'adapter_config.json'), '{"r": 4}');
    expect(await refusal(bare)).toMatch(/^adapter-unsupported: .*neither by PEFT nor by mlx_lm/);
    const pickled = path.join(folder, 'adapter_model.bin');
    writeFileSync(pickled, 'PK');
    expect(await refusal(pickled)).toMatch(/^adapter-unsupported: .*program/);
    expect(await refusal(base)).toMatch(/^adapter-invalid: .*model of its own/);
  });

  it('an adapter for another network is refused by name', async () => {
    const adapter = [
      stringPair('general.architecture', 'qwen2'),
      stringPair('general.type', 'adapter'),
      stringPair('adapter.type', 'lora'),
    ];
    const file = `${fresh()}.gguf`;
    writeFileSync(file, ggufFile({ pairs: adapter }));
    expect(await refusal(file)).toMatch(/^adapter-misfit: .*made for qwen2 models, this one is llama/);
    writeFileSync(
      file,
      ggufFile({
        pairs: [
          ...adapter.slice(1, 2),
          stringPair('adapter.type', 'control'),
          stringPair('general.architecture', 'llama'),
        ],
      }),
    );
    expect(await refusal(file)).toMatch(/^adapter-unsupported: .*control/);
    const foreign = `${fresh()}.gguf`;
    writeFileSync(foreign, ggufFile({ pairs: [stringPair('general.architecture', 'mamba'), numberPair('x', 1)] }));
    expect(await refusal(writePeft(fresh(), changes(upProjection)), foreign)).toMatch(/^adapter-unsupported: .*mamba/);
  });

  it('an adapter converted for other heads does not fit a model of the same width', async () => {
    const { path: file } = await prepare(writePeft(fresh(), changes(query)));
    const bytes = readFileSync(base);
    const key = Buffer.from('llama.attention.head_count');
    const at = bytes.indexOf(key) + key.length + 4;
    expect(bytes.readUInt32LE(at)).toBe(4);
    bytes.writeUInt32LE(8, at);
    const other = path.join(folder, 'eight heads.gguf');
    writeFileSync(other, bytes);
    expect(await refusal(file, other)).toMatch(/^adapter-misfit: .*4 attention heads, this one has 8/);
  });

  it('any of 1,000 damaged headers ends in a refusal or in an adapter that passes our own check', async () => {
    const source = writePeft(fresh(), changes(upProjection, query));
    const file = path.join(source, 'adapter_model.safetensors');
    const whole = readFileSync(file);
    const headerEnd = 8 + Number(whole.readBigUInt64LE());
    const random = seededRandom(8);
    const outcomes = new Map<string, number>();
    for (let round = 0; round < 1000; round++) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change <= random() * 3; change++) {
        const at = Math.floor(random() * headerEnd);
        bytes[at] = random() < 0.6 ? 48 + Math.floor(random() * 10) : Math.floor(random() * 256);
      }
      writeFileSync(file, bytes);
      const outcome = (await refusal(source)).replace(/:.*/s, '');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const known = ['accepted', 'adapter-invalid', 'adapter-misfit', 'adapter-unsupported'];
    expect([...outcomes.keys()].filter((outcome) => !known.includes(outcome))).toEqual([]);
    expect(outcomes.get('adapter-invalid')).toBeGreaterThan(500);
  });
});
