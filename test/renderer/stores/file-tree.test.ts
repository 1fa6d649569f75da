import { describe, expect, it } from 'vitest';
import type { FileSummary } from '../../../src/preload/contract/shapes.ts';
import {
  close,
  emptyTree,
  type FileTree,
  findFile,
  open,
  rootList,
  rowAt,
  rowCount,
  withPage,
} from '../../../src/renderer/stores/file-tree.ts';
import { fakeFiles } from '../harness/fake-library.ts';

const [plain] = fakeFiles(1) as [FileSummary];
const file = (id: string, members = 0): FileSummary => ({ ...plain, id, name: id, members });
const page = (tree: FileTree, list: string, files: readonly FileSummary[]) =>
  withPage(tree, list, 0, files, files.length);
const rows = (tree: FileTree) =>
  Array.from({ length: rowCount(tree) }, (_, at) => {
    const row = rowAt(tree, at);
    return `${'  '.repeat(row?.depth ?? 9)}${row?.file?.id ?? '?'}`;
  });
const openById = (tree: FileTree, id: string) => {
  const row = rowAt(tree, findFile(tree, id) ?? -1);
  return row ? open(tree, row) : tree;
};

function twoLevels(): FileTree {
  let tree = page(emptyTree, rootList, [file('a'), file('mail', 2), file('b'), file('zip', 1), file('c')]);
  tree = page(openById(tree, 'mail'), 'mail', [file('mail/letter'), file('mail/inner', 2)]);
  tree = page(openById(tree, 'mail/inner'), 'mail/inner', [file('x'), file('y')]);
  return page(openById(tree, 'zip'), 'zip', [file('zip/only')]);
}

describe('the tree of files', () => {
  it('shows what stands inside below its container, level by level', () => {
    expect(rows(twoLevels())).toEqual([
      'a',
      'mail',
      '  mail/letter',
      '  mail/inner',
      '    x',
      '    y',
      'b',
      'zip',
      '  zip/only',
      'c',
    ]);
  });

  it('finds each file at the height at which it is shown', () => {
    const tree = twoLevels();
    for (let at = 0; at < rowCount(tree); at += 1) {
      const id = rowAt(tree, at)?.file?.id ?? '';
      expect(findFile(tree, id), id).toBe(at);
    }
    expect(findFile(tree, 'nowhere')).toBeNull();
    expect(rowAt(tree, rowCount(tree))).toBeNull();
    expect(rowAt(tree, -1)).toBeNull();
  });

  it('takes one row for members that are still being fetched', () => {
    const tree = openById(page(emptyTree, rootList, [file('zip', 3), file('b')]), 'zip');
    expect(rows(tree)).toEqual(['zip', '  ?', 'b']);
  });

  it('closes a container with everything inside it', () => {
    const tree = close(twoLevels(), 'mail');
    expect(rows(tree)).toEqual(['a', 'mail', 'b', 'zip', '  zip/only', 'c']);
    expect([...tree.lists.keys()]).toEqual([rootList, 'zip']);
  });

  it('moves an open container with its row and closes it when that is gone', () => {
    const moved = page(twoLevels(), rootList, [file('new'), file('a'), file('mail', 2), file('b')]);
    expect(rows(moved)).toEqual(['new', 'a', 'mail', '  mail/letter', '  mail/inner', '    x', '    y', 'b']);
    const gone = page(moved, rootList, [file('new'), file('a')]);
    expect(rows(gone)).toEqual(['new', 'a']);
    expect(gone.opened.size).toBe(0);
  });

  it('keeps unchanged files as they are, so that their rows need no drawing', () => {
    const before = page(emptyTree, rootList, [file('a'), file('b')]);
    const after = page(before, rootList, [file('a'), { ...file('b'), state: 'failed' }]);
    expect(rowAt(after, 0)?.file).toBe(rowAt(before, 0)?.file);
    expect(rowAt(after, 1)?.file).not.toBe(rowAt(before, 1)?.file);
  });

  it('forgets pages beyond a list that became shorter', () => {
    const long = withPage(withPage(emptyTree, rootList, 0, [file('a')], 500), rootList, 2, [file('z')], 500);
    const short = withPage(long, rootList, 0, [file('a')], 1);
    expect([...(short.lists.get(rootList)?.pages.keys() ?? [])]).toEqual([0]);
    expect(rowCount(short)).toBe(1);
  });
});
