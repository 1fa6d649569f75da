/** A watcher that tells of real changes as badly as systems do: some hints never come, some twice, some late and in another order. */
import type { FolderWatcher } from '../../src/main/engine/ports.ts';

export type UnreliableWatcher = FolderWatcher & {
  /** Resolves when every hint that will come has come. */
  delivered(): Promise<void>;
};

/**
 * @param random numbers from 0 to 1
 * @param loss share of the hints that never come
 */
export function unreliableWatcher(real: FolderWatcher, random: () => number, loss: number): UnreliableWatcher {
  const underway = new Set<Promise<void>>();
  return {
    watch(folder, onHint, onTrouble) {
      const later = (paths: readonly string[]) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        underway.add(promise);
        setTimeout(() => {
          onHint(paths);
          underway.delete(promise);
          resolve();
        }, random() * 600);
      };
      return real.watch(
        folder,
        (paths) => {
          for (const path of paths) {
            if (random() < loss) continue;
            later([path]);
            if (random() < 0.2) later([path]);
          }
        },
        onTrouble,
      );
    },
    delivered: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}
