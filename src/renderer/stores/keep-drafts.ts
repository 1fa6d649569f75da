import { request } from '../api.ts';
import { limits } from '../limits.ts';
import { useChat } from './chat-store.ts';

/**
 * What is typed and not sent belongs to its conversation and outlives the app: it is saved as it is typed and comes back with the
 * conversation. Returns the function that stops it.
 */
export function keepDrafts(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let unsaved: { readonly conversationId: string | null; readonly text: string } | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const draft = unsaved;
    unsaved = null;
    // A draft that can't be kept must not disturb the typing; the next key tries again.
    if (draft) void request('draft.save', draft).catch(() => undefined);
  }
  function saveSoon(conversationId: string | null, text: string): void {
    if (unsaved && unsaved.conversationId !== conversationId) flush();
    unsaved = { conversationId, text };
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(flush, limits.draftMs);
  }
  async function load(conversationId: string | null): Promise<void> {
    const text = await request('draft.get', { conversationId }).catch(() => '');
    const { openId, draft } = useChat.getState();
    // Whoever went elsewhere or typed meanwhile keeps what is there.
    if (text !== '' && openId === conversationId && draft === '') useChat.setState({ draft: text });
  }

  const stop = useChat.subscribe((state, before) => {
    if (state.openId === before.openId) {
      if (state.draft !== before.draft) saveSoon(state.openId, state.draft);
      return;
    }
    flush();
    if (before.openId === null && state.pending !== null) {
      // A new conversation has got its id: what is being typed goes with it.
      void request('draft.save', { conversationId: null, text: '' }).catch(() => undefined);
      if (state.draft !== '') saveSoon(state.openId, state.draft);
      return;
    }
    if (state.draft !== '') useChat.setState({ draft: '' });
    // Clearing the field was no change of the text that is kept.
    drop();
    void load(state.openId);
  });
  function drop(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    unsaved = null;
  }
  window.addEventListener?.('pagehide', flush);
  void load(useChat.getState().openId);
  return () => {
    stop();
    flush();
    window.removeEventListener?.('pagehide', flush);
  };
}
