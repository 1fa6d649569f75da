import { create } from 'zustand';
import type {
  CatalogModel,
  ModelOverview,
  ModelSummary,
  ModelUse,
  NetworkConnection,
} from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { attempt, useNotice } from './notice-store.ts';
import { selectedChatModel, useSettings } from './settings-store.ts';

/** The one question the page asks at a time. */
type Question =
  | { readonly type: 'allow'; readonly model: CatalogModel }
  | { readonly type: 'cancel'; readonly model: CatalogModel }
  | { readonly type: 'remove'; readonly modelId: string; readonly name: string; readonly use: ModelUse };

type ModelsState = {
  readonly overview: ModelOverview | null;
  /** Id of the entry whose details are open. */
  readonly openId: string | null;
  readonly question: Question | null;
  readonly connections: readonly NetworkConnection[];
  readonly refresh: () => Promise<void>;
  readonly open: (id: string | null) => void;
  /** Asks first while downloads are off. */
  readonly download: (model: CatalogModel) => Promise<void>;
  readonly allowAndDownload: (model: CatalogModel) => Promise<void>;
  readonly pause: (model: CatalogModel) => Promise<void>;
  readonly askCancel: (model: CatalogModel) => void;
  readonly cancel: (model: CatalogModel) => Promise<void>;
  readonly importModel: () => Promise<void>;
  readonly importPath: (path: string) => Promise<void>;
  readonly askRemove: (modelId: string, name: string) => Promise<void>;
  readonly remove: (modelId: string) => Promise<void>;
  readonly setContext: (tokens: number | null) => Promise<void>;
  readonly chooseFolder: () => Promise<void>;
  readonly forgetFolder: () => Promise<void>;
  readonly closeQuestion: () => void;
  readonly refreshConnections: () => Promise<void>;
  /** Follows downloads and the list of models; returns the function that stops it. */
  readonly start: () => () => void;
};

/** The first chat model is used at once, wherever it was added: nobody adds one for later. */
async function use({ id, role }: ModelSummary): Promise<void> {
  const settings = useSettings.getState();
  if (role === 'chat' && selectedChatModel(settings) === null) await settings.selectModel(id);
  await useModels.getState().refresh();
}

export const useModels = create<ModelsState>()((set, get) => ({
  overview: null,
  openId: null,
  question: null,
  connections: [],

  async refresh() {
    const overview = await attempt(() => request('model.overview', {}));
    if (overview) set({ overview });
  },
  open: (openId) => set({ openId }),
  async download(model) {
    if (!get().overview?.allowDownloads) return set({ question: { type: 'allow', model } });
    await attempt(() => request('model.download', { catalogId: model.id }), model.title);
  },
  async allowAndDownload(model) {
    set({ question: null });
    await useSettings.getState().change({ allowDownloads: true });
    await attempt(() => request('model.download', { catalogId: model.id }), model.title);
    await get().refresh();
  },
  async pause(model) {
    await attempt(() => request('model.pauseDownload', { catalogId: model.id }), model.title);
  },
  askCancel: (model) => set({ question: { type: 'cancel', model } }),
  async cancel(model) {
    set({ question: null });
    await attempt(() => request('model.cancelDownload', { catalogId: model.id }), model.title);
  },
  async importModel() {
    const model = await attempt(() => request('model.chooseImport', {}));
    if (model) await use(model);
  },
  async importPath(path) {
    const model = await attempt(() => request('model.import', { path }), path.slice(path.lastIndexOf('/') + 1));
    if (model) await use(model);
  },
  async askRemove(modelId, name) {
    const use = await attempt(() => request('model.uses', { modelId }), name);
    if (use) set({ question: { type: 'remove', modelId, name, use } });
  },
  async remove(modelId) {
    set({ question: null, openId: null });
    await useSettings.getState().removeModel(modelId);
    await get().refresh();
  },
  async setContext(tokens) {
    await attempt(() => request('model.setContext', { tokens }));
    await get().refresh();
  },
  async chooseFolder() {
    if (await attempt(() => request('model.chooseFolder', {}))) await get().refresh();
  },
  async forgetFolder() {
    await attempt(() => request('model.setFolder', { path: null }));
    await get().refresh();
  },
  closeQuestion: () => set({ question: null }),
  async refreshConnections() {
    const connections = await attempt(() => request('network.connections', {}));
    if (connections) set({ connections });
  },

  start() {
    const stops = [
      on('downloads.changed', (downloads) => {
        const { overview, refresh } = get();
        if (!overview) return;
        const byId = new Map(downloads.map((download) => [download.catalogId, download]));
        // One that is no longer in the list has arrived, or was given up.
        const ended = overview.models.some((model) => model.download && !byId.has(model.id));
        const models = overview.models.map((model) => ({ ...model, download: byId.get(model.id) ?? null }));
        set({ overview: { ...overview, models } });
        const failed = downloads.find((each) => each.state === 'failed' && each.reason?.code === 'download-corrupt');
        const before = overview.models.find((model) => model.id === failed?.catalogId)?.download?.state;
        if (failed?.reason && before !== 'failed') useNotice.setState({ reason: failed.reason, subject: null });
        if (ended) void refresh();
      }),
      on('models.changed', () => {
        if (get().overview) void get().refresh();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
}));
