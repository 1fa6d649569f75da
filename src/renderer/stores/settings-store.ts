import { create } from 'zustand';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type {
  AppInfo,
  ModelRole,
  ModelSummary,
  OcrLanguage,
  ProcessStatus,
  Settings,
} from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { attempt } from './notice-store.ts';

type SettingChanges = Partial<Omit<Settings, 'chatModelId'>>;

type SettingsState = {
  readonly settings: Settings;
  readonly models: readonly ModelSummary[];
  /** Languages scans and pictures can be read in. */
  readonly ocrLanguages: readonly OcrLanguage[];
  readonly processes: readonly ProcessStatus[];
  readonly info: AppInfo | null;
  readonly change: (changes: SettingChanges) => Promise<void>;
  /** Takes language data from this disk; the language is then chosen too. */
  readonly addOcrLanguage: () => Promise<void>;
  readonly refreshOcrLanguages: () => Promise<void>;
  /** Takes a model from this disk. The first chat model and the first reranker are used at once; another embedder waits to be chosen. */
  readonly addModel: (role?: ModelRole) => Promise<void>;
  readonly selectModel: (modelId: string) => Promise<void>;
  readonly deselectModel: (role: ModelRole) => Promise<void>;
  readonly removeModel: (modelId: string) => Promise<void>;
  /** Loads the snapshot and follows changes; returns the function that stops it. */
  readonly start: () => () => void;
};

/** What the contract takes: its lists may be changed by whoever receives them. */
function mutable({ ocrLanguages, ...rest }: SettingChanges): RequestInput<'settings.set'> {
  return ocrLanguages ? { ...rest, ocrLanguages: [...ocrLanguages] } : rest;
}

/** Until the library says: as the window was opened. Outside a window nothing is known. */
const firstLook = (typeof window === 'undefined' ? undefined : window.docent?.look) ?? {
  theme: 'system',
  language: 'system',
  textSize: 'standard',
};

export const useSettings = create<SettingsState>()((set, get) => ({
  settings: {
    ...firstLook,
    answerMode: 'extract',
    chatModelId: null,
    ocrLanguages: [],
    searchPreset: 'docent',
    searchHistory: true,
    allowDownloads: false,
    checkUpdates: false,
    keepFresh: false,
    askKeys: '',
  },
  models: [],
  ocrLanguages: [],
  processes: [],
  info: null,

  async change(changes) {
    const before = get().settings;
    set({ settings: { ...before, ...changes } });
    const settings = await attempt(() => request('settings.set', mutable(changes)));
    set({ settings: settings ?? before });
  },
  async addOcrLanguage() {
    const language = await attempt(() => request('ocr.chooseLanguage', {}));
    if (!language) return;
    await get().refreshOcrLanguages();
    const chosen = get().settings.ocrLanguages;
    if (!chosen.includes(language.code)) await get().change({ ocrLanguages: [...chosen, language.code] });
  },
  async refreshOcrLanguages() {
    const ocrLanguages = await attempt(() => request('ocr.languages', {}));
    if (ocrLanguages) set({ ocrLanguages });
  },
  async addModel(role = 'chat') {
    const model = await attempt(() => request('model.choose', { role }));
    if (!model) return;
    if (!get().models.some((each) => each.role === role && each.selected)) await get().selectModel(model.id);
    set({ models: await request('model.list', {}) });
  },
  async selectModel(modelId) {
    await attempt(async () => {
      await request('model.select', { modelId });
      const [models, settings] = await Promise.all([request('model.list', {}), request('settings.get', {})]);
      set({ models, settings });
    });
  },
  async deselectModel(role) {
    await attempt(async () => {
      await request('model.deselect', { role });
      set({ models: await request('model.list', {}) });
    });
  },
  async removeModel(modelId) {
    await attempt(async () => {
      await request('model.remove', { modelId });
      set({ models: await request('model.list', {}) });
    });
  },

  start() {
    const stops = [
      on('models.changed', (models) => set({ models })),
      on('processes.changed', (processes) => set({ processes })),
      on('settings.changed', (settings) => set({ settings })),
    ];
    void attempt(async () => set({ settings: await request('settings.get', {}) }));
    void attempt(async () => set({ models: await request('model.list', {}) }));
    void attempt(async () => set({ processes: await request('app.processes', {}) }));
    void attempt(async () => set({ info: await request('app.info', {}) }));
    return () => {
      for (const stop of stops) stop();
    };
  },
}));

/** The chat model answers are written with, null when there is none. */
export function selectedChatModel(state: SettingsState): ModelSummary | null {
  return state.models.find((model) => model.role === 'chat' && model.selected) ?? null;
}
