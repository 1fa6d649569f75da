import { describe, expect, it, vi } from 'vitest';
import { createThumbnails, type Drawn } from '../../../src/renderer/views/search/thumbnails.ts';
import { deferred } from '../bridge-stub.ts';

const open = () => new AbortController().signal;
const picture = (address: string, release = () => undefined): Drawn => ({ address, release });

describe('thumbnails', () => {
  it('are drawn once and then known', async () => {
    const draw = vi.fn(async (source: string) => picture(`blob:${source}`));
    const thumbnails = createThumbnails(draw, 10);
    expect(thumbnails.known('a')).toBeUndefined();
    await expect(thumbnails.want('a', 'a', open())).resolves.toBe('blob:a');
    await expect(thumbnails.want('a', 'a', open())).resolves.toBe('blob:a');
    expect(thumbnails.known('a')).toBe('blob:a');
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('are drawn one after another, and not for those who stopped looking', async () => {
    const first = deferred<Drawn>();
    const draw = vi.fn((source: string) => (source === 'a' ? first.promise : Promise.resolve(picture(source))));
    const thumbnails = createThumbnails(draw, 10);
    const gone = new AbortController();
    const a = thumbnails.want('a', 'a', open());
    void thumbnails.want('b', 'b', gone.signal);
    const c = thumbnails.want('c', 'c', open());
    expect(draw).toHaveBeenCalledTimes(1);
    gone.abort();
    first.resolve(picture('a'));
    await expect(Promise.all([a, c])).resolves.toEqual(['a', 'c']);
    expect(draw.mock.calls.map(([source]) => source)).toEqual(['a', 'c']);
  });

  it('remember what cannot be drawn instead of trying it again', async () => {
    const draw = vi.fn(() => Promise.reject(new Error('locked')));
    const thumbnails = createThumbnails(draw, 10);
    await expect(thumbnails.want('a', 'a', open())).resolves.toBeNull();
    expect(thumbnails.known('a')).toBeNull();
    await thumbnails.want('a', 'a', open());
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('let go of the one looked at longest ago when there are too many', async () => {
    const released: string[] = [];
    const thumbnails = createThumbnails(
      async (source: string) => picture(source, () => void released.push(source) as undefined),
      2,
    );
    for (const key of ['a', 'b']) await thumbnails.want(key, key, open());
    thumbnails.known('a');
    await thumbnails.want('c', 'c', open());
    expect(released).toEqual(['b']);
    expect(['a', 'b', 'c'].map((key) => thumbnails.known(key))).toEqual(['a', undefined, 'c']);
  });
});
