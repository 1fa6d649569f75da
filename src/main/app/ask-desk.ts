import { AppError } from '../../preload/contract/errors.ts';
import type { Handlers } from '../../preload/contract/requests.ts';
import type { Methods } from '../rpc/peer.ts';
import type { DeepLinks } from './deep-links.ts';
import type { Windows } from './windows.ts';

type AskRoute = 'ask.take' | 'ask.showPlace' | 'ask.showConversation' | 'ask.takeConversation' | 'ask.close';

export type AskDesk = {
  readonly handlers: Handlers<AskRoute>;
  /** What the engine may ask: another door of this person brings words (`docent ask --window`, the Services menu). */
  readonly methods: Methods;
};

/**
 * What goes between the ask window, the main window and other doors. Words that arrive wait until the ask window takes them; nothing is asked until
 * the person presses Return. The same for a conversation: a main window that is just coming up asks for it.
 */
export function createAskDesk(options: {
  readonly windows: Pick<Windows, 'ask' | 'closeAsk' | 'send' | 'sendMain'>;
  readonly deepLinks: Pick<DeepLinks, 'show'>;
  readonly locked: () => boolean;
}): AskDesk {
  const { windows } = options;
  let offered: string | null = null;
  let conversation: string | null = null;
  return {
    handlers: {
      'ask.take': async () => {
        const text = offered;
        offered = null;
        return text;
      },
      'ask.showPlace': async (link) => {
        options.deepLinks.show(link);
        return null;
      },
      'ask.showConversation': async ({ conversationId }) => {
        conversation = conversationId;
        windows.sendMain('ask.conversation', null);
        windows.closeAsk();
        return null;
      },
      'ask.takeConversation': async () => {
        const id = conversation;
        conversation = null;
        return id;
      },
      'ask.close': async () => {
        windows.closeAsk();
        return null;
      },
    },
    methods: {
      'ask.offer': async ({ text }: { text: string }) => {
        if (options.locked()) throw new AppError('app-locked', 'Docent is locked. Unlock it in its window.');
        offered = text;
        windows.ask();
        windows.send('ask.offered', null);
        return null;
      },
    },
  };
}
