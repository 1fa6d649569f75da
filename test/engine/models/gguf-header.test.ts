import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { type GgufHeader, readGgufHeader } from '../../../src/main/engine/models/gguf-header.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import {
  type GgufParts,
  ggufFile,
  ggufString,
  llamaPairs,
  numberPair,
  stringListPair,
  stringPair,
  twoTensors,
  u32,
  u64,
} from '../../helpers/gguf-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-gguf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Buffer): Promise<GgufHeader> {
  const file = path.join(folder, 'model.gguf');
  writeFileSync(file, bytes);
  return readGgufHeader(file);
}
async function failure(bytes: Buffer): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}
const impossible = 2n ** 63n;

describe('a valid header', () => {
  it('says what the model is', async () => {
    const bytes = ggufFile();
    expect(await read(bytes)).toEqual({
      version: 3,
      architecture: 'llama',
      type: 'model',
      name: 'Tiny',
      contextLength: 128,
      embeddingLength: 8,
      hasChatTemplate: true,
      parts: 1,
      network: null,
      tensors: 2,
      bytes: bytes.length,
    });
  });

  it('is read across the borders of the read buffer', async () => {
    const tokens = Array.from({ length: 200_000 }, (_, index) => `token-${index}`);
    const pairs = [stringListPair('tokenizer.ggml.tokens', tokens), ...llamaPairs.filter((pair) => pair.type !== 9)];
    expect(ggufFile({ pairs }).length).toBeGreaterThan(2 * limits.models.readBytes);
    expect((await read(ggufFile({ pairs }))).contextLength).toBe(128);
  });

  it('may align its tensors otherwise', async () => {
    const pairs = [...llamaPairs, numberPair('general.alignment', 64)];
    expect((await read(ggufFile({ pairs, alignment: 64 }))).tensors).toBe(2);
  });

  it('may hold lists of lists and numbers of every kind', async () => {
    const nested = Buffer.concat([u32(9), u64(1), u32(4), u64(2), u32(1), u32(2)]);
    const pairs = [
      { key: 'x.nested', type: 9, value: nested },
      { key: 'x.f64', type: 12, value: Buffer.alloc(8) },
      { key: 'x.i16', type: 3, value: Buffer.alloc(2) },
      { key: 'x.yes', type: 7, value: Buffer.from([1]) },
      ...llamaPairs,
    ];
    expect((await read(ggufFile({ pairs }))).contextLength).toBe(128);
  });
});

describe('what its memory depends on', () => {
  const heads = (count: number, kept: number) => [
    numberPair('llama.block_count', 4),
    numberPair('llama.attention.head_count', count),
    numberPair('llama.attention.head_count_kv', kept),
  ];
  const listPair = (key: string, type: number, values: readonly number[]) => ({
    key,
    type: 9,
    value: Buffer.concat([
      u32(type),
      u64(values.length),
      ...values.map((value) => (type === 7 ? Buffer.from([value]) : u32(value))),
    ]),
  });
  const network = async (pairs: GgufParts['pairs'] = []) => (await read(ggufFile({ pairs }))).network;

  it('is read from layers and heads', async () => {
    // Width 8 in 4 heads of 2 numbers; 2 of them are kept, as keys and as values, in 4 layers.
    expect(await network([...llamaPairs, ...heads(4, 2)])).toEqual({
      width: 8,
      vocabulary: 4,
      keptPerToken: 4 * 2 * 4,
      keptInWindow: 0,
      windowTokens: 0,
    });
  });

  it('heeds head widths that the file names, and layers that keep nothing', async () => {
    const pairs = [
      ...llamaPairs,
      numberPair('llama.block_count', 4),
      numberPair('llama.attention.head_count', 4),
      listPair('llama.attention.head_count_kv', 5, [2, 0, 0, 1]),
      numberPair('llama.attention.key_length', 16),
      numberPair('llama.attention.value_length', 8),
    ];
    expect(await network(pairs)).toMatchObject({ keptPerToken: 3 * 24 });
  });

  it('tells layers that look back over a window', async () => {
    const window = numberPair('llama.attention.sliding_window', 512);
    const everySecond = listPair('llama.attention.sliding_window_pattern', 7, [1, 0, 1, 0]);
    expect(await network([...llamaPairs, ...heads(4, 2), window, everySecond])).toMatchObject({
      keptPerToken: 16,
      keptInWindow: 16,
      windowTokens: 512,
    });
    // Where the file does not say which layers, all count in full.
    expect(await network([...llamaPairs, ...heads(4, 2), window])).toMatchObject({ keptPerToken: 32, windowTokens: 0 });
  });

  it('is unknown when the file leaves it out, or claims what no network has', async () => {
    expect(await network([...llamaPairs, numberPair('llama.block_count', 4)])).toBeNull();
    const claims = [numberPair('llama.block_count', 4_000_000_000), numberPair('llama.attention.head_count', 4)];
    expect(await network([...llamaPairs, ...claims])).toBeNull();
  });
});

