/** How much memory the library's database and vector index take on this machine: a pure function. */
import { limits } from '../limits.ts';
import type { MachineState } from '../ports.ts';
import type { StorePlan } from '../types.ts';
import { storePlanLimits } from './limits.ts';

/** `vectors` of `dimensions` numbers each are in the library. Codes of one bit per dimension are always held. */
export function storePlan(
  machine: Pick<MachineState, 'memoryBytes'>,
  { vectors, dimensions }: { readonly vectors: number; readonly dimensions: number },
): StorePlan {
  const { heldShare, pageCacheShare, leastPageCache, mostPageCache } = storePlanLimits;
  const room = machine.memoryBytes * heldShare;
  const numbers = vectors * dimensions;
  const pageCache = Math.min(mostPageCache, Math.max(leastPageCache, machine.memoryBytes * pageCacheShare));
  return {
    ...limits.store.vectors,
    vectorPrecision: numbers * 4 <= room ? 'float32' : numbers <= room ? 'int8' : 'binary+rescore',
    pageCacheKibibytes: Math.floor(pageCache / 1024),
  };
}
