/** Has the chosen reranker read the first candidates beside the query. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import { chosenModel } from './chosen-models.ts';
import type { EngineContext } from './engine-context.ts';
import { rerankLimits } from './models/limits.ts';
import type { RerankScores } from './search/rerank.ts';

/**
 * Scores of the first candidates, in slices until the time is over: what was read by then counts. Null without a reranker, and when it
 * fails or has read nothing in time: no result is lost, the log says why. Throws AppError `cancelled`.
 */
export async function askReranker(
  context: EngineContext,
  query: string,
  ranked: readonly { readonly key: number }[],
  signal: AbortSignal,
): Promise<RerankScores | null> {
  const file = chosenModel(context.personal, 'reranker');
  if (!file || ranked.length === 0) return null;
  const reranker = context.models.reranker(file);
  const { candidates, slice, budgetMs } = rerankLimits;
  const late = AbortSignal.timeout(budgetMs);
  const passages = ranked.slice(0, candidates).flatMap(({ key }) => passageOf(context, key));
  const scores = new Map<number, number>();
  try {
    for (let at = 0; at < passages.length; at += slice) {
      const part = passages.slice(at, at + slice);
      const texts = part.map(({ text }) => text);
      const found = await reranker.score(query, texts, AbortSignal.any([signal, late]));
      for (const [index, { key }] of part.entries()) scores.set(key, found[index] ?? 0);
    }
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const code = late.aborted ? 'late' : toWire(error).code;
    context.log.warn('the reranker did not read all candidates', { model: file.name, code, read: scores.size });
  }
  return scores.size > 0 ? scores : null;
}

/** A passage as a person reads it: under its title and headings. */
function passageOf({ library }: EngineContext, key: number): { readonly key: number; readonly text: string }[] {
  const chunk = library.chunks.byId(key);
  const content = chunk && library.contents.byId(chunk.contentId);
  if (!chunk || !content) return [];
  const heads = [content.title, ...chunk.headingPath].filter(Boolean).join(' › ');
  const text = library.contents.text(content.id, chunk.start, chunk.end);
  return [{ key, text: heads ? `${heads}\n${text}` : text }];
}
