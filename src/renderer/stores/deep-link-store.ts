import type { DeepLink } from '../../preload/contract/app-requests.ts';
import { on, request } from '../api.ts';
import { useChat } from './chat-store.ts';
import { useDocument } from './document-store.ts';
import { useNavigation } from './navigation-store.ts';
import { attempt } from './notice-store.ts';

/** Shows the document a link named, at its place. A link does nothing else. */
async function show({ documentId, page, span }: DeepLink): Promise<void> {
  const view = await request('document.open', { documentId });
  const cited = span ? await request('passage.read', { documentId, ...span }) : null;
  const pageIndex = view.pages.find((one) => one.number === page)?.index;
  await useDocument.getState().open({
    documentId,
    fileId: view.fileId,
    title: view.title,
    span,
    ...(cited ? { quote: cited.text, verified: true, locator: cited.locator } : {}),
    ...(pageIndex === undefined || span ? {} : { pageIndex }),
  });
}

async function take(): Promise<void> {
  const link = await request('app.takeLink', {});
  if (link) await show(link);
}

/** A conversation that was begun in the ask window. */
async function takeConversation(): Promise<void> {
  const conversationId = await request('ask.takeConversation', {});
  if (conversationId === null) return;
  useNavigation.getState().show('chat');
  await useChat.getState().openConversation(conversationId);
}

/** Follows links into the app; `start` returns the function that stops it. */
export const deepLinks = {
  getState: () => ({
    start: () => {
      void attempt(take);
      void attempt(takeConversation);
      const stops = [
        on('link.arrived', () => void attempt(take)),
        on('ask.conversation', () => void attempt(takeConversation)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  }),
};
