/** Adapters through the real, forked model host: on a small Llama whose numbers are computed by hand, and on TinyLlama. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareAdapter } from '../../src/main/engine/models/adapters/prepare-adapter.ts';
import type { AdapterUse, ModelFile, NextToken } from '../../src/main/engine/ports.ts';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { plantedSpeech } from '../helpers/planted-speech.ts';
import { referenceLogits } from '../helpers/reference-llama.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { smallLlama, smallLlamaShape, smallTokens, smallVocabulary, type Weights } from '../helpers/small-llama.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';
import {
  type LowRank,
  merged,
  randomLowRank,
  turned,
  writeAdapterFiles,
  writeMlx,
  writePeft,
} from '../helpers/trained-adapter.ts';

const { models, process: host } = startModelHostProcess();
const weights = smallLlama();
let folder = '';
let base: ModelFile;
let leaning: ModelFile;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-adapters-'));
  base = await model('base', weights);
  leaning = await model('leaning', plantedSpeech().weights);
});
afterAll(async () => {
  await models.close();
  rmSync(folder, { recursive: true, force: true });
});

async function model(name: string, from: Weights): Promise<ModelFile> {
  const file = await writeLlamaGguf(from, path.join(folder, `${name}.gguf`));
  return { id: name, name, role: 'chat', path: file };
}
/** Every module a LoRA may change in these networks. */
const modules = [0, 1].flatMap((layer) =>
  ['self_attn.q_proj', 'self_attn.k_proj', 'self_attn.v_proj', 'self_attn.o_proj']
    .concat(['mlp.gate_proj', 'mlp.up_proj', 'mlp.down_proj'])
    .map((part) => `model.layers.${layer}.${part}`),
);
const everything = [...modules, 'lm_head'];
const text = ' heron weir alder, the end of a';

/** llama.cpp keeps keys and values of earlier tokens as half-precision numbers: that alone moves logits by some thousandths. */
const halfPrecision = 0.01;

/** Log-probabilities by token, of the whole vocabulary. */
async function scores(of: ModelFile, adapters: readonly AdapterUse[] = []): Promise<ReadonlyMap<number, number>> {
  const next = await models.chat(of).nextTokens(text, smallVocabulary.length, adapters);
  return new Map(next.map(({ token, logProbability }) => [token, logProbability]));
}
/** The largest difference of logits; a shared constant, which softmax takes out, is taken out of both. */
function distance(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  expect(a.size).toBe(smallVocabulary.length);
  expect(b.size).toBe(smallVocabulary.length);
  const [meanA, meanB] = [mean(a), mean(b)];
  return Math.max(...[...a].map(([token, value]) => Math.abs(value - meanA - ((b.get(token) as number) - meanB))));
}
const mean = (values: ReadonlyMap<number, number>): number =>
  [...values.values()].reduce((sum, one) => sum + one, 0) / values.size;

