/** Adapters of the harness: a list that can grow, shrink and be attached. */
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { AdapterSummary, AttachedAdapter } from '../../../src/preload/contract/shapes.ts';

export function fakeAdapter(change: Partial<AdapterSummary> = {}): AdapterSummary {
  return {
    id: 'adapter-1',
    name: 'house-style',
    format: 'mlx',
    source: '/models/house-style',
    architecture: 'llama',
    baseName: 'mlx-community/Llama-3.2-3B-Instruct',
    layers: 112,
    rank: 8,
    bytes: 28_311_552,
    uses: 2,
    state: 'available',
    ...change,
  };
}

export function createAdapterFakes(start: readonly AdapterSummary[]) {
  let adapters = [...start];
  const attached = new Map<string, readonly AttachedAdapter[]>();
  const of = (conversationId: string) => attached.get(conversationId) ?? [];
  const without = (conversationId: string, adapterId: string) =>
    of(conversationId).filter((each) => each.adapterId !== adapterId);
  return {
    'adapter.list': () => adapters,
    'adapter.choose': () => null,
    'adapter.add': ({ path }: { path: string }): AdapterSummary => {
      if (!path.endsWith('.safetensors')) {
        throw new AppError('adapter-misfit', 'no', { detail: 'it was made for qwen2 models, this one is llama' });
      }
      const added = fakeAdapter({ id: `adapter-${adapters.length + 1}`, source: path, uses: 0 });
      adapters = [...adapters, added];
      return added;
    },
    'adapter.remove': ({ adapterId }: { adapterId: string }) => {
      adapters = adapters.filter(({ id }) => id !== adapterId);
      return null;
    },
    'adapter.attached': ({ conversationId }: { conversationId: string }) => of(conversationId),
    'adapter.attach': ({ conversationId, adapterId, strength }: AttachedAdapter & { conversationId: string }) => {
      attached.set(conversationId, [...without(conversationId, adapterId), { adapterId, strength }]);
      return of(conversationId);
    },
    'adapter.detach': ({ conversationId, adapterId }: { conversationId: string; adapterId: string }) => {
      attached.set(conversationId, without(conversationId, adapterId));
      return of(conversationId);
    },
  };
}
