import type { BlockDraft } from '../block-draft.ts';
import { isTooMuch } from './is-too-much.ts';

/** Readers of Markdown and of HTML inside it; the libraries are loaded when asked for. */
export type MarkdownReader = {
  readonly markdown: (text: string) => readonly BlockDraft[];
  readonly html: (text: string) => readonly BlockDraft[];
};

/** Loads the readers. Markup that is too much for the parser or nested deeper than its stack is read as it stands, line by line. */
export async function markdownReader(): Promise<MarkdownReader> {
  const [{ markdownBlocks }, { htmlTree, treeNode }, { htmlBlocks }] = await Promise.all([
    import('./markdown-blocks.ts'),
    import('../html/html-tree.ts'),
    import('../html/html-blocks.ts'),
  ]);
  const html = (text: string) => htmlBlocks(treeNode(htmlTree(text)));
  return { html, markdown: (text) => readable(() => markdownBlocks(text, html), text) };
}

function readable(parse: () => readonly BlockDraft[], text: string): readonly BlockDraft[] {
  if (isTooMuch(text)) return flat(text);
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return flat(text);
    throw error;
  }
}

function flat(text: string): readonly BlockDraft[] {
  return text.split(/\n{2,}/).map((part) => ({ kind: 'paragraph', level: 0, text: part, flat: true }));
}
