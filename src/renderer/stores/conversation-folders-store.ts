import { create } from 'zustand';
import type { ConversationFolder } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { useChat } from './chat-store.ts';
import { attempt } from './notice-store.ts';

type FoldersState = {
  readonly folders: readonly ConversationFolder[];
  /** Folders that are shut in the list. */
  readonly shut: ReadonlySet<string>;
  readonly refresh: () => Promise<void>;
  readonly toggle: (folderId: string) => void;
  /** Makes one, and puts a conversation in it where one is named; false when the name was refused. */
  readonly create: (name: string, conversationId?: string) => Promise<boolean>;
  readonly rename: (folderId: string, name: string) => Promise<boolean>;
  readonly remove: (folderId: string) => Promise<void>;
  readonly move: (conversationId: string, folderId: string | null) => Promise<void>;
  /** Loads the list and follows changes; returns the function that stops it. */
  readonly start: () => () => void;
};

/** Folders of conversations in the sidebar. */
export const useConversationFolders = create<FoldersState>()((set, get) => ({
  folders: [],
  shut: new Set(),

  async refresh() {
    const folders = await attempt(() => request('conversationFolder.list', {}));
    if (folders) set({ folders });
  },
  toggle(folderId) {
    const shut = new Set(get().shut);
    if (!shut.delete(folderId)) shut.add(folderId);
    set({ shut });
  },
  async create(name, conversationId) {
    const folder = await attempt(() => request('conversationFolder.create', { name }));
    if (!folder) return false;
    await get().refresh();
    if (conversationId !== undefined) await get().move(conversationId, folder.id);
    return true;
  },
  async rename(folderId, name) {
    const done = await attempt(async () => {
      await request('conversationFolder.rename', { folderId, name });
      return true;
    });
    await get().refresh();
    return done === true;
  },
  async remove(folderId) {
    await attempt(() => request('conversationFolder.remove', { folderId }));
    await Promise.all([get().refresh(), useChat.getState().refreshList()]);
  },
  async move(conversationId, folderId) {
    await attempt(() => request('conversation.move', { conversationId, folderId }));
    await useChat.getState().refreshList();
  },

  start() {
    void get().refresh();
    return on('conversations.changed', ({ conversationId }) => {
      if (conversationId === null) void get().refresh();
    });
  },
}));
