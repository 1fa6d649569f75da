import type { BlockDraft } from '../block-draft.ts';
import { htmlBlocks } from './html-blocks.ts';
import { htmlTree, treeNode } from './html-tree.ts';
import { leaveOutHidden } from './leave-out-hidden.ts';

export type HtmlBody = { readonly blocks: readonly BlockDraft[]; readonly hidden: boolean };

/** All of an HTML text as blocks, nothing taken for decoration: the body of a mail. `hidden`: some of it can hardly be seen. */
export function htmlBody(html: string): HtmlBody {
  const tree = htmlTree(html);
  const hidden = leaveOutHidden(tree);
  return { blocks: htmlBlocks(treeNode(tree), true), hidden };
}
