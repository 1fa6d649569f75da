/** The models a person can choose from: the shipped embedder, and the GGUF files and ONNX folders they added. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ModelSummary, Reason } from '../../../preload/contract/shapes.ts';
import type { CheckedModel, ModelFile } from '../ports.ts';
import { checkModel } from './check-model.ts';

/** Where added files are remembered (`personal.db`). `add` gives back the present row when the path is already known. */
export type ModelFileStore = {
  list(): readonly ModelFile[];
  add(name: string, role: ModelFile['role'], path: string): ModelFile;
  remove(id: string): boolean;
};

export type ModelRegistryOptions = {
  readonly store: ModelFileStore;
  /** Name of the embedder that ships with the app. */
  readonly bundledName: string;
};

export type ModelRegistry = {
  /** Shipped embedder first; it is in use unless another is selected. A file that is gone stays in the list as `missing`, a damaged one as `failed`. */
  list(selectedIds: readonly (string | null)[]): Promise<readonly ModelSummary[]>;
  /** Remembers a file after checking it. Rejects with `model-missing`, `model-invalid` or `model-unsupported`. */
  add(file: string, role: ModelFile['role']): Promise<ModelFile>;
  /** A checked file that is used once and not remembered. Rejects like `add`. */
  at(file: string, role: ModelFile['role']): Promise<ModelFile>;
  /** Rejects with `model-missing` when the list has no such model or its file is gone, else like `add`. */
  get(id: string): Promise<ModelFile>;
  /** What a look at its files told. Rejects like `add`. */
  facts(file: Pick<ModelFile, 'path' | 'role'>): Promise<CheckedModel>;
  /** Throws `not-found`. The file itself is never touched. */
  remove(id: string): void;
};

const bundledId = 'bundled';

type Checked = { readonly size: number; readonly modifiedMs: number; readonly model: CheckedModel };

export function createModelRegistry({ store, bundledName }: ModelRegistryOptions): ModelRegistry {
  const checked = new Map<string, Checked>();

  /** What was found, read again only when the file changed; a folder is looked at each time, as its own time tells nothing. */
  async function check(file: Pick<ModelFile, 'path' | 'role'>): Promise<CheckedModel> {
    const stat = statSync(file.path, { throwIfNoEntry: false });
    const key = `${file.role} ${file.path}`;
    const before = checked.get(key);
    if (stat && before && before.size === stat.size && before.modifiedMs === stat.mtimeMs) return before.model;
    const model = await checkModel(file);
    if (stat?.isFile()) checked.set(key, { size: stat.size, modifiedMs: stat.mtimeMs, model });
    return model;
  }

  async function summary(file: ModelFile, selected: boolean): Promise<ModelSummary> {
    const common = {
      id: file.id,
      name: file.name,
      role: file.role,
      bundled: false,
      path: file.path,
      selected,
    };
    try {
      const { bytes, contextTokens } = await check(file);
      return { ...common, bytes, contextTokens, state: 'available', reason: null };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const reason: Reason = { code: error.code, values: error.data };
      return {
        ...common,
        bytes: null,
        contextTokens: null,
        state: error.code === 'model-missing' ? 'missing' : 'failed',
        reason,
      };
    }
  }

  const bundled: ModelSummary = {
    id: bundledId,
    name: bundledName,
    role: 'embedding',
    bundled: true,
    path: null,
    bytes: null,
    contextTokens: null,
    state: 'available',
    reason: null,
    selected: false,
  };

  return {
    async list(selectedIds) {
      const added = await Promise.all(store.list().map((file) => summary(file, selectedIds.includes(file.id))));
      const embedderChosen = added.some((model) => model.role === 'embedding' && model.selected);
      return [{ ...bundled, selected: !embedderChosen }, ...added];
    },
    async add(file, role) {
      const absolute = path.resolve(file);
      await check({ path: absolute, role });
      return store.add(nameOf(absolute), role, absolute);
    },
    async at(file, role) {
      const absolute = path.resolve(file);
      await check({ path: absolute, role });
      return { id: absolute, name: nameOf(absolute), role, path: absolute };
    },
    async get(id) {
      const file = store.list().find((model) => model.id === id);
      if (!file) throw new AppError('model-missing', 'This model is not in the list.', { modelId: id });
      await check(file);
      return file;
    },
    facts: check,
    remove(id) {
      if (!store.remove(id)) throw new AppError('not-found', 'This model is not in the list.', { modelId: id });
    },
  };
}

/** People know a model by its file's name; the name inside the file is often a build folder or empty. */
function nameOf(file: string): string {
  return path.basename(file).replace(/\.gguf$/i, '');
}
