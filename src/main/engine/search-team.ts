/** One search in a team library, on a connection that is open already. */
import type { TeamHit, TeamResults } from '../../preload/contract/team-shapes.ts';
import { embedQuery } from './embed-query.ts';
import type { EngineContext } from './engine-context.ts';
import { teamSearchLimits } from './search/team-limits.ts';
import { byWords, cosine, fuseRanks, plainWords, tellingOf } from './search/team-ranking.ts';
import {
  type TeamCandidate,
  teamByVector,
  teamByWords,
  teamVectorsOf,
  teamWordCounts,
} from './store/team/search-team.ts';
import { teamKind } from './store/team/team-schema.ts';
import type { SqlConnection } from './types.ts';

export type TeamQuestion = {
  readonly query: string;
  readonly k: number;
  readonly using: 'hybrid' | 'keyword' | 'vector';
};

/** Nothing was published there: an empty result. Rejects as the connection does, and with `team-newer`. */
export async function searchTeam(
  context: EngineContext,
  connection: SqlConnection,
  { query, k, using }: TeamQuestion,
  signal: AbortSignal,
): Promise<TeamResults> {
  const started = performance.now();
  const kind = await teamKind(connection);
  const found = new Map<string, TeamCandidate>();
  const similarities = new Map<string, number>();
  const keep = <Found extends TeamCandidate>(candidates: readonly Found[]) => {
    for (const candidate of candidates) found.set(candidate.id, candidate);
    return candidates;
  };
  let meaning: TeamResults['meaning'] = 'none';
  let keyword: string[] = [];
  let vector: string[] = [];
  if (kind !== null) {
    const { candidates } = teamSearchLimits;
    if (using !== 'vector' || kind === 'array') {
      const facts = await teamWordCounts(connection, [...new Set(plainWords(query))]);
      const words = tellingOf(facts);
      const some = keep(await teamByWords(connection, words, candidates));
      keyword = byWords(some, words, facts).map(({ id }) => id);
    }
    const embedded = using === 'keyword' ? null : await embeddedBy(context, query, signal);
    if (embedded && kind === 'pgvector') {
      for (const near of keep(await teamByVector(connection, embedded.vector, embedded.id, candidates)))
        similarities.set(near.id, (near as TeamCandidate & { similarity: number }).similarity);
      meaning = 'all';
    } else if (embedded) {
      for (const [id, stored] of await teamVectorsOf(connection, keyword, embedded.id))
        similarities.set(id, cosine(embedded.vector, stored));
      meaning = 'found';
    }
    vector = [...similarities].sort((one, other) => other[1] - one[1]).map(([id]) => id);
    if (using === 'vector') keyword = [];
  }
  const hits = fuseRanks(keyword, vector)
    .slice(0, k)
    .flatMap(([id, ranks]): TeamHit[] => {
      const candidate = found.get(id);
      if (!candidate) return [];
      const { id: _id, document, locator, ...rest } = candidate;
      return [
        {
          ...rest,
          ...ranks,
          documentId: document,
          locator: locator as TeamHit['locator'],
          similarity: similarities.get(id) ?? null,
        },
      ];
    });
  return { query, hits, meaning, milliseconds: Math.round(performance.now() - started) };
}

async function embeddedBy(context: EngineContext, query: string, signal: AbortSignal) {
  const embedded = await embedQuery(context, query, signal);
  const id =
    embedded?.embedding?.embeddingId ??
    (
      await context.embeddings
        .chosen()
        .embedder.info()
        .catch(() => null)
    )?.embeddingId;
  return embedded && id !== undefined ? { vector: embedded.vector, id } : null;
}