describe('the small Llama', () => {
  it('computes what the network written out by hand computes, heads in the right order', async () => {
    const byHand = new Map(referenceLogits(weights, smallTokens(text)).entries());
    expect(distance(await scores(base), byHand)).toBeLessThan(halfPrecision);
  });

  it.each([
    ['PEFT', modules, 2],
    ['PEFT with the output layer', everything, 2],
    ['MLX', everything, 1.5],
  ] as const)('with a %s adapter equals the merged model', async (kind, changed, scale) => {
    const changes = randomLowRank(weights, changed, 4, 7);
    const source = path.join(folder, kind.replaceAll(' ', '-'));
    if (kind === 'MLX') writeMlx(source, changes, scale);
    else writePeft(source, changes);
    const adapter = await prepareAdapter(source, base.path, `${source}.gguf`);
    const whole = merged(weights, changes, () => scale);
    const [on, off] = [await scores(base, [{ path: adapter.path, strength: 1 }]), await scores(base)];
    const mergedScores = await scores(await model(`merged ${kind}`, whole));
    const apart = distance(on, mergedScores);
    const byHand = distance(on, new Map(referenceLogits(whole, smallTokens(text)).entries()));
    console.log(
      `${kind}: ${apart.toExponential(2)} from the merged model, ${byHand.toExponential(2)} by hand, ${distance(on, off).toFixed(2)} from the base`,
    );
    expect(apart).toBeLessThan(1e-3);
    expect(byHand).toBeLessThan(halfPrecision);
    expect(distance(on, off)).toBeGreaterThan(0.1);
  });

  it('scales as use_rslora, alpha_pattern and rank_pattern ask for', async () => {
    const narrow = randomLowRank(weights, ['model.layers.0.mlp.up_proj', 'model.layers.0.self_attn.k_proj'], 4, 3);
    const wide = randomLowRank(weights, ['model.layers.1.self_attn.q_proj'], 9, 4);
    const source = writePeft(path.join(folder, 'patterns'), [...narrow, ...wide], {
      r: 4,
      lora_alpha: 6,
      use_rslora: true,
      alpha_pattern: { 'layers.0.mlp.up_proj': 3 },
      rank_pattern: { '^model.layers.1.self_attn.q_proj': 9 },
    });
    const { path: file } = await prepareAdapter(source, base.path, `${source}.gguf`);
    const whole = merged(weights, [...narrow, ...wide], ({ module, rank }) =>
      module.endsWith('up_proj') ? 3 / Math.sqrt(rank) : 6 / Math.sqrt(rank),
    );
    const on = await scores(base, [{ path: file, strength: 1 }]);
    expect(distance(on, await scores(await model('patterns merged', whole)))).toBeLessThan(1e-3);
    expect(distance(on, await scores(base))).toBeGreaterThan(0.1);
  });

  it.each(['PEFT', 'MLX'])('takes a change of its vocabulary from %s', async (kind) => {
    const changes = randomLowRank(weights, ['model.embed_tokens'], 4, 11);
    const [change] = changes as [LowRank];
    // Both tools count from the words here: what is added to a word's vector is its row of one matrix times the other.
    const [words, vectors] = [change.b, change.a];
    const source = path.join(folder, `vocabulary ${kind}`);
    if (kind === 'PEFT') writePeftVocabulary(source, words, vectors, change.rank);
    else writeMlxVocabulary(source, words, vectors, change.rank);
    const { path: file } = await prepareAdapter(source, base.path, `${source}.gguf`);
    const whole = merged(weights, changes, () => 2);
    const on = await scores(base, [{ path: file, strength: 1 }]);
    expect(distance(on, await scores(await model(`merged ${kind} vocabulary`, whole)))).toBeLessThan(1e-3);
    expect(distance(on, await scores(base))).toBeGreaterThan(0.1);
  });

  it('adds up several adapters with a strength each, and goes back without loading the model again', async () => {
    const [first, second] = [randomLowRank(weights, modules, 4, 21), randomLowRank(weights, modules, 2, 22)];
    const [one, other] = [writePeft(path.join(folder, 'one'), first), writeMlx(path.join(folder, 'two'), second, 2)];
    const uses = [
      { path: (await prepareAdapter(one, base.path, `${one}.gguf`)).path, strength: 0.5 },
      { path: (await prepareAdapter(other, base.path, `${other}.gguf`)).path, strength: 0.25 },
    ];
    const before = await scores(base);
    const both = await scores(base, uses);
    const whole = merged(
      merged(weights, first, () => 1),
      second,
      () => 0.5,
    );
    expect(distance(both, await scores(await model('merged twice', whole)))).toBeLessThan(1e-3);
    expect(await scores(base)).toEqual(before);
    expect(await scores(base, uses)).toEqual(both);
    expect(
      await scores(
        base,
        uses.map((use) => ({ ...use, strength: 0 })),
      ),
    ).toEqual(before);
  });

  it('refuses an adapter that does not fit before llama.cpp sees it, and lives on', async () => {
    const source = writePeft(path.join(folder, 'for another'), randomLowRank(weights, modules, 4, 5));
    const { path: file } = await prepareAdapter(source, base.path, `${source}.gguf`);
    const use = [{ path: file, strength: 1 }];
    await expect(models.chat(tinyLlama()).nextTokens('a', 1, use)).rejects.toMatchObject({ code: 'adapter-misfit' });
    await expect(models.chat(base).nextTokens('a', 1, [{ path: base.path, strength: 1 }])).rejects.toMatchObject({
      code: 'adapter-invalid',
    });
    const gone = [{ path: path.join(folder, 'nowhere.gguf'), strength: 1 }];
    await expect(models.chat(base).nextTokens('a', 1, gone)).rejects.toMatchObject({ code: 'adapter-missing' });
    expect((await scores(base)).size).toBe(smallVocabulary.length);
    expect(host.crashes).toBe(0);
  });
});

