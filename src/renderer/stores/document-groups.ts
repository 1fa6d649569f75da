import type { SearchHit } from '../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';

/** A document with the passages found in it, best first. */
export type DocumentGroup = {
  readonly documentId: string;
  readonly hits: readonly SearchHit[];
  /** Passages that stand in the list before a person asks for the others. */
  readonly shown: number;
};

/** A hit's name within a list: the place it stands at. */
export function hitKey(hit: SearchHit): string {
  return `${hit.documentId}:${hit.start}-${hit.end}`;
}

/** One passage too many is shown rather than hidden behind a line as high as itself. */
function shownOf(count: number): number {
  return count <= limits.groupPassages + 1 ? count : limits.groupPassages;
}

function group(documentId: string, hits: readonly SearchHit[]): DocumentGroup {
  return { documentId, hits, shown: shownOf(hits.length) };
}

/** Hits by document; a document stands where its best hit does, and a place is listed once. */
export function groupHits(hits: readonly SearchHit[]): DocumentGroup[] {
  const found = new Map<string, Map<string, SearchHit>>();
  for (const hit of hits) {
    const own = found.get(hit.documentId) ?? new Map<string, SearchHit>();
    if (!own.has(hitKey(hit))) own.set(hitKey(hit), hit);
    found.set(hit.documentId, own);
  }
  return [...found].map(([documentId, own]) => group(documentId, [...own.values()]));
}

/** What a person has before their eyes keeps its order; its hits take what is newly known of them, new ones follow. */
function mergeGroup(before: DocumentGroup, after: DocumentGroup | undefined): DocumentGroup {
  if (!after) return before;
  const news = new Map(after.hits.map((hit) => [hitKey(hit), hit]));
  const kept = before.hits.map((hit) => news.get(hitKey(hit)) ?? hit);
  const keys = new Set(kept.map(hitKey));
  const hits = [...kept, ...after.hits.filter((hit) => !keys.has(hitKey(hit)))];
  return {
    documentId: before.documentId,
    hits,
    shown: Math.max(before.shown, Math.min(shownOf(hits.length), hits.length)),
  };
}

/** The better list, with the first `held` groups of the one on screen left where they are. */
export function mergeGroups(
  before: readonly DocumentGroup[],
  after: readonly DocumentGroup[],
  held: number,
): DocumentGroup[] {
  const news = new Map(after.map((each) => [each.documentId, each]));
  const kept = before.slice(0, held).map((each) => mergeGroup(each, news.get(each.documentId)));
  const ids = new Set(kept.map((each) => each.documentId));
  return [...kept, ...after.filter((each) => !ids.has(each.documentId))];
}