describe('what llama.cpp would end the process over', () => {
  it.each([
    ['a metadata entry without a name', { pairs: [...llamaPairs, numberPair('', 1)] }, 'no readable name'],
    ['a name that ends before it begins', { pairs: [...llamaPairs, numberPair('\0rope', 1)] }, 'no readable name'],
    [
      'a tensor with such a name',
      { tensors: [{ name: '\0', dimensions: [8, 4], type: 0, offset: 0 }] },
      'no readable name',
    ],
    [
      'a word that stands in the vocabulary twice',
      {
        pairs: [stringPair('general.architecture', 'llama'), stringListPair('tokenizer.ggml.tokens', ['a', 'b', 'a'])],
      },
      'a word twice',
    ],
  ])('%s is refused', async (_name, parts, sentence) => {
    expect(await failure(ggufFile(parts))).toMatch(new RegExp(`^model-invalid: .*${sentence}`));
  });

  it('empty words of a vocabulary are none of it', async () => {
    const words = stringListPair('tokenizer.ggml.tokens', ['a', '', '']);
    expect(await failure(ggufFile({ pairs: [stringPair('general.architecture', 'llama'), words] }))).toBe('accepted');
  });
});

describe('a wrong file', () => {
  const tensor = twoTensors[0] as (typeof twoTensors)[number];
  const cases: readonly (readonly [string, GgufParts | Buffer, RegExp])[] = [
    ['an empty file', Buffer.alloc(0), /empty/],
    ['another kind of file', Buffer.from('%PDF-1.7 not a model'), /begin with the letters GGUF/],
    ['a file of two bytes', Buffer.from('GG'), /ends inside/],
    ['GGUF version 1', { version: 1 }, /model-unsupported.*version 1/],
    ['a big-endian file', { version: 0x03000000 }, /model-unsupported.*another kind of processor/],
    ['2^63 tensors', { tensorCount: impossible }, /number of tensors is impossibly large/],
    ['2^63 metadata entries', { pairCount: impossible }, /metadata entries is impossibly large/],
    ['a million tensors', { tensorCount: 1_000_000n }, /claims 1000000 tensors/],
    ['a million metadata entries', { pairCount: 1_000_000n }, /claims 1000000 metadata/],
    ['no tensors', { tensors: [], dataBytes: 0 }, /no weights/],
    ['more tensors than described', { tensorCount: 9n, dataBytes: 0 }, /model-invalid/],
    ['more metadata than written', { pairCount: 60n }, /model-invalid/],
    ['a metadata name twice', { pairs: [...llamaPairs, stringPair('general.name', 'x')] }, /twice/],
    ['an unknown metadata type', { pairs: [{ key: 'x', type: 77, value: u32(0) }] }, /unknown type 77/],
    ['a name of 2^63 bytes', { pairs: [{ key: 'x', type: 8, value: u64(impossible) }] }, /impossibly large/],
    ['a string of 1 GB', { pairs: [{ key: 'x', type: 8, value: u64(2 ** 30) }] }, /1073741824 bytes long/],
    ['a string that reaches past the end', { pairs: [{ key: 'x', type: 8, value: u64(9999) }] }, /ends inside/],
    [
      'a list of 2^62 numbers',
      { pairs: [{ key: 'x', type: 9, value: Buffer.concat([u32(4), u64(2n ** 62n)]) }] },
      /impossibly large/,
    ],
    [
      'a list of a trillion strings',
      { pairs: [{ key: 'x', type: 9, value: Buffer.concat([u32(8), u64(10 ** 12)]) }] },
      /longer than the file/,
    ],
    [
      'a list of unknown things',
      { pairs: [{ key: 'x', type: 9, value: Buffer.concat([u32(99), u64(1)]) }] },
      /unknown type 99/,
    ],
    [
      'lists nested a hundred deep',
      {
        pairs: [
          { key: 'x', type: 9, value: Buffer.concat(Array.from({ length: 100 }, () => [u32(9), u64(1)]).flat()) },
        ],
      },
      /nested too deeply/,
    ],
    ['no architecture', { pairs: [stringPair('general.name', 'x')] }, /name its architecture/],
    [
      'an architecture that is a path',
      { pairs: [stringPair('general.architecture', '../x')] },
      /name its architecture/,
    ],
    ['an alignment of 3', { pairs: [...llamaPairs, numberPair('general.alignment', 3)] }, /alignment/],
    ['an alignment of 0', { pairs: [...llamaPairs, numberPair('general.alignment', 0)] }, /alignment/],
    ['a tensor without dimensions', { tensors: [{ ...tensor, dimensions: [] }] }, /0 dimensions/],
    ['a tensor of five dimensions', { tensors: [{ ...tensor, dimensions: [1, 1, 1, 1, 1] }] }, /5 dimensions/],
    ['a dimension of 0', { tensors: [{ ...tensor, dimensions: [8, 0] }] }, /impossible size/],
    ['dimensions that overflow', { tensors: [{ ...tensor, dimensions: [2 ** 40, 2 ** 40] }] }, /impossible size/],
    ['a dimension of 2^63', { tensors: [{ ...tensor, dimensions: [impossible] }] }, /impossibly large/],
    ['rows that do not fit the format', { tensors: [{ ...tensor, dimensions: [33], type: 2 }] }, /rows/],
    ['an unknown number format', { tensors: [{ ...tensor, type: 200 }] }, /model-unsupported.*200/],
    ['a tensor beyond the file', { tensors: [{ ...tensor, offset: 4096 }] }, /beyond the end/],
    ['a cut download', { dataBytes: 100 }, /beyond the end/],
    ['a tensor at 2^63', { tensors: [{ ...tensor, offset: impossible }] }, /impossibly large/],
    ['a tensor at a crooked place', { tensors: [{ ...tensor, offset: 4 }] }, /begin where it must/],
    ['tensors on the same bytes', { tensors: [tensor, { ...tensor, name: 'b', offset: 32 }] }, /same bytes/],
    ['tensors of one name', { tensors: [tensor, { ...tensor, offset: 128 }], dataBytes: 256 }, /same name/],
    ['a tensor name of 1 kB', { tensors: [{ ...tensor, name: 'n'.repeat(1024) }] }, /1024 bytes long/],
  ];
  it.each(cases)('%s is refused in plain words', async (_name, given, sentence) => {
    const message = await failure(Buffer.isBuffer(given) ? given : ggufFile(given));
    expect(message).toMatch(/^model-(invalid|unsupported): /);
    expect(message).toMatch(sentence);
  });

  it('never puts foreign control characters into its sentence', async () => {
    const message = await failure(ggufFile({ pairs: [{ key: 'a\u001b[31m\nb\u202e', type: 77, value: u32(0) }] }));
    expect(message).toMatch(/^[\x20-\x7e“”]+$/);
  });

  it('is refused wherever it is cut', async () => {
    const whole = ggufFile();
    for (let length = 0; length < whole.length; length++) {
      expect(await failure(whole.subarray(0, length)), `cut at ${length}`).toMatch(/^model-invalid/);
    }
  });

  it('is missing or a folder', async () => {
    await expect(readGgufHeader(path.join(folder, 'nowhere.gguf'))).rejects.toMatchObject({ code: 'model-missing' });
    await expect(readGgufHeader(folder)).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('ends in an answer after any of 300 random changes', async () => {
    const whole = ggufFile();
    // The data after the header carries no structure; changes there would prove nothing.
    const headerBytes = whole.length - 160;
    const random = seededRandom(2026);
    const outcomes = new Set<string>();
    for (let round = 0; round < 300; round++) {
      const bytes = Buffer.from(whole);
      const changes = 1 + Math.floor(random() * 6);
      for (let change = 0; change < changes; change++) {
        bytes[Math.floor(random() * headerBytes)] = Math.floor(random() * 256);
      }
      outcomes.add((await failure(bytes)).split(':')[0] as string);
    }
    expect(outcomes).toContain('model-invalid');
    expect([...outcomes].every((code) => ['accepted', 'model-invalid', 'model-unsupported'].includes(code))).toBe(true);
  });

  it('costs bounded memory: a list that claims more than there is fails at the end of the file', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const value = Buffer.concat([u32(8), u64(100_000), ...Array.from({ length: 50_000 }, () => ggufString('ab'))]);
    expect(await failure(ggufFile({ pairs: [{ key: 'x', type: 9, value }] }))).toMatch(/model-invalid/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * limits.models.readBytes);
  });
});

/** mulberry32: the same changes in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
