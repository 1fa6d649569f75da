import type { MetadataField, Reason } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { cleanText } from '../clean-text.ts';
import { htmlTree } from './html-tree.ts';
import { leaveOutHidden } from './leave-out-hidden.ts';
import { mainContent } from './main-content.ts';
import { pageMetadata } from './page-metadata.ts';

export type Page = {
  readonly fields: readonly MetadataField[];
  readonly blocks: readonly BlockDraft[];
  readonly doubts: readonly Reason[];
};

/** A web page: its metadata, its main content, and whether some of its text can hardly be seen. */
export function readPage(html: string): Page {
  const tree = htmlTree(html);
  const fields = pageMetadata(tree);
  const hidden = leaveOutHidden(tree);
  const { author, blocks } = mainContent(tree, html.length);
  if (author && !fields.some(({ name }) => name === 'author')) {
    fields.push({ name: 'author', value: cleanText(author), source: 'html:byline' });
  }
  return { fields, blocks, doubts: hidden ? [{ code: 'hidden-text', values: {} }] : [] };
}
