import type { BlockDraft } from '../block-draft.ts';

/** Readers of Markdown and of HTML inside it; the libraries are loaded when asked for. */
export type MarkdownReader = {
  readonly markdown: (text: string) => readonly BlockDraft[];
  readonly html: (text: string) => readonly BlockDraft[];
};

/** Loads the readers. Markup nested deeper than a parser's stack is no document: its text is read as it stands. */
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
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError)
      return text.split(/\n{2,}/).map((part) => ({ kind: 'paragraph', level: 0, text: part }));
    throw error;
  }
}
