/** Looks through everything that was asked and answered, in memory: no index of conversations lies on disk. */
import type { ConversationHit } from '../../preload/contract/shapes.ts';
import { limits } from './limits.ts';
import { fold } from './search/fold.ts';

export type SaidText = { readonly conversationId: string; readonly title: string; readonly text: string };

/** Conversations with a text (a title, a message) that holds every word, whatever its case and accents; each once, in the order given. */
export function findInConversations(said: Iterable<SaidText>, query: string): ConversationHit[] {
  const words = query.split(/\s+/).map(fold).filter(Boolean);
  const hits = new Map<string, ConversationHit>();
  if (words.length === 0) return [];
  for (const { conversationId, title, text } of said) {
    if (hits.has(conversationId)) continue;
    const folded = fold(text);
    if (!words.every((word) => folded.includes(word))) continue;
    hits.set(conversationId, { conversationId, title, snippet: snippetOf(text, folded, words[0] as string) });
    if (hits.size >= limits.conversations.hits) break;
  }
  return [...hits.values()];
}

/** What stands around the first word. Folding may change lengths, so the place is near it and not exact. */
function snippetOf(text: string, folded: string, word: string): string {
  const { before, after } = limits.conversations.snippet;
  const at = Math.round((folded.indexOf(word) / Math.max(1, folded.length)) * text.length);
  const from = Math.max(0, at - before);
  // Not in the middle of a word, where there is a space before the one that was found.
  const space = from > 0 ? text.slice(from, at).search(/\s/) : -1;
  const start = space < 0 ? from : from + space + 1;
  const end = Math.min(text.length, at + after);
  const cut = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`;
}
