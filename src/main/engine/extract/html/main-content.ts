import { limits } from '../../limits.ts';
import type { BlockDraft } from '../block-draft.ts';
import { findArticle } from './find-article.ts';
import { htmlBlocks } from './html-blocks.ts';
import { htmlTree, textOfFirst, treeNode } from './html-tree.ts';

export type MainContent = {
  readonly title: string | null;
  readonly author: string | null;
  readonly blocks: readonly BlockDraft[];
};

/**
 * The text of a page without its decoration: what readability finds, or the whole body where that is too small a part of
 * it to be believed (notes, tables, lists of links) and on pages too long to be articles.
 */
export function mainContent(html: string): MainContent {
  const tree = htmlTree(html);
  const title = squeezed(textOfFirst(tree, 'title') ?? textOfFirst(tree, 'h1') ?? '') || null;
  const whole = htmlBlocks(treeNode(tree));
  const article = html.length <= limits.extract.maxArticleCharacters ? findArticle(tree) : null;
  const blocks = article ? htmlBlocks(treeNode(htmlTree(article.html))) : [];
  const author = article?.author ?? null;
  const believed =
    lengthOf(blocks) >= limits.extract.minArticleCharacters &&
    substance(blocks) >= substance(whole) * limits.extract.minArticleShare;
  if (!believed) return { title, author, blocks: whole };
  return { title: title ?? article?.title ?? null, author, blocks: withTitle(blocks, whole) };
}

/** Readability takes the first heading for the title and drops it: a reader expects it at the top of the text. */
function withTitle(blocks: readonly BlockDraft[], whole: readonly BlockDraft[]): readonly BlockDraft[] {
  const heading = whole.find((block) => block.kind === 'heading' && block.level === 1);
  if (!heading || blocks.some((block) => squeezed(block.text) === squeezed(heading.text))) return blocks;
  return [heading, ...blocks];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Characters of what is more than menus and captions: long paragraphs, rows of tables and code. */
function substance(blocks: readonly BlockDraft[]): number {
  return lengthOf(
    blocks.filter(({ kind, text }) => {
      return kind === 'table-row' || kind === 'code' || squeezed(text).length >= limits.extract.sentenceCharacters;
    }),
  );
}

function lengthOf(blocks: readonly BlockDraft[]): number {
  return blocks.reduce((sum, block) => sum + squeezed(block.text).length, 0);
}
