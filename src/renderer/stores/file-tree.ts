/**
 * Pure: the list of files as pages that were fetched, with what stands inside archives and mails below their container.
 * Nothing is ever loaded whole; a row that is not known yet is null.
 */
import type { FileSummary } from '../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';

/** Rows of one list: all files, or the members of one container. */
type FileList = {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly FileSummary[]>;
};

/** Where an open container stands: the list it is in and its row there. */
type Opened = { readonly list: string; readonly index: number };

export type FileTree = {
  /** By container id; the files themselves are the list `''`. */
  readonly lists: ReadonlyMap<string, FileList>;
  readonly opened: ReadonlyMap<string, Opened>;
};

export const rootList = '';
export const emptyTree: FileTree = { lists: new Map(), opened: new Map() };

export type TreeRow = {
  readonly list: string;
  /** Row within its list. */
  readonly index: number;
  readonly depth: number;
  readonly file: FileSummary | null;
};

/** Open containers of a list from top to bottom. */
function openedIn(tree: FileTree, list: string): [id: string, index: number][] {
  const found: [string, number][] = [];
  for (const [id, at] of tree.opened) if (at.list === list) found.push([id, at.index]);
  return found.sort((a, b) => a[1] - b[1]);
}

/** Rows of a list with everything that is open below it. A list that is still being fetched takes one row. */
export function rowCount(tree: FileTree, list = rootList): number {
  const own = tree.lists.get(list)?.total ?? (list === rootList ? 0 : 1);
  return openedIn(tree, list).reduce((sum, [id]) => sum + rowCount(tree, id), own);
}

/** The row at a height of the whole tree, null beyond its end. */
export function rowAt(tree: FileTree, at: number, list = rootList, depth = 0): TreeRow | null {
  let before = 0;
  for (const [id, index] of openedIn(tree, list)) {
    if (at <= index + before) break;
    const inside = rowCount(tree, id);
    if (at <= index + before + inside) return rowAt(tree, at - index - before - 1, id, depth + 1);
    before += inside;
  }
  const index = at - before;
  const own = tree.lists.get(list);
  if (index < 0 || index >= (own?.total ?? 1)) return null;
  const page = own?.pages.get(Math.floor(index / limits.filePage));
  return { list, index, depth, file: page?.[index % limits.filePage] ?? null };
}

/** The height of a row of a list in the whole tree. */
function heightOf(tree: FileTree, list: string, index: number): number {
  let at = index;
  for (const [id, opened] of openedIn(tree, list)) if (opened < index) at += rowCount(tree, id);
  if (list === rootList) return at;
  const container = tree.opened.get(list);
  return container ? heightOf(tree, container.list, container.index) + 1 + at : at;
}

/** The height at which a known file stands, null when it is not among the fetched rows. */
export function findFile(tree: FileTree, fileId: string): number | null {
  for (const [list, { pages }] of tree.lists) {
    for (const [page, files] of pages) {
      const row = files.findIndex((file) => file.id === fileId);
      if (row >= 0) return heightOf(tree, list, page * limits.filePage + row);
    }
  }
  return null;
}

/** Puts a fetched page in its place; files that did not change keep their identity, so that their rows are not drawn again. */
export function withPage(
  tree: FileTree,
  list: string,
  page: number,
  files: readonly FileSummary[],
  total: number,
): FileTree {
  const before = tree.lists.get(list);
  const old = new Map((before?.pages.get(page) ?? []).map((file) => [file.id, file]));
  const rows = files.map((file) => {
    const known = old.get(file.id);
    return known && JSON.stringify(known) === JSON.stringify(file) ? known : file;
  });
  const lastPage = Math.ceil(total / limits.filePage) - 1;
  const pages = new Map([...(before?.pages ?? [])].filter(([each]) => each <= lastPage)).set(page, rows);
  const lists = new Map(tree.lists).set(list, { total, pages });
  return settleOpened({ lists, opened: tree.opened }, list, page, rows);
}

/** Containers move with their rows; one that is no longer where it stood is closed. */
function settleOpened(tree: FileTree, list: string, page: number, rows: readonly FileSummary[]): FileTree {
  let settled = tree;
  for (const [id, at] of tree.opened) {
    if (at.list !== list) continue;
    const row = rows.findIndex((file) => file.id === id && file.members > 0);
    const index = page * limits.filePage + row;
    if (row >= 0 && index !== at.index) {
      settled = { ...settled, opened: new Map(settled.opened).set(id, { list, index }) };
    } else if (row < 0 && Math.floor(at.index / limits.filePage) === page) settled = close(settled, id);
  }
  return settled;
}

/** Opens the container in a row. */
export function open(tree: FileTree, row: TreeRow): FileTree {
  if (!row.file || row.file.members === 0) return tree;
  return { ...tree, opened: new Map(tree.opened).set(row.file.id, { list: row.list, index: row.index }) };
}

/** Closes a container and all that is open inside it. */
export function close(tree: FileTree, containerId: string): FileTree {
  const opened = new Map(tree.opened);
  const lists = new Map(tree.lists);
  const doomed = [containerId];
  for (let id = doomed.pop(); id !== undefined; id = doomed.pop()) {
    opened.delete(id);
    lists.delete(id);
    for (const [inner, at] of opened) if (at.list === id) doomed.push(inner);
  }
  return { lists, opened };
}
