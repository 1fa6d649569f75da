import { limits } from '../../limits.ts';
import type { BlockDraft } from '../block-draft.ts';
import { findArticle } from './find-article.ts';
import { htmlBlocks } from './html-blocks.ts';
import { elementCount, type HtmlTree, htmlTree, treeNode } from './html-tree.ts';
import { htmlLimits } from './limits.ts';

export type MainContent = {
  /** As the article itself names its author; null when it does not. */
  readonly author: string | null;
  readonly blocks: readonly BlockDraft[];
};

/**
 * The text of a page without its decoration: what readability finds, or the whole body where that is too small a part of
 * it to be believed (notes, tables, lists of links) and on pages too long to be articles (`characters` of markup).
 */
export function mainContent(tree: HtmlTree, characters: number): MainContent {
  const whole = htmlBlocks(treeNode(tree));
  const isArticle =
    characters <= limits.extract.maxArticleCharacters &&
    !whole.some(({ flat }) => flat) &&
    elementCount(tree) <= htmlLimits.maxArticleElements;
  const article = isArticle ? findArticle(tree) : null;
  const blocks = article ? htmlBlocks(treeNode(htmlTree(article.html))) : [];
  const author = article?.author ?? null;
  const own = substance(blocks);
  const { characters: many, share } = htmlLimits.longArticle;
  const least = substance(whole) * (own >= many ? share : limits.extract.minArticleShare);
  const believed = lengthOf(blocks) >= limits.extract.minArticleCharacters && own >= least;
  return { author, blocks: believed ? withTitle(blocks.filter(isNoFurniture), whole) : whole };
}

/** Readability takes the first heading for the title and drops it: a reader expects it at the top of the text. */
function withTitle(blocks: readonly BlockDraft[], whole: readonly BlockDraft[]): readonly BlockDraft[] {
  const heading = whole.find((block) => block.kind === 'heading' && block.level === 1);
  if (!heading || blocks.some((block) => squeezed(block.text) === squeezed(heading.text))) return blocks;
  return [heading, ...blocks];
}

const furniture =
  /^(?:advertise?ment|anzeige|publicité|publicidad|sponsored|(?:story|article) continues below(?: advertisement)?|continue reading(?: below| the main story)?|read more|weiterlesen|lire la suite|leer más|just watched|replay|more videos|must watch|post (?:a )?comment|view comments|skip advert?isement)[\s.…:(+)»>]*$/i;

/** Labels that pages put between the paragraphs of an article. */
function isNoFurniture({ text }: BlockDraft): boolean {
  return !furniture.test(squeezed(text));
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
