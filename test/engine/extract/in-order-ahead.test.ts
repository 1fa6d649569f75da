import { describe, expect, it } from 'vitest';
import { inOrderAhead, type Later } from '../../../src/main/engine/extract/pdf/in-order-ahead.ts';

type Item = { readonly at: number };

function later(at: number, wait: number, started: number[]): Later<Item> {
  return async () => {
    started.push(at);
    return { result: new Promise((resolve) => setTimeout(() => resolve({ at }), wait)) };
  };
}

async function* given(...items: readonly (Item | Later<Item>)[]): AsyncGenerator<Item | Later<Item>> {
  yield* items;
}

describe('items read ahead', () => {
  it('come in order, however long each takes', async () => {
    const started: number[] = [];
    const items = given({ at: 0 }, later(1, 30, started), { at: 2 }, later(3, 1, started), later(4, 5, started), {
      at: 5,
    });
    const out = await Array.fromAsync(inOrderAhead(items, { heavy: 3, held: 10 }));
    expect(out.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(started).toEqual([1, 3, 4]);
  });

  it('hold no more than they may', async () => {
    let made = 0;
    async function* many(): AsyncGenerator<Item | Later<Item>> {
      yield later(0, 30, []);
      for (let at = 1; at < 100; at += 1) {
        made = at;
        yield { at };
      }
    }
    const iterator = inOrderAhead(many(), { heavy: 2, held: 8 });
    await iterator.next();
    expect(made).toBeLessThan(12);
    await iterator.return(undefined);
  });

  it('fail where the failing one is due', async () => {
    const failing: Later<Item> = async () => ({ result: Promise.reject(new Error('lost')) });
    const seen: number[] = [];
    const run = async () => {
      for await (const { at } of inOrderAhead(given({ at: 0 }, later(1, 5, []), failing), { heavy: 2, held: 4 }))
        seen.push(at);
    };
    await expect(run()).rejects.toThrow('lost');
    expect(seen).toEqual([0, 1]);
  });
});
