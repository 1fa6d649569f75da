/** Models on this disk: those that were downloaded, those lying in a watched folder, and what uses each of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { ModelUse } from '../../preload/contract/shapes.ts';
import { chooseModel, chosenModel } from './chosen-models.ts';
import { limits } from './limits.ts';
import type { CatalogEntry } from './models/catalog/catalog-schema.ts';
import { findModels, roleOf } from './models/find-models.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { ConnectionLog } from './net/connection-log.ts';
import type { Downloads } from './net/downloads.ts';
import type { ModelStore } from './net/model-store.ts';
import type { FolderWatcher, Log, ModelFile } from './ports.ts';
import type { PersonalStore } from './store/personal-store.ts';

export type ModelShelf = {
  readonly catalog: readonly CatalogEntry[];
  readonly downloads: Downloads;
  readonly connections: ConnectionLog;
  readonly modelsDir: string;
  /** Docent's own folder, and the one a person chose. */
  folders(): readonly string[];
  /** Another folder to look into; null: none but our own. */
  watch(folder: string | null): Promise<void>;
  /** Puts what lies in the folders and is not in the list yet into it. */
  look(): Promise<void>;
  /** Puts a downloaded entry into the list; null when it plays no role there (OCR data). */
  register(entry: CatalogEntry): Promise<ModelFile | null>;
  /** Downloaded models with files whose bytes are not what they were. */
  damaged(signal: AbortSignal): Promise<readonly string[]>;
  /** The catalogue entry a listed model was downloaded from. */
  entryOf(model: Pick<ModelFile, 'path'>): CatalogEntry | null;
  uses(model: ModelFile): Promise<ModelUse>;
  /** Forgets a model; its files are deleted when they are our own. */
  forget(model: ModelFile): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export type ModelShelfOptions = Pick<ModelShelf, 'catalog' | 'downloads' | 'connections' | 'modelsDir'> & {
  readonly store: ModelStore;
  readonly personal: PersonalStore;
  readonly registry: ModelRegistry;
  readonly watcher: FolderWatcher | null;
  readonly log: Log;
  /** The list of models may be another. */
  readonly onChange: () => Promise<void>;
};

export const modelsFolderKey = 'models-folder';
/** Paths a person took out of the list: lying in a watched folder does not bring them back. */
export const ignoredKey = 'models-ignored';

