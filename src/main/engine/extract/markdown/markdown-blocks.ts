import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';

/** Turns a piece of raw HTML inside Markdown into blocks. */
export type HtmlReader = (html: string) => readonly BlockDraft[];

/** The blocks of a Markdown text (CommonMark with GitHub's tables, task lists and footnotes), markup removed. */
export function markdownBlocks(markdown: string, readHtml: HtmlReader): BlockDraft[] {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const drafts: BlockDraft[] = [];

  const visit = (node: RootContent, kind: BlockKind, level: number, prefix: string): void => {
    switch (node.type) {
      case 'heading':
        drafts.push({ kind: 'heading', level: node.depth, text: inlineText(node) });
        break;
      case 'paragraph':
        drafts.push({ kind, level, text: prefix + inlineText(node) });
        break;
      case 'code':
        drafts.push({ kind: 'code', level: 0, text: node.value });
        break;
      case 'html':
        drafts.push(...readHtml(node.value));
        break;
      case 'blockquote':
        for (const child of node.children) visit(child, kind === 'list-item' ? kind : 'quote', level, '');
        break;
      case 'list': {
        const depth = kind === 'list-item' ? level + 1 : 1;
        node.children.forEach((item, index) => {
          const marker = node.ordered ? `${(node.start ?? 1) + index}. ` : '';
          item.children.forEach((child, place) => {
            visit(child, 'list-item', depth, place === 0 ? marker : '');
          });
        });
        break;
      }
      case 'table':
        for (const row of node.children) {
          drafts.push({
            kind: 'table-row',
            level: 0,
            text: row.children.map((cell) => oneLine(inlineText(cell))).join('\t'),
          });
        }
        break;
      case 'footnoteDefinition':
        node.children.forEach((child, place) => {
          visit(child, 'paragraph', 0, place === 0 ? `[${node.label ?? node.identifier}] ` : '');
        });
        break;
      default:
        break;
    }
  };
  for (const node of root.children) visit(node, 'paragraph', 0, '');
  return drafts;
}

function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      // A line end inside a paragraph is a space to a reader.
      return node.value.replace(/\n/g, ' ');
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : '';
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
      return `[${node.label ?? node.identifier}]`;
    default:
      return 'children' in node ? node.children.map(inlineText).join('') : '';
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
