/** Puts the shelf of models together: catalogue, downloads, the folder they go to, and what happens when one has arrived. */
import path from 'node:path';
import type { EngineContext } from './engine-context.ts';
import type { EngineOptions } from './index.ts';
import { createModelShelf, type ModelShelf } from './model-shelf.ts';
import type { CatalogEntry } from './models/catalog/catalog-schema.ts';
import { isDownloadable } from './models/catalog/load-catalog.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import { createConnectionLog } from './net/connection-log.ts';
import { createDownloads } from './net/downloads.ts';
import { createModelStore } from './net/model-store.ts';
import { onlyEncrypted } from './net/secure-address.ts';
import { addOcrLanguage } from './ocr/ocr-languages.ts';
import { backOff } from './plan/back-off.ts';
import { rereadScans } from './reread-scans.ts';
import type { PersonalStore } from './store/personal-store.ts';
import type { DownloadOrder } from './types.ts';

export type ShelfParts = {
  readonly personal: PersonalStore;
  readonly registry: ModelRegistry;
  readonly now: () => number;
  /** What is put together after it; called only once a download runs. */
  readonly context: () => EngineContext;
};

export function openModelShelf(options: EngineOptions, parts: ShelfParts): ModelShelf {
  const { dataDir, log } = options;
  const { personal, registry, now, context } = parts;
  const catalog = options.catalog ?? [];
  const modelsDir = path.join(dataDir, 'models');
  const store = createModelStore(modelsDir);
  const connections = createConnectionLog(path.join(dataDir, 'connections.jsonl'), log);
  const entryById = (id: string) => catalog.find((entry) => entry.id === id) ?? null;

  /** OCR data belongs with the other languages, and its own copy is not needed any more. */
  async function arrived(entry: CatalogEntry): Promise<void> {
    if (entry.role === 'vision-text')
      return context().pictureModel.use(path.join(store.folderOf(entry.id), entry.folder ?? ''));
    if (entry.role !== 'ocr') return void (await shelf.register(entry));
    await rereadScans(context());
    await addOcrLanguage(path.join(store.folderOf(entry.id), entry.files[0]?.path ?? ''), context().ocrDirs);
    await store.remove(entry.id);
    await rereadScans(context());
  }

  const downloads = createDownloads({
    store,
    tools: { allows: options.allowedAddresses ?? onlyEncrypted, connections, log, now, backOff },
    orderOf: async (id) => orderOf(entryById(id)),
    onChange: () => context().emit('downloads.changed', downloads.list()),
    onDone: async ({ id }) => {
      const entry = entryById(id);
      if (entry) await arrived(entry);
    },
  });
  const shelf = createModelShelf({
    ...{ catalog, downloads, connections, modelsDir, store, personal, registry, log },
    watcher: options.watcher ?? null,
    onChange: () => context().modelsChanged(),
  });
  return shelf;
}

/** Null for what has no hash, or comes with the app. */
function orderOf(entry: CatalogEntry | null): DownloadOrder | null {
  if (!entry || !isDownloadable(entry)) return null;
  const files = entry.files.flatMap(({ path: file, sha256, bytes }) =>
    sha256 === null || bytes === null
      ? []
      : [{ path: entry.folder ? `${entry.folder}/${file}` : file, sha256, bytes, address: file }],
  );
  return { id: entry.id, files, mirrors: entry.mirrors };
}