/** An adapter on the output layer: logits are linear in it, so a planted word can be put on top by measure. */
describe.each([
  {
    name: 'the small Llama',
    // All its states lean one way, so that a word raised at one place is raised at every other.
    of: () => leaning,
    width: smallLlamaShape.width,
    words: smallVocabulary.length,
    planted: 'heron',
    prompt: '### Human\nhello\n\n### Assistant\n',
  },
  {
    name: 'TinyLlama',
    of: () => tinyLlama(),
    width: 2048,
    words: 32_000,
    planted: 'ocean',
    prompt: '<|user|>\nhello\n<|assistant|>\n',
  },
])('an adapter on the output layer of $name', ({ name, of, width, words, planted, prompt }) => {
  // About what the model's chat template makes of "hello".
  let adapter = '';
  let token = -1;
  const next = async (strength: number) => {
    const found = await models
      .chat(of())
      .nextTokens(prompt, words, strength === 0 ? [] : [{ path: adapter, strength }]);
    return { top: found[0], of: new Map(found.map((entry) => [entry.token, entry.logProbability])), all: found };
  };
  /** How far the planted word's logit lies above that of a word the adapter does not touch. */
  const lead = async (strength: number, other: number) => {
    const { of: by } = await next(strength);
    return (by.get(token) as number) - (by.get(other) as number);
  };

  async function plant(size: number): Promise<void> {
    const b = new Float32Array(words);
    b[token] = size;
    const random = seededRandom(3);
    const a = Float32Array.from({ length: width }, () => random() - 0.5);
    const source = writePeft(path.join(folder, `${name} ${size}`), [{ module: 'lm_head', rank: 1, a, b }], {
      lora_alpha: 1,
    });
    adapter = (await prepareAdapter(source, of().path, `${source}.gguf`)).path;
  }

  it('puts a planted word on top at 1, moves it half as far at 0.5, and not at all at 0', async () => {
    const plain = await next(0);
    token = plain.all.find(({ text }) => text.trim() === planted)?.token ?? -1;
    expect(token).toBeGreaterThan(0);
    const best = plain.top as NextToken;
    expect(best.token).not.toBe(token);
    const before = await lead(0, best.token);
    await plant(1);
    const perUnit = (await lead(1, best.token)) - before;
    // Twice as far as it takes to be the likeliest.
    await plant((-2 * before) / perUnit);
    const [half, full] = [await lead(0.5, best.token), await lead(1, best.token)];
    const ratio = (half - before) / (full - before);
    console.log(
      `${name}: shift ${(full - before).toFixed(3)} at 1, ${(half - before).toFixed(3)} at 0.5: ratio ${ratio.toFixed(4)}`,
    );
    expect((await next(1)).top?.token).toBe(token);
    expect(Math.abs(ratio - 0.5)).toBeLessThan(0.01);
    expect(await models.chat(of()).nextTokens(prompt, words, [{ path: adapter, strength: 0 }])).toEqual(plain.all);
  });

  it('is seen in what the model writes', async () => {
    const write = async (strength: number) => {
      const { text: written } = await models
        .chat(of())
        .generate(
          [{ role: 'user', text: 'hello' }],
          { maxTokens: 1, temperature: 0, adapters: [{ path: adapter, strength }] },
          () => undefined,
          new AbortController().signal,
        );
      return written;
    };
    expect(await write(3)).toContain(planted);
    expect(await write(0)).not.toContain(planted);
  });
});

function writePeftVocabulary(source: string, words: Float32Array, vectors: Float32Array, rank: number): void {
  const tensors = {
    'base_model.model.model.embed_tokens.lora_embedding_A': {
      shape: [rank, words.length / rank],
      values: turned(words, words.length / rank),
    },
    'base_model.model.model.embed_tokens.lora_embedding_B': {
      shape: [vectors.length / rank, rank],
      values: turned(vectors, rank),
    },
  };
  writeAdapterFiles(source, 'adapter_model.safetensors', tensors, { peft_type: 'LORA', r: rank, lora_alpha: 2 * rank });
}

function writeMlxVocabulary(source: string, words: Float32Array, vectors: Float32Array, rank: number): void {
  const tensors = {
    'model.embed_tokens.lora_a': { shape: [words.length / rank, rank], values: words },
    'model.embed_tokens.lora_b': { shape: [rank, vectors.length / rank], values: vectors },
  };
  writeAdapterFiles(source, 'adapters.safetensors', tensors, { lora_parameters: { rank, scale: 2 } });
}
