/** Conversations and settings. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { Settings } from '../../../preload/contract/shapes.ts';
import type { EngineContext } from '../engine-context.ts';
import { selectedChatModel } from './model-handlers.ts';

type Routes =
  | 'conversation.list'
  | 'conversation.get'
  | 'conversation.rename'
  | 'conversation.remove'
  | 'settings.get'
  | 'settings.set';

export function conversationHandlers(context: EngineContext): Handlers<Routes> {
  const { conversations, settings } = context.personal;
  const changed = (conversationId: string | null) => context.emit('conversations.changed', { conversationId });
  const missing = () => new AppError('not-found', 'This conversation no longer exists.');
  return {
    'conversation.list': async () => conversations.list(),
    'conversation.get': async ({ conversationId }) => {
      const conversation = conversations.get(conversationId);
      if (!conversation) throw missing();
      return conversation;
    },
    'conversation.rename': async ({ conversationId, title }) => {
      if (!conversations.rename(conversationId, title)) throw missing();
      changed(conversationId);
      return null;
    },
    'conversation.remove': async ({ conversationId }) => {
      if (!conversations.remove(conversationId)) throw missing();
      changed(null);
      return null;
    },
    'settings.get': async () => readSettings(context),
    'settings.set': async (input) => {
      const next = { ...readSettings(context), ...input };
      settings.set('window', next);
      return next;
    },
  };
}

export function readSettings(context: EngineContext): Settings {
  const stored = context.personal.settings.get<Partial<Settings>>('window');
  return {
    theme: stored?.theme ?? 'system',
    answerMode: stored?.answerMode ?? 'extract',
    chatModelId: selectedChatModel(context),
  };
}
