/** What was asked in the window, as a list. */
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';

/** Encrypted conversations are listed as locked: the command line is not lent their key. */
export async function conversationsCommand(door: Door, output: Output): Promise<void> {
  const conversations = await door.request('conversation.list', {});
  output.document(conversations, () =>
    conversations.length === 0
      ? 'No conversations.'
      : conversations.map(({ title, updatedAt }) => `${new Date(updatedAt).toISOString()}  ${title}`).join('\n'),
  );
  if (conversations.some(({ locked }) => locked)) {
    output.note(
      'docent: these conversations are locked. Open Docent’s window with your login, or enter the recovery code there. [conversations-locked]',
    );
  }
}
