import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSafetensorsHeader } from '../../../src/main/engine/models/safetensors/safetensors-header.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { joined, safetensorsFile } from '../../helpers/safetensors-file.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-safetensors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const two = {
  a: { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] },
  b: { shape: [4], values: [1, 2, 3, 4], dtype: 'F16' },
} as const;

function read(bytes: Buffer) {
  const file = path.join(folder, 'weights.safetensors');
  writeFileSync(file, bytes);
  return readSafetensorsHeader(file);
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
/** The two tensors with a header of one's own. */
function withHeader(change: (header: Record<string, Record<string, unknown>>) => void): Buffer {
  return safetensorsFile(two, (header) => change(header as Record<string, Record<string, unknown>>));
}
/** The two tensors under a header written by hand, as JSON cannot say everything. */
const withText = (text: string, claimed?: bigint) => joined(text, [Buffer.alloc(32)], claimed);
const set = (name: string, key: string, value: unknown) =>
  withHeader((header) => Object.assign(header[name] ?? {}, { [key]: value }));

describe('a valid file', () => {
  it('tells every tensor and where it lies', async () => {
    const { tensors, notes } = await read(
      withHeader((header) => Object.assign(header, { __metadata__: { format: 'mlx' } })),
    );
    expect(tensors.map(({ name, dtype, shape, bytes }) => ({ name, dtype, shape, bytes }))).toEqual([
      { name: 'a', dtype: 'F32', shape: [2, 3], bytes: 24 },
      { name: 'b', dtype: 'F16', shape: [4], bytes: 8 },
    ]);
    expect((tensors[1]?.start ?? 0) - (tensors[0]?.start ?? 0)).toBe(24);
    expect(notes.get('format')).toBe('mlx');
  });

  it('may list its tensors in another order than they lie', async () => {
    const header =
      '{"b":{"dtype":"F32","shape":[4],"data_offsets":[16,32]},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}';
    expect((await read(withText(header))).tensors.map(({ name }) => name)).toEqual(['b', 'a']);
  });
});

describe('a wrong file', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'first number'],
    ['seven bytes', Buffer.alloc(7), 'first number'],
    ['a pickled file', Buffer.from('PK\u0003\u0004 archive/data.pkl and more than sixteen bytes'), 'impossibly long'],
    ['a header of 2^63 bytes', withText('{}', 2n ** 63n), 'impossibly long'],
    ['a header longer than the file', withText('{}', 1000n), 'ends inside its header'],
    ['no header', withText('', 0n), 'no header'],
    ['text for a header', withText('hello'), 'not JSON'],
    ['a header that is no UTF-8', joined('{"a":1}', [Buffer.alloc(8)]).fill(0xff, 9, 12), 'not JSON'],
    ['a list for a header', withText('[]'), 'not a list of tensors'],
    ['no tensors', joined('{"__metadata__":{}}', []), 'no weights'],
    ['notes that are text', withText('{"__metadata__":"x"}'), 'notes'],
    ['a tensor that is a number', withText('{"a":1}'), 'no description'],
    ['an unknown number format', set('a', 'dtype', 'Q4'), 'unknown number format'],
    ['a negative dimension', set('a', 'shape', [-2, -3]), 'impossible shape'],
    ['a broken dimension', set('a', 'shape', [2.5, 3]), 'impossible shape'],
    ['a dimension of 2^63', set('a', 'shape', [2 ** 63, 1]), 'impossible shape'],
    ['dimensions that multiply beyond counting', set('a', 'shape', [2 ** 40, 2 ** 40]), 'impossible shape'],
    ['nine dimensions', set('a', 'shape', [6, 1, 1, 1, 1, 1, 1, 1, 1]), 'impossible shape'],
    ['a shape of text', set('a', 'shape', '2,3'), 'impossible shape'],
    ['a shape that asks for more than is there', set('a', 'shape', [3, 3]), 'size its shape'],
    ['no offsets', set('a', 'data_offsets', undefined), 'no place'],
    ['three offsets', set('a', 'data_offsets', [0, 12, 24]), 'no place'],
    ['an end before its start', set('a', 'data_offsets', [24, 0]), 'size its shape'],
    ['an offset of 2^63', set('a', 'data_offsets', [2 ** 63, 2 ** 63 + 24]), 'no place'],
    ['an overlap', set('b', 'data_offsets', [16, 24]), 'bytes of another'],
    ['a hole', set('b', 'data_offsets', [26, 34]), 'hole'],
    ['a file cut short', safetensorsFile(two).subarray(0, -1), 'incomplete'],
    ['bytes after the last tensor', Buffer.concat([safetensorsFile(two), Buffer.alloc(4)]), 'goes on'],
  ])('with %s is refused', async (_name, bytes, sentence) => {
    expect(await failure(bytes)).toMatch(new RegExp(`^adapter-invalid: .*${sentence}`));
  });

  it('that is not there is missing', async () => {
    await expect(readSafetensorsHeader(path.join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'adapter-missing',
    });
  });

  it('ends in an answer after any of 1,000 random changes', { timeout: 60_000 }, async () => {
    const random = seededRandom(5);
    const whole = safetensorsFile(two);
    const headerEnd = 8 + Number(whole.readBigUInt64LE());
    const outcomes = new Map<string, number>();
    for (let round = 0; round < 1000; round++) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change <= random() * 4; change++) {
        const at = Math.floor(random() * headerEnd);
        // Half of the changes keep to what numbers are written with, so that more of them reach the checks behind the parser.
        bytes[at] = random() < 0.5 ? 48 + Math.floor(random() * 10) : Math.floor(random() * 256);
      }
      const outcome = (await failure(bytes)).replace(/:.*/s, '');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].sort()).toEqual(['accepted', 'adapter-invalid']);
    expect(outcomes.get('adapter-invalid')).toBeGreaterThan(700);
  });
});
