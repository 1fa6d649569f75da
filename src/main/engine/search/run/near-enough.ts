/** Leaves out what only meaning found and chance would find as well. */
import type { EngineContext } from '../../engine-context.ts';
import { passagesWith } from '../../library-facts.ts';
import type { ParsedQuery } from '../query.ts';
import type { Candidates } from './gather-candidates.ts';
import { meaningFloor } from './meaning-floor.ts';

/**
 * The candidates as they are where any word of the query stands in the library, in whatever spelling: words then say what is meant, and
 * nearness is judged beside theirs. Where none does, only passages nearer than the nearest to made-up words. Rejects as the embedder does.
 */
export async function nearEnough(
  context: EngineContext,
  query: ParsedQuery,
  found: Candidates,
  signal: AbortSignal,
): Promise<Candidates> {
  if (found.near.length === 0 || found.keyword.length > 0 || found.spellings.length > 0) return found;
  const { embedding } = found;
  const stands = [...passagesWith(context.library, [...query.terms]).values()].some((count) => count > 0);
  if (stands || embedding === null) return found;
  const floor = await meaningFloor(context, embedding, signal);
  return { ...found, near: found.near.filter(({ score }) => score > floor) };
}