export function createModelShelf(options: ModelShelfOptions): ModelShelf {
  const { catalog, store, personal, registry, modelsDir, log } = options;
  const watching = new Map<string, { close(): Promise<void> }>();
  let looking: Promise<void> | null = null;
  let stopped = false;

  const folders = () => [modelsDir, ...[personal.settings.get<string>(modelsFolderKey) ?? []].flat()];
  const ignored = () => new Set(personal.settings.get<string[]>(ignoredKey) ?? []);

  async function lookOnce(): Promise<void> {
    const known = new Set(personal.models.list().map((model) => model.path));
    const leftOut = ignored();
    let added = 0;
    for (const folder of folders()) {
      const files = await findModels(folder).catch((error: unknown) => {
        // A disk that is away must not keep the rest from being seen.
        log.warn('a models folder cannot be looked into', { folder, error: String(error) });
        return [];
      });
      for (const file of files) {
        if (known.has(file) || leftOut.has(file)) continue;
        try {
          await registry.add(file, await roleOf(file));
          added += 1;
        } catch (error) {
          // Still being copied, or no model: looked at again with the next hint.
          log.info('a file in the models folder is not used', { file, code: toWire(error).code });
        }
      }
    }
    if (added > 0) await options.onChange();
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  }

  /** Copies come in many steps; one look at the end of them is enough. */
  async function hinted(): Promise<void> {
    await sleep(limits.ingest.progressMs);
    if (!stopped) await look();
  }

  async function watchFolders(): Promise<void> {
    for (const [folder, watch] of watching) {
      if (folders().includes(folder)) continue;
      watching.delete(folder);
      await watch.close();
    }
    for (const folder of folders()) {
      if (!options.watcher || watching.has(folder)) continue;
      const onHint = () => void hinted().catch((error: unknown) => log.warn('models folder', { error: String(error) }));
      const watch = await options.watcher.watch(folder, onHint, onHint).catch(() => null);
      if (watch) watching.set(folder, watch);
    }
  }

  const entryById = (id: string) => catalog.find((entry) => entry.id === id) ?? null;
  /** `ID` of a path inside our own folder. */
  const ownId = ({ path: file }: Pick<ModelFile, 'path'>) =>
    file.startsWith(`${modelsDir}/`) ? (file.slice(modelsDir.length + 1).split('/')[0] ?? null) : null;

  /** What a person put into our folder by hand is theirs: only what we wrote has a manifest. */
  async function idOfOurs(model: Pick<ModelFile, 'path'>): Promise<string | null> {
    const id = ownId(model);
    return id !== null && (await store.isInstalled(id)) ? id : null;
  }

  async function register(entry: CatalogEntry): Promise<ModelFile | null> {
    if (entry.role === 'ocr' || entry.role === 'vision-text') return null;
    const inner = entry.folder ?? entry.files[0]?.path;
    const model = await registry.add(`${store.folderOf(entry.id)}/${inner}`, entry.role);
    // The first of its role is used at once; another embedder would prepare every passage anew, so that waits to be chosen.
    if (entry.role !== 'embedding' && !chosenModel(personal, entry.role)) chooseModel(personal, entry.role, model.id);
    await options.onChange();
    return model;
  }

  return {
    catalog,
    downloads: options.downloads,
    connections: options.connections,
    modelsDir,
    folders,
    async watch(folder) {
      personal.settings.set(modelsFolderKey, folder);
      await watchFolders();
      await look();
    },
    look,
    register,
    async damaged(signal) {
      const damaged: string[] = [];
      for (const { id } of await store.installed()) {
        if ((await store.wrongFiles(id, signal)).length > 0) damaged.push(id);
      }
      return damaged;
    },
    entryOf: (model) => {
      const id = ownId(model);
      return id === null ? null : entryById(id);
    },
    async uses(model) {
      const conversations = model.role === 'chat' ? personal.conversations.answeredWith(model.name) : 0;
      return {
        chosen: chosenModel(personal, model.role)?.id === model.id,
        conversations,
        deletesFiles: (await idOfOurs(model)) !== null,
      };
    },
    async forget(model) {
      const id = await idOfOurs(model);
      if (id !== null) await store.remove(id);
      else if (folders().some((folder) => model.path.startsWith(`${folder}/`))) {
        personal.settings.set(ignoredKey, [...ignored(), model.path]);
      }
      registry.remove(model.id);
      await options.onChange();
    },
    async start() {
      await store.prepare();
      await options.downloads.restore();
      const known = new Set(personal.models.list().map((model) => model.path));
      for (const { id } of await store.installed()) {
        const entry = entryById(id);
        // The process may have ended between the last byte and the list.
        if (entry && ![...known].some((file) => ownId({ path: file }) === id)) {
          await register(entry).catch((error: unknown) => log.warn('a downloaded model', { id, error: String(error) }));
        }
      }
      await watchFolders();
      await look();
    },
    async stop() {
      stopped = true;
      await options.downloads.close();
      await Promise.all([...watching.values()].map((watch) => watch.close()));
      watching.clear();
    },
  };
}

/** Throws `model-in-use` with what uses it. */
export function assertUnused(use: ModelUse): void {
  if (!use.chosen && use.conversations === 0) return;
  const by = [
    ...(use.chosen ? ['it is the chosen one'] : []),
    ...(use.conversations > 0 ? [`${use.conversations} conversations have answers it wrote`] : []),
  ].join(', ');
  throw new AppError('model-in-use', `This model is in use: ${by}.`, { by });
}
