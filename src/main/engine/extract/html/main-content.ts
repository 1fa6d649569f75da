import { Readability } from '@mozilla/readability';
import { limits } from '../../limits.ts';
import type { BlockDraft } from '../block-draft.ts';
import type { DomDocument } from './dom-node.ts';
import { htmlBlocks } from './html-blocks.ts';
import { parseHtml } from './parse-html.ts';

const decoration = 'nav, [role=navigation], [role=search], [aria-hidden=true], header nav, body > footer';

export type MainContent = {
  readonly title: string | null;
  readonly author: string | null;
  readonly blocks: readonly BlockDraft[];
};

/**
 * The text of a page without its decoration: what readability finds, or the whole body where that is too small a part of
 * it to be believed (notes, tables, lists of links).
 */
export function mainContent(html: string): MainContent {
  const document = parseHtml(html);
  const title = titleOf(document);
  const whole = wholeBody(document);
  // Readability changes the tree it is given.
  const article = new Readability(parseHtml(html) as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: limits.extract.minArticleCharacters,
  }).parse();
  const author = article?.byline?.replace(/\s+/g, ' ').trim() || null;
  const blocks = article?.content ? htmlBlocks(parseHtml(article.content).body ?? parseHtml(article.content)) : [];
  const believed =
    lengthOf(blocks) >= limits.extract.minArticleCharacters &&
    substance(blocks) >= substance(whole) * limits.extract.minArticleShare;
  if (!believed) return { title, author, blocks: whole };
  return { title: title ?? article?.title?.trim() ?? null, author, blocks: withTitle(blocks, whole) };
}

function wholeBody(document: DomDocument): BlockDraft[] {
  for (const node of [...document.querySelectorAll(decoration)]) node.remove?.();
  return htmlBlocks(document.body ?? document);
}

/** Readability takes the first heading for the title and drops it: a reader expects it at the top of the text. */
function withTitle(blocks: readonly BlockDraft[], whole: readonly BlockDraft[]): readonly BlockDraft[] {
  const heading = whole.find((block) => block.kind === 'heading' && block.level === 1);
  if (!heading || blocks.some((block) => squeezed(block.text) === squeezed(heading.text))) return blocks;
  return [heading, ...blocks];
}

function titleOf(document: DomDocument): string | null {
  const text = document.querySelector('title')?.textContent ?? document.querySelector('h1')?.textContent ?? '';
  return squeezed(text) || null;
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
