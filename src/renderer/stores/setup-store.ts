import { create } from 'zustand';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { ConversationSetup, Preset, ScopeItem } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

const none: ConversationSetup = { scope: [], model: null, presetId: null, presetLanguage: null };

type SetupState = ConversationSetup & {
  /** Whose setup it is; null: of the conversation that begins with the next question. */
  readonly conversationId: string | null;
  readonly presets: readonly Preset[];
  readonly openConversation: (conversationId: string | null) => Promise<void>;
  /** The next new conversation is held as the open one is. */
  readonly carryOver: () => void;
  readonly addToScope: (item: ScopeItem) => Promise<void>;
  readonly removeFromScope: (id: string) => Promise<void>;
  /** Null: the model chosen for all. */
  readonly setModel: (model: { readonly id: string; readonly name: string } | null) => Promise<void>;
  /** Null: as always. */
  readonly setPreset: (presetId: string | null, language?: string) => Promise<void>;
  readonly refreshPresets: () => Promise<void>;
};

/** How the open conversation is held. */
export const useSetup = create<SetupState>()((set, get) => {
  let carries = false;

  /** Shows the change at once and keeps it; what the engine says of it is then shown. */
  async function change(
    shown: Partial<ConversationSetup>,
    input: Omit<RequestInput<'conversation.setUp'>, 'conversationId'>,
  ): Promise<void> {
    const { conversationId, scope, model, presetId, presetLanguage } = get();
    set(shown);
    if (conversationId === null) return;
    const saved = await attempt(() => request('conversation.setUp', { conversationId, ...input }));
    if (get().conversationId === conversationId) set(saved ?? { scope, model, presetId, presetLanguage });
  }

  return {
    ...none,
    conversationId: null,
    presets: [],

    async openConversation(conversationId) {
      if (get().conversationId === conversationId) return;
      // What was chosen for a conversation that has just got its id was saved with its first question.
      set(conversationId === null && !carries ? { ...none, conversationId } : { conversationId });
      carries = false;
      if (conversationId === null) return;
      const setup = await attempt(() => request('conversation.setup', { conversationId }));
      if (setup && get().conversationId === conversationId) set(setup);
    },
    carryOver() {
      carries = get().conversationId !== null;
    },
    async addToScope(item) {
      if (get().scope.some(({ id }) => id === item.id)) return;
      const scope = [...get().scope, item];
      await change({ scope }, { scope: scopeIds(scope) });
    },
    async removeFromScope(id) {
      const scope = get().scope.filter((item) => item.id !== id);
      await change({ scope }, { scope: scopeIds(scope) });
    },
    async setModel(model) {
      await change({ model: model && { ...model, gone: false } }, { modelId: model?.id ?? null });
    },
    async setPreset(presetId, language) {
      const presetLanguage = language?.trim() || null;
      await change({ presetId, presetLanguage }, { presetId, presetLanguage });
    },
    async refreshPresets() {
      const presets = await attempt(() => request('preset.list', {}));
      if (!presets) return;
      set({ presets });
      const { presetId } = get();
      if (presetId !== null && !presets.some(({ id }) => id === presetId))
        set({ presetId: null, presetLanguage: null });
    },
  };
});

function scopeIds(scope: readonly ScopeItem[]): { folderIds: string[]; fileIds: string[] } {
  const ids = (type: ScopeItem['type']) => scope.filter((item) => item.type === type).map(({ id }) => id);
  return { folderIds: ids('folder'), fileIds: ids('file') };
}

/** What the first question of a conversation says of how it is held. */
export function startInput(): Pick<RequestInput<'answer.start'>, 'scope' | 'modelId' | 'presetId' | 'presetLanguage'> {
  const { scope, model, presetId, presetLanguage } = useSetup.getState();
  return {
    ...(scope.length > 0 ? { scope: scopeIds(scope) } : {}),
    ...(model && !model.gone ? { modelId: model.id } : {}),
    ...(presetId ? { presetId } : {}),
    ...(presetId && presetLanguage ? { presetLanguage } : {}),
  };
}
