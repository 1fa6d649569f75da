/** Conversations and settings. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { Settings } from '../../../preload/contract/shapes.ts';
import { conversationPage } from '../answer/print-page.ts';
import { answerText, conversationMarkdown } from '../answer/write-out.ts';
import type { EngineContext } from '../engine-context.ts';
import { formats } from '../extract/formats.ts';
import { findInConversations } from '../find-in-conversations.ts';
import { ocrLanguagesOf, setOcrLanguages } from '../ocr/ocr-setting.ts';
import { attachAll, attachedTo } from './adapter-handlers.ts';
import { selectedChatModel } from './model-handlers.ts';

type Routes =
  | 'conversation.list'
  | 'conversation.get'
  | 'conversation.rename'
  | 'conversation.remove'
  | 'conversation.pin'
  | 'conversation.branch'
  | 'conversation.search'
  | 'conversation.export'
  | 'conversation.rate'
  | 'conversation.copyAnswer'
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
      context.clearSoon();
      context.batches.look();
      changed(null);
      return null;
    },
    'conversation.pin': async ({ conversationId, pinned }) => {
      if (!conversations.pin(conversationId, pinned)) throw missing();
      changed(null);
      return null;
    },
    'conversation.branch': async ({ conversationId, messageId }) => {
      const branch = conversations.branch(conversationId, messageId);
      if (branch === undefined) throw missing();
      attachAll(context, branch, attachedTo(context, conversationId));
      context.personal.conversationSetups.copy(conversationId, branch);
      changed(branch);
      return { conversationId: branch };
    },
    'conversation.search': async ({ query }) => findInConversations(conversations.said(), query),
    'conversation.export': async ({ conversationId, format }) => {
      const conversation = conversations.get(conversationId);
      if (!conversation) throw missing();
      if (format === 'html') return { title: conversation.title, text: conversationPage(conversation) };
      const text = format === 'markdown' ? conversationMarkdown(conversation) : JSON.stringify(conversation, null, 2);
      return { title: conversation.title, text };
    },
    'conversation.rate': async ({ messageId, rating }) => {
      if (!conversations.rate(messageId, rating)) throw missing();
      changed(conversations.conversationOf(messageId) ?? null);
      return null;
    },
    'conversation.copyAnswer': async ({ messageId, format }) => {
      const conversationId = conversations.conversationOf(messageId);
      const message = conversationId
        ? conversations.get(conversationId)?.messages.find(({ id }) => id === messageId)
        : undefined;
      if (!message) throw missing();
      return message.answer ? answerText(message.answer, format) : message.text;
    },
    'settings.get': async () => readSettings(context),
    'settings.set': async (input) => {
      const { ocrLanguages, ...window } = input;
      settings.set('window', { ...readSettings(context), ...window });
      if (window.allowDownloads === false) context.shelf.downloads.pauseAll();
      if (ocrLanguages) chooseOcrLanguages(context, ocrLanguages);
      const now = readSettings(context);
      context.emit('settings.changed', now);
      return now;
    },
  };
}

export function readSettings(context: EngineContext): Settings {
  const stored = context.personal.settings.get<Partial<Settings>>('window');
  return {
    theme: stored?.theme ?? 'system',
    language: stored?.language ?? 'system',
    textSize: stored?.textSize ?? 'standard',
    answerMode: stored?.answerMode ?? 'extract',
    chatModelId: selectedChatModel(context),
    ocrLanguages: ocrLanguagesOf(context.personal.settings),
    searchPreset: stored?.searchPreset ?? 'docent',
    searchHistory: stored?.searchHistory ?? true,
    allowDownloads: stored?.allowDownloads ?? false,
    checkUpdates: stored?.checkUpdates ?? false,
    keepFresh: stored?.keepFresh ?? false,
    askKeys: stored?.askKeys ?? '',
  };
}

/** Scans and pictures were read in other languages: they are read again. */
function chooseOcrLanguages(context: EngineContext, languages: readonly string[]): void {
  const { settings } = context.personal;
  const before = ocrLanguagesOf(settings);
  setOcrLanguages(settings, languages);
  const same = before.length === languages.length && before.every((code, index) => code === languages[index]);
  if (same) return;
  for (const fileId of context.library.readings.filesWithPictures(formats.kindsWithPictures())) {
    context.ingest.retry(fileId);
  }
}
