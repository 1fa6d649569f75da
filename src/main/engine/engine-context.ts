/** What the request handlers share: given once, by `createEngine`. */
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { Log, ModelPort } from './ports.ts';
import type { LibraryStore } from './store/library-store.ts';
import type { PersonalStore } from './store/personal-store.ts';

export type EngineContext = {
  readonly library: LibraryStore;
  readonly personal: PersonalStore;
  readonly models: ModelPort;
  readonly registry: ModelRegistry;
  readonly ingest: Ingest;
  readonly log: Log;
  readonly now: () => number;
  /** Folder with the sample documents. */
  readonly samplesDir: string;
  emit<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Tells the window that something it may show has changed; null = not one folder's files. */
  changed(folderId: string | null): void;
};
