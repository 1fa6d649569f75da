/** A list of results as a person goes through it: pure values and the steps between them. */
import type { SearchHit } from '../../preload/contract/shapes.ts';
import { type DocumentGroup, groupHits, hitKey, mergeGroups } from './document-groups.ts';

export type ResultList = {
  readonly groups: readonly DocumentGroup[];
  /** The row the keys stand on; null = the first one, which nobody chose. */
  readonly selectedKey: string | null;
  /** Documents all passages of are shown. */
  readonly opened: ReadonlySet<string>;
  /** Hits whose "why" is shown. */
  readonly explained: ReadonlySet<string>;
  /** The hit under the pointer or the keys: it and what stands above it must not move. */
  readonly anchor: string | null;
};

/** What the keys stop at: a passage, or the line that shows or hides the other passages of a document. */
export type ResultRow =
  | { readonly type: 'hit'; readonly key: string; readonly documentId: string; readonly hit: SearchHit }
  | { readonly type: 'more'; readonly key: string; readonly documentId: string; readonly count: number };

export const emptyList: ResultList = {
  groups: [],
  selectedKey: null,
  opened: new Set(),
  explained: new Set(),
  anchor: null,
};

/** Rows of one group in order; `count` of its last one is how many passages are hidden, 0 when it hides them again. */
export function groupRows(group: DocumentGroup, isOpen: boolean): ResultRow[] {
  const { documentId, hits, shown } = group;
  const rows: ResultRow[] = (isOpen ? hits : hits.slice(0, shown)).map((hit) => ({
    type: 'hit',
    key: hitKey(hit),
    documentId,
    hit,
  }));
  if (hits.length > shown) {
    rows.push({ type: 'more', key: `more:${documentId}`, documentId, count: isOpen ? 0 : hits.length - shown });
  }
  return rows;
}

export function listRows({ groups, opened }: ResultList): ResultRow[] {
  return groups.flatMap((group) => groupRows(group, opened.has(group.documentId)));
}

/** The row the keys stand on: the chosen one while it is there, else the first. */
export function selectedRow(list: ResultList): ResultRow | null {
  const rows = listRows(list);
  return rows.find((row) => row.key === list.selectedKey) ?? rows[0] ?? null;
}

export function selectedHit(list: ResultList): SearchHit | null {
  const row = selectedRow(list);
  return row?.type === 'hit' ? row.hit : null;
}

function groupIndexOf(groups: readonly DocumentGroup[], key: string | null): number {
  return groups.findIndex(
    ({ documentId, hits }) => key === `more:${documentId}` || hits.some((hit) => hitKey(hit) === key),
  );
}

/** The list of another question: nothing of the old one is kept. */
export function newList(hits: readonly SearchHit[]): ResultList {
  return { ...emptyList, groups: groupHits(hits) };
}

/** A better list for the same question: what was looked at stays where it is, and chosen. */
export function betterList(list: ResultList, hits: readonly SearchHit[]): ResultList {
  const groups = mergeGroups(list.groups, groupHits(hits), groupIndexOf(list.groups, list.anchor) + 1);
  return { ...list, groups };
}

/** Moves by rows; infinite steps go to the ends. */
export function moveSelection(list: ResultList, step: number): ResultList {
  const rows = listRows(list);
  const at = rows.findIndex((row) => row.key === selectedRow(list)?.key);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  return to ? select(list, to.key) : list;
}

export function select(list: ResultList, key: string): ResultList {
  return { ...list, selectedKey: key, anchor: key };
}

/** Keeps a hit, and all above it, where they are when a better list comes. */
export function hold(list: ResultList, key: string): ResultList {
  return list.anchor === key ? list : { ...list, anchor: key };
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** Shows or hides the other passages of a document; the keys go to the first that came, or to the last that stays. */
export function toggleGroup(list: ResultList, documentId: string): ResultList {
  const group = list.groups.find((each) => each.documentId === documentId);
  if (!group) return list;
  const opened = toggled(list.opened, documentId);
  const target = group.hits[opened.has(documentId) ? group.shown : group.shown - 1];
  const next = { ...list, opened };
  return target ? select(next, hitKey(target)) : next;
}

export function toggleWhy(list: ResultList, key: string): ResultList {
  return { ...list, explained: toggled(list.explained, key) };
}
