/** What the request handlers share: given once, by `createEngine`. */
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import type { Batches } from './batches.ts';
import type { EmbeddedText } from './embed-query.ts';
import type { Encryption } from './encryption.ts';
import type { Extractions } from './extraction-service.ts';
import type { Embeddings } from './ingest/embeddings.ts';
import type { FolderKeeper } from './ingest/folder-keeper.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { LocalEndpoint } from './local-endpoint.ts';
import type { ModelShelf } from './model-shelf.ts';
import type { AdapterRegistry } from './models/adapters/adapter-registry.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { OcrDirs } from './ocr/ocr-languages.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { OpenPictures } from './open-pictures.ts';
import type { Passwords } from './passwords.ts';
import type { CloudProbe, ExtractWorkers, Log, Machine, ModelPort, PictureWorkers, TableWorkers } from './ports.ts';
import type { ExpiringCache } from './search/expiring-cache.ts';
import type { LibraryStore } from './store/library-store.ts';
import type { PersonalStore } from './store/personal-store.ts';

export type EngineCaches = {
  /** Vectors of what was asked lately. */
  readonly queryVectors: ExpiringCache<EmbeddedText>;
  readonly answers: ExpiringCache<Answer>;
};

export type EngineContext = OpenPictures & {
  readonly library: LibraryStore;
  readonly personal: PersonalStore;
  readonly passwords: Passwords;
  readonly workers: ExtractWorkers;
  readonly pictures: PictureWorkers | null;
  readonly tables: TableWorkers | null;
  /** Null where no file lies in a cloud drive only. */
  readonly cloud: CloudProbe | null;
  readonly ocrDirs: OcrDirs;
  readonly models: ModelPort;
  readonly embeddings: Embeddings;
  readonly caches: EngineCaches;
  /** Each empties a memory of what was read or asked; whoever keeps one adds its own. */
  readonly forgetters: (() => void)[];
  readonly encryption: Encryption;
  /** Something typed was deleted: what it left in free pages, logs and backups goes within a few seconds. */
  clearSoon(): void;
  readonly registry: ModelRegistry;
  readonly adapters: AdapterRegistry;
  /** Models on this disk and in the catalogue. */
  readonly shelf: ModelShelf;
  readonly machine: Machine;
  /** The optional model server on this machine. */
  readonly endpoint: LocalEndpoint;
  readonly ingest: Ingest;
  /** Documents inside others that are being shown. */
  readonly shown: OpenDocuments;
  /** What keeps the folders' rows in line with the disk. */
  readonly keeper: FolderKeeper;
  /** Long work over many files or questions. */
  readonly batches: Batches;
  readonly extractions: Extractions;
  /** Fires when the engine closes. */
  readonly closing: AbortSignal;
  readonly log: Log;
  readonly now: () => number;
  /** Folder with the sample documents. */
  readonly samplesDir: string;
  /** One more or one less answer is being written: reading leaves it half of the machine, and small ones lend it their memory. */
  writing(by: 1 | -1): void;
  emit<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Tells the window that the list of models may be another. */
  modelsChanged(): Promise<void>;
  /** Tells the window that something it may show has changed; null = not one folder's files. */
  changed(folderId: string | null): void;
};
