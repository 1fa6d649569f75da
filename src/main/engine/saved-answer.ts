/** What a conversation keeps of an answer. */
import type { Answer } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import type { SavedCitation } from './store/conversation-table.ts';

export function savedCitations(context: EngineContext, answer: Answer): SavedCitation[] {
  return answer.citations.flatMap((citation) => {
    const content = context.library.contents.byPublicId(citation.documentId);
    if (!content) return [];
    const { id, start, end, quote, title, locator } = citation;
    const { kind, reading } = content;
    const contentSha256 = Buffer.from(content.sha256).toString('hex');
    return [{ number: id, contentSha256, kind, reading, start, end, locator: JSON.stringify(locator), quote, title }];
  });
}
