/** Few and short documents are read in full instead of by their best passages: nothing in them can then be missed. */
import type { Passage } from './answer/passage.ts';
import { systemPrompt } from './answer/prompt.ts';
import { collectionLimits } from './collection/limits.ts';
import type { EngineContext } from './engine-context.ts';
import { limits } from './limits.ts';
import type { ChatModel, ChatTurn } from './ports.ts';
import { type LoadedChunk, loadChunk } from './search/run/search.ts';
import type { SearchFilter } from './store/searchable.ts';

export type WholeDocument = LoadedChunk & { readonly passage: Passage };

/**
 * Every document that passes the filter as one passage each, those of `first` (content ids) before the others; null when they are too many or
 * do not fit into the model's context beside the question and what was said before. `onModel`: the model is about to be loaded. Rejects with the model's own errors.
 */
export async function wholeDocuments(
  context: EngineContext,
  model: ChatModel,
  filter: SearchFilter,
  asked: {
    readonly question: string;
    readonly earlier: readonly ChatTurn[];
    readonly first: readonly number[];
    readonly instructions?: string | undefined;
  },
  onModel: () => void,
): Promise<WholeDocument[] | null> {
  const { library } = context;
  const rows = library.collection.contents(filter, collectionLimits.wholeDocuments);
  if (rows === null || rows.length === 0) return null;
  const characters = rows.reduce((sum, row) => sum + row.characters, 0);
  if (characters > collectionLimits.wholeTokens * collectionLimits.charactersPerToken) return null;
  const rank = (contentId: number) =>
    asked.first.includes(contentId) ? asked.first.indexOf(contentId) : asked.first.length;
  const documents = rows
    .toSorted((a, b) => rank(a.contentId) - rank(b.contentId))
    .flatMap(({ contentId }) => {
      const chunk = library.chunks.ofContent(contentId)[0];
      const loaded = chunk && loadChunk(context, chunk.id, filter);
      if (!loaded) return [];
      const { content, file } = loaded;
      const text = library.contents.text(contentId);
      const passage: Passage = {
        ...{ start: 0, end: text.length, text, around: null, headingPath: [], page: null, cosine: null },
        ...{ source: content.publicId, title: content.title ?? file.name, language: content.language },
        ...(content.title === null || content.title === file.name ? {} : { name: file.name }),
      };
      return [{ ...loaded, passage }];
    });
  onModel();
  const { contextTokens } = await model.info();
  const counts = await model.countTokens([
    `${systemPrompt}\n${asked.instructions ?? ''}`,
    asked.question,
    ...documents.map(({ passage }) => `${passage.title}\n${passage.text}`),
    ...asked.earlier.map(({ text }) => text),
  ]);
  const sum = (from: number, to?: number) =>
    counts.slice(from, to).reduce((total, tokens) => total + tokens + limits.answer.turnTokens, 0);
  const read = sum(2, 2 + documents.length);
  const said = Math.min(Math.floor(contextTokens / 4), sum(2 + documents.length));
  const answer = Math.min(limits.answer.maxTokens, Math.floor(contextTokens / 3));
  const room = contextTokens - answer - said - sum(0, 2) - limits.answer.leastPassageTokens;
  return read <= Math.min(room, collectionLimits.wholeTokens) ? documents : null;
}
