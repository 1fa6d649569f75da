/** Pictures found by words (names, captions, letters in them, text around them) and by what they show, when a model can tell. */
import type { HandlerInput } from '../../preload/contract/requests.ts';
import type { PictureEvidence, PictureHit, PictureResults } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { libraryLanguages } from './library-facts.ts';
import { summariesOf } from './picture-summaries.ts';
import { pictureLimits } from './pictures/limits.ts';
import { parseQuery } from './search/query.ts';
import { rankChunks } from './search/run/rank-chunks.ts';
import type { PictureFilter, PictureRow } from './store/picture-list.ts';
import { type PictureField, pictureFields } from './store/picture-word-table.ts';

const { search: limits } = pictureLimits;

/** One way of finding: picture → score, higher is better. */
type Way = { readonly scores: ReadonlyMap<number, number>; readonly evidence?: PictureEvidence };

/** Rejects with `cancelled` and the store's errors; any query has a result, be it an empty one. */
export async function searchPictures(
  context: EngineContext,
  { query, folderId, which, k }: HandlerInput<'picture.search'>,
  signal: AbortSignal,
): Promise<PictureResults> {
  const filter = { folderId, which };
  const match = matchOf(context, query);
  const words =
    match === null ? [] : context.library.pictures.words.search(match, limits.weights, filter, limits.candidates);
  const asked = query.trim() === '' ? null : await context.pictureModel.ofText(query, signal);
  const looks = asked ? byLook(context, asked, filter, limits.leastLook) : new Map<number, number>();
  const ways: Way[] = [
    { scores: new Map(words.map(({ id, score }) => [id, score])) },
    { scores: match === null ? new Map() : await byPassages(context, query, filter, signal), evidence: 'text' },
    { scores: looks, evidence: 'look' },
  ];
  const fused = fuseWays(ways).slice(0, k);
  const fields =
    match === null
      ? new Map<number, PictureField[]>()
      : fieldsOf(
          context,
          match,
          fused.map(({ id }) => id),
        );
  await context.pictureGroups.refreshSoon(signal);
  const summaries = summariesOf(
    context,
    fused.map(({ id }) => id),
  );
  const rows = new Map(summaries.map((summary) => [summary.id, summary]));
  const publicIds = new Map(
    context.library.pictures.list.byIds(fused.map(({ id }) => id)).map(({ id, publicId }) => [id, publicId]),
  );
  const hits = fused.flatMap(({ id, score }): PictureHit[] => {
    const picture = rows.get(publicIds.get(id) ?? '');
    if (!picture) return [];
    const evidence = new Set<PictureEvidence>(fields.get(id) ?? []);
    for (const way of ways) if (way.evidence && way.scores.has(id)) evidence.add(way.evidence);
    return [{ picture, score, evidence: [...evidence], match: null }];
  });
  return { hits, pages: [], usedModel: asked !== null };
}

/** The query's words as any of the library's languages stores them; what stands in quotation marks must stand there. */
function matchOf(context: EngineContext, query: string): string | null {
  const parsed = parseQuery(query, libraryLanguages(context.library));
  // Names and captions of pictures without text have no language of their own.
  const plain = parseQuery(query, []);
  const words = [...new Set([...parsed.terms, ...plain.terms])].map((term) => `"${term}"`).join(' OR ');
  const match = parsed.required === null ? words : parsed.required;
  if (match === '') return null;
  return parsed.excluded === null ? match : `(${match}) NOT (${parsed.excluded})`;
}

/** Picture files by the words of their passages: every hit is said to hold them, so that meaning alone finds none here. */
async function byPassages(
  context: EngineContext,
  query: string,
  { folderId, which }: PictureFilter,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const { library } = context;
  if (which === 'inside' || library.chunks.count() === 0) return new Map();
  const { ranked } = await rankChunks(context, query, 'keyword', { folderId, kinds: ['image', 'svg'] }, signal);
  const best = new Map<number, number>();
  for (const { key, score } of ranked.slice(0, limits.candidates)) {
    const content = library.chunks.byId(key)?.contentId;
    if (content !== undefined && !best.has(content)) best.set(content, score);
  }
  const found = new Map<number, number>();
  for (const [content, score] of best) {
    // A copy of it may lie in another folder.
    for (const row of library.pictures.list.byIds(library.pictures.list.ofContents([content]))) {
      if (passes(row, { folderId, which })) found.set(row.id, score);
    }
  }
  return found;
}

/** Pictures near a vector, by how much nearer than `least`. */
export function byLook(
  context: EngineContext,
  {
    row,
    vector,
  }: {
    readonly row: Parameters<EngineContext['library']['pictures']['vectors']['nearest']>[0];
    readonly vector: Float32Array;
  },
  { folderId, which = 'all' }: PictureFilter,
  least: number,
): Map<number, number> {
  const { vectors, list } = context.library.pictures;
  // Filtered before the nearest are taken: a small folder's may lie behind thousands of another one's.
  const among = folderId === undefined && which === 'all' ? null : list.looks({ folderId, which });
  const near = vectors.nearest(row, vector, limits.candidates, among).filter(({ score }) => score >= least);
  const scores = new Map(near.map(({ look, score }) => [look, score - least]));
  const found = list.ofLooks([...scores.keys()]);
  const rows = list.byIds(found.map(([, id]) => id));
  const shown = new Set(rows.filter((picture) => passes(picture, { folderId, which })).map(({ id }) => id));
  return new Map(found.filter(([, id]) => shown.has(id)).map(([look, id]) => [id, scores.get(look) ?? 0]));
}

const passes = (row: Pick<PictureRow, 'folderId' | 'inside'>, { folderId, which = 'all' }: PictureFilter): boolean =>
  (folderId === undefined || row.folderId === folderId) && (which === 'all' || row.inside === (which === 'inside'));

/** A picture scores, in each way, the share it has of that way's best: a way counts by how clearly it tells pictures apart. */
function fuseWays(ways: readonly Way[]): { readonly id: number; readonly score: number }[] {
  const totals = new Map<number, number>();
  for (const { scores } of ways) {
    const best = Math.max(0, ...scores.values());
    if (best <= 0) continue;
    for (const [id, score] of scores) totals.set(id, (totals.get(id) ?? 0) + Math.max(0, score) / best);
  }
  return [...totals]
    .map(([id, total]) => ({ id, score: total / ways.length }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

function fieldsOf(context: EngineContext, match: string, ids: readonly number[]): Map<number, PictureField[]> {
  const found = new Map<number, PictureField[]>();
  for (const field of pictureFields) {
    for (const id of context.library.pictures.words.matching(match, field, ids)) {
      found.set(id, [...(found.get(id) ?? []), field]);
    }
  }
  return found;
}
