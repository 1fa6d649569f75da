import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelFile } from '../../src/main/engine/ports.ts';
import type { LoadedChat, LoadedEmbedder, LoadedReranker } from '../../src/main/model-host/loaded-model.ts';
import { createResidency, type Residency } from '../../src/main/model-host/residency.ts';
import type { LoadedImageEmbedder } from '../../src/main/model-host/transformers-image-embedder.ts';

const idleMs = 1000;
const never = new AbortController().signal;
let events: string[] = [];
let failures: string[] = [];
let residency: Residency;

const file = (name: string): ModelFile => ({ id: name, name, role: 'chat', path: `/${name}` });

/** Loads by name, notes what happens; names in `failures` do not load. */
async function load(model: ModelFile): Promise<{ readonly name: string; dispose(): Promise<void> }> {
  events.push(`load ${model.name}`);
  await Promise.resolve();
  if (failures.includes(model.name)) throw new Error(`no ${model.name}`);
  return {
    name: model.name,
    dispose: async () => {
      events.push(`free ${model.name}`);
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  events = [];
  failures = [];
  residency = createResidency({
    loadEmbedder: (model) => load(model) as unknown as Promise<LoadedEmbedder>,
    loadReranker: (model) => load(model) as unknown as Promise<LoadedReranker>,
    loadImageEmbedder: (model) => load(model as ModelFile) as unknown as Promise<LoadedImageEmbedder>,
    loadChat: (model) => load(model) as unknown as Promise<LoadedChat>,
    isHeavy: null,
    idleMs,
    onUnloadFailed: (error) => events.push(String(error)),
  });
});
afterEach(() => vi.useRealTimers());

describe('models in memory', () => {
  it('load once for many requests and are freed after idle time', async () => {
    await Promise.all([1, 2, 3].map(() => residency.withEmbedder(file('e'), () => null, never)));
    await vi.advanceTimersByTimeAsync(idleMs - 1);
    expect(events).toEqual(['load e']);
    await vi.advanceTimersByTimeAsync(1);
    expect(events).toEqual(['load e', 'free e']);
    await residency.withEmbedder(file('e'), () => null, never);
    expect(events).toEqual(['load e', 'free e', 'load e']);
  });

  it('are not freed while somebody uses them', async () => {
    let finish = () => {};
    const using = residency.withEmbedder(
      file('e'),
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
      never,
    );
    await vi.advanceTimersByTimeAsync(idleMs * 5);
    const freed = residency.unloadAll();
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toEqual(['load e']);
    finish();
    await using;
    await freed;
    expect(events).toEqual(['load e', 'free e']);
  });

  it('hold one chat model at most: the old one goes before the new one comes', async () => {
    await residency.withChat(file('a'), () => null, never);
    await residency.withChat(file('b'), () => null, never);
    await residency.withChat(file('b'), () => null, never);
    expect(events).toEqual(['load a', 'free a', 'load b']);
  });

  it('keep embedders and a reranker beside the chat model', async () => {
    await residency.withEmbedder(file('e'), () => null, never);
    await residency.withChat(file('a'), () => null, never);
    await residency.withEmbedder(file('f'), () => null, never);
    await residency.withReranker(file('e'), () => null, never);
    expect(events).toEqual(['load e', 'load a', 'load f', 'load e']);
    await residency.unloadAll();
    expect(events.slice(4).sort()).toEqual(['free a', 'free e', 'free e', 'free f']);
  });

  it('are tried again after a load that failed', async () => {
    failures = ['a'];
    await expect(residency.withChat(file('a'), () => null, never)).rejects.toThrow('no a');
    failures = [];
    expect(await residency.withChat(file('a'), () => 'fine', never)).toBe('fine');
  });

  it('finish loading for the next one when the first who asked has left', async () => {
    const stop = new AbortController();
    const left = residency.withChat(file('a'), () => 'never', stop.signal);
    left.catch(() => undefined);
    await Promise.resolve();
    stop.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    expect(await residency.withChat(file('a'), () => 'fine', never)).toBe('fine');
    expect(events).toEqual(['load a']);
  });

  it('on a small machine, heavy ones are never there together and light ones stay', async () => {
    residency = createResidency({
      loadEmbedder: (model) => load(model) as unknown as Promise<LoadedEmbedder>,
      loadReranker: (model) => load(model) as unknown as Promise<LoadedReranker>,
      loadImageEmbedder: (model) => load(model as ModelFile) as unknown as Promise<LoadedImageEmbedder>,
      loadChat: (model) => load(model) as unknown as Promise<LoadedChat>,
      isHeavy: async ({ name }) => name !== 'light',
      idleMs,
      onUnloadFailed: (error) => events.push(String(error)),
    });
    await residency.withEmbedder(file('light'), () => null, never);
    await residency.withEmbedder(file('e'), () => null, never);
    let finish = () => {};
    const writing = residency.withChat(
      file('a'),
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
      never,
    );
    await vi.advanceTimersByTimeAsync(0);
    const embedding = residency.withEmbedder(file('e'), () => events.push('embed'), never);
    await residency.withEmbedder(file('light'), () => events.push('light'), never);
    expect(events).toEqual(['load light', 'load e', 'free e', 'load a', 'light']);
    finish();
    await Promise.all([writing, embedding]);
    expect(events.slice(5)).toEqual(['free a', 'load e', 'embed']);
  });
});
