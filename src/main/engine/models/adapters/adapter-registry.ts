/** The adapters a person can lay over a chat model: added once, converted if need be, then attached with a strength. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { AdapterSummary } from '../../../../preload/contract/shapes.ts';
import type { AdapterUse } from '../../ports.ts';
import { removeAdapterFile } from './adapter-files.ts';

export type KnownAdapter = Omit<AdapterSummary, 'state'> & { readonly path: string };
/** Where adapters are remembered (`personal.db`). */
export type AdapterStore = {
  list(): readonly KnownAdapter[];
  byId(id: string): KnownAdapter | undefined;
  bySource(source: string): KnownAdapter | undefined;
  save(adapter: Omit<KnownAdapter, 'id' | 'uses'>): KnownAdapter;
  remove(id: string): boolean;
};

export type AdapterRegistry = {
  /** An adapter whose file is gone stays in the list as `missing`. */
  list(): readonly AdapterSummary[];
  /** Adds what stands at `source`, to be laid over the model at `modelPath`. Rejects as `prepareAdapter`. */
  add(source: string, modelPath: string): Promise<AdapterSummary>;
  /** Takes it out of the list and deletes what was converted; the person's own files stay. Rejects with `not-found`. */
  remove(id: string): Promise<void>;
  /** By id or by name, for a model to use. Throws `not-found`, or `adapter-missing` when its file is gone. */
  use(idOrName: string, strength: number): AdapterUse & { readonly name: string };
};

/** `folder`: where converted adapters are kept. */
export function createAdapterRegistry(store: AdapterStore, folder: string): AdapterRegistry {
  const exists = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  const isOurs = (file: string) => path.dirname(file) === folder;
  const summaryOf = ({ path: file, ...adapter }: KnownAdapter): AdapterSummary => ({
    ...adapter,
    state: exists(file) ? 'available' : 'missing',
  });

  return {
    list: () => store.list().map(summaryOf),
    async add(source, modelPath) {
      const { prepareAdapter } = await import('./prepare-adapter.ts');
      const prepared = await prepareAdapter(source, modelPath, path.join(folder, `${randomUUID()}.gguf`));
      const before = store.bySource(prepared.source);
      const saved = store.save(prepared);
      if (before && isOurs(before.path) && before.path !== saved.path) await removeAdapterFile(before.path);
      return summaryOf(saved);
    },
    async remove(id) {
      const adapter = store.byId(id);
      if (!adapter || !store.remove(id)) throw new AppError('not-found', 'This adapter is not in the list.');
      if (isOurs(adapter.path)) await removeAdapterFile(adapter.path);
    },
    use(idOrName, strength) {
      const adapter = store.byId(idOrName) ?? store.list().find(({ name }) => name === idOrName);
      if (!adapter) throw new AppError('not-found', `There is no adapter “${idOrName}”. See: docent adapter list`);
      const { name, path: file } = adapter;
      if (!exists(file)) throw new AppError('adapter-missing', `The file of the adapter ${name} is gone.`, { name });
      return { name, path: file, strength };
    },
  };
}
