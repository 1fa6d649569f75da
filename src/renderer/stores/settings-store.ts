import { create } from 'zustand';
import type { AppInfo, ModelSummary, ProcessStatus, Settings } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { attempt } from './notice-store.ts';

type SettingsState = {
  readonly settings: Settings;
  readonly models: readonly ModelSummary[];
  readonly processes: readonly ProcessStatus[];
  readonly info: AppInfo | null;
  readonly change: (changes: Partial<Pick<Settings, 'theme' | 'answerMode'>>) => Promise<void>;
  readonly addModel: () => Promise<void>;
  readonly selectModel: (modelId: string) => Promise<void>;
  readonly removeModel: (modelId: string) => Promise<void>;
  /** Loads the snapshot and follows changes; returns the function that stops it. */
  readonly start: () => () => void;
};

export const useSettings = create<SettingsState>()((set, get) => ({
  settings: { theme: 'system', answerMode: 'extract', chatModelId: null },
  models: [],
  processes: [],
  info: null,

  async change(changes) {
    const before = get().settings;
    set({ settings: { ...before, ...changes } });
    const settings = await attempt(() => request('settings.set', changes));
    set({ settings: settings ?? before });
  },
  async addModel() {
    const model = await attempt(() => request('model.choose', {}));
    if (!model) return;
    if (!get().models.some((each) => each.role === 'chat' && each.selected)) await get().selectModel(model.id);
    set({ models: await request('model.list', {}) });
  },
  async selectModel(modelId) {
    await attempt(async () => {
      await request('model.select', { modelId });
      const [models, settings] = await Promise.all([request('model.list', {}), request('settings.get', {})]);
      set({ models, settings });
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
