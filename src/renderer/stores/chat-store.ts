import { create } from 'zustand';
import type {
  Conversation,
  ConversationHit,
  ConversationSummary,
  Rating,
  Reason,
} from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';
import { useAdapters } from './adapters-store.ts';
import { useAnswerWay } from './answer-way-store.ts';
import {
  appended,
  finished,
  type LiveAnswers,
  needsSnapshot,
  runningAnswer,
  shownText,
  staged,
  started,
} from './live-answers.ts';
import { useNavigation } from './navigation-store.ts';
import { attempt } from './notice-store.ts';
import { useSettings } from './settings-store.ts';
import { startInput, useSetup } from './setup-store.ts';
import { startAnswer } from './start-answer.ts';

type ChatState = {
  readonly conversations: readonly ConversationSummary[];
  /** Null while a new conversation has no message yet. */
  readonly openId: string | null;
  /** The last snapshot of the open conversation. */
  readonly conversation: Conversation | null;
  readonly live: LiveAnswers;
  readonly draft: string;
  /** The question that was sent and is not in a snapshot yet. */
  readonly pending: string | null;
  readonly error: Reason | null;
  readonly setDraft: (draft: string) => void;
  readonly startNew: () => void;
  readonly openConversation: (conversationId: string) => Promise<void>;
  readonly refreshList: () => Promise<void>;
  readonly refreshOpen: () => Promise<void>;
  /** `fresh`: made anew, whatever is remembered. */
  readonly send: (fresh?: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** What the list is looked through for; '' shows all. */
  readonly query: string;
  /** Conversations in which that was said; null while nothing is looked for. */
  readonly hits: readonly ConversationHit[] | null;
  readonly search: (query: string) => Promise<void>;
  readonly pin: (conversationId: string, pinned: boolean) => Promise<void>;
  readonly rate: (messageId: string, rating: Rating | null) => Promise<void>;
  /** Goes on from before a message in a conversation of its own: asks `question` there, or leaves it in the field. */
  readonly branch: (messageId: string, question: string, ask: boolean, fresh?: boolean) => Promise<void>;
  readonly save: (format: 'markdown' | 'json' | 'pdf') => Promise<void>;
  readonly copyAnswer: (messageId: string, format: 'plain' | 'markdown') => Promise<void>;
  readonly rename: (conversationId: string, title: string) => Promise<void>;
  readonly remove: (conversationId: string) => Promise<void>;
  readonly start: () => () => void;
};

export const useChat = create<ChatState>()((set, get) => {
  let resync: ReturnType<typeof setTimeout> | null = null;

  /** Asks for snapshots while a streamed answer is out of step, at a bounded pace. */
  function resyncSoon(): void {
    if (resync !== null) return;
    resync = setTimeout(() => {
      resync = null;
      void get().refreshOpen();
    }, limits.resyncMs);
  }

  async function load(conversationId: string): Promise<void> {
    try {
      const conversation = await request('conversation.get', { conversationId });
      if (get().openId !== conversationId) return;
      const before = get().conversation;
      // A snapshot asked for before more text was saved must not make a streaming message shorter.
      const messages = conversation.messages.map((message) => {
        const old = before?.messages.find((each) => each.id === message.id);
        const shorter = message.state === 'streaming' && old !== undefined && old.text.length > message.text.length;
        return shorter ? { ...message, text: old.text } : message;
      });
      set({ conversation: { ...conversation, messages }, error: null });
    } catch (error) {
      if (get().openId === conversationId) set({ error: reasonOf(error) });
    }
  }

  return {
    conversations: [],
    openId: null,
    conversation: null,
    live: new Map(),
    draft: '',
    pending: null,
    error: null,
    query: '',
    hits: null,

    setDraft: (draft) => set({ draft }),
    startNew: () => set({ openId: null, conversation: null, pending: null, error: null }),
    async openConversation(conversationId) {
      if (get().openId !== conversationId) set({ conversation: null, pending: null, error: null });
      set({ openId: conversationId });
      await load(conversationId);
    },
    async refreshList() {
      const conversations = await attempt(() => request('conversation.list', {}));
      if (conversations) set({ conversations });
    },
    async refreshOpen() {
      const { openId } = get();
      if (openId) await load(openId);
    },

    async send(fresh = false) {
      const { draft, openId, pending } = get();
      const question = draft.trim();
      if (question === '' || pending !== null) return;
      set({ draft: '', pending: question, error: null });
      try {
        const address = await startAnswer({
          question,
          mode: useSettings.getState().settings.answerMode,
          way: useAnswerWay.getState().take(),
          ...(fresh ? { fresh } : {}),
          ...(openId
            ? { conversationId: openId }
            : { adapters: [...useAdapters.getState().attached], ...startInput() }),
        });
        set({ live: started(get().live, address) });
        // Whoever went elsewhere meanwhile stays there.
        if (get().openId === openId && get().pending === question) {
          set({ openId: address.conversationId });
          await load(address.conversationId);
          set({ pending: null });
        }
        void get().refreshList();
      } catch (error) {
        // The words a person typed are never lost.
        set({ pending: null, draft: get().draft || question, error: reasonOf(error) });
      }
    },
    async stop() {
      const answerId = runningAnswer(get().live, get().conversation);
      if (answerId) await attempt(() => request('answer.cancel', { answerId }));
    },
    async search(query) {
      set({ query });
      if (query.trim() === '') return set({ hits: null });
      const hits = await attempt(() => request('conversation.search', { query: query.slice(0, 500) }));
      // What was typed meanwhile has an answer of its own.
      if (hits && get().query === query) set({ hits });
    },
    async pin(conversationId, pinned) {
      await attempt(() => request('conversation.pin', { conversationId, pinned }));
      await get().refreshList();
    },
    async rate(messageId, rating) {
      await attempt(() => request('conversation.rate', { messageId, rating }));
      await get().refreshOpen();
    },
    async branch(messageId, question, ask, fresh = false) {
      const { openId, conversation } = get();
      if (!openId) return;
      // Where nothing stands before it, what comes is a conversation of its own, with its own title.
      if (conversation?.messages[0]?.id === messageId) {
        useSetup.getState().carryOver();
        get().startNew();
      } else {
        const branch = await attempt(() => request('conversation.branch', { conversationId: openId, messageId }));
        if (!branch) return;
        await get().openConversation(branch.conversationId);
      }
      set({ draft: question });
      if (ask) await get().send(fresh);
      else useNavigation.getState().requestFocus();
    },
    async save(format) {
      const { openId } = get();
      if (openId) await attempt(() => request('conversation.save', { conversationId: openId, format }));
    },
    async copyAnswer(messageId, format) {
      const text = await attempt(() => request('conversation.copyAnswer', { messageId, format }));
      if (text !== null && text !== undefined) await navigator.clipboard.writeText(text);
    },
    async rename(conversationId, title) {
      if (title.trim() === '') return;
      await attempt(() => request('conversation.rename', { conversationId, title: title.trim().slice(0, 200) }));
      await get().refreshList();
    },
    async remove(conversationId) {
      await attempt(() => request('conversation.remove', { conversationId }));
      if (get().openId === conversationId) get().startNew();
      await get().refreshList();
    },

    start() {
      const stops = [
        on('answer.stage', (event) => set({ live: staged(get().live, event) })),
        on('answer.delta', (event) => {
          set({ live: appended(get().live, event) });
          if (needsSnapshot(get().live, event.messageId)) resyncSoon();
        }),
        on('answer.done', (event) => {
          const { live, conversation } = get();
          // Until the final snapshot comes, what was streamed stays on screen.
          if (conversation?.id === event.conversationId) {
            const messages = conversation.messages.map((message) =>
              message.id === event.messageId ? { ...message, text: shownText(message, live) } : message,
            );
            set({ conversation: { ...conversation, messages } });
          }
          set({ live: finished(live, event.messageId) });
          if (get().openId === event.conversationId) void load(event.conversationId);
        }),
        on('conversations.changed', ({ conversationId }) => {
          void get().refreshList();
          if (conversationId === null || conversationId === get().openId) void get().refreshOpen();
        }),
      ];
      void get().refreshList();
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});
