import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom/worker';
import { serialize } from 'parse5';
import { limits } from '../../limits.ts';
import type { HtmlTree } from './html-tree.ts';

export type Article = { readonly html: string; readonly title: string | null; readonly author: string | null };

/** What readability takes for the article of a page, or null. Nothing is run or fetched. */
export function findArticle(tree: HtmlTree): Article | null {
  const { document } = parseHTML(serialize(tree)) as unknown as {
    document: ConstructorParameters<typeof Readability>[0];
  };
  const found = new Readability(document, { charThreshold: limits.extract.minArticleCharacters }).parse();
  if (!found?.content) return null;
  return {
    html: found.content,
    title: found.title?.trim() || null,
    author: found.byline?.replace(/\s+/g, ' ').trim() || null,
  };
}
