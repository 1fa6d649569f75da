/** "More like this passage": the nearest neighbours of the passages at a place, without them. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { HandlerInput } from '../../../preload/contract/requests.ts';
import type { SearchResults } from '../../../preload/contract/shapes.ts';
import { embedQuery } from '../embed-query.ts';
import type { EngineContext } from '../engine-context.ts';
import { limits } from '../limits.ts';
import { meaningNote } from '../search/run/gather-candidates.ts';
import { toHit } from '../search/run/search.ts';

/** Rejects with AppError: `not-found`, `cancelled`. Without an embedding model there are no hits, and `meaning` is false. */
export async function similarPassages(
  context: EngineContext,
  { documentId, start, end, k }: HandlerInput<'search.similar'>,
  signal: AbortSignal,
): Promise<SearchResults> {
  const started = performance.now();
  const { library } = context;
  const content = library.contents.byPublicId(documentId);
  if (!content) throw new AppError('not-found', 'This document is no longer in the library.');
  const text = library.contents.text(content.id, start, Math.min(end, start + limits.search.similarCharacters));
  const asked = text.trim() === '' ? null : await embedQuery(context, text, signal, 'passage');
  const near = asked?.embedding
    ? library.search.vector(asked.embedding, asked.vector, {}, k + limits.search.similarSpare)
    : [];
  const hits = near
    .filter(({ chunkId }) => {
      const chunk = library.chunks.byId(chunkId);
      return chunk && !(chunk.contentId === content.id && chunk.start < end && chunk.end > start);
    })
    .flatMap(({ chunkId, score }, index) => {
      const ranked = { key: chunkId, score, keywordRank: null, vectorRank: index + 1 };
      const hit = toHit(context, ranked, null, { similarity: score });
      return hit ? [hit] : [];
    })
    .slice(0, k);
  return {
    query: text,
    hits,
    coverage: library.coverage(),
    meaning: asked !== null,
    meaningNote: meaningNote(context, asked !== null),
    reranked: false,
    conditions: [],
    corrections: [],
    facets: [],
    documents: new Set(hits.map((hit) => hit.documentId)).size,
    milliseconds: Math.round(performance.now() - started),
    cached: false,
  };
}
