import { limits } from '../../limits.ts';
import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import type { DomNode } from './dom-node.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Never text of the document. */
const unread = names(
  'script style template noscript head iframe object embed svg canvas audio video map area datalist select option button input textarea dialog link meta',
);
const blockNames = names(
  'address article aside body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul blockquote',
);

type Place = { readonly kind: BlockKind; readonly level: number; readonly listDepth: number; readonly depth: number };

/**
 * The blocks of a DOM tree in document order: headings, paragraphs, list items, table rows (cells by tab), code, quotes. Menus and
 * the page's footer are left out unless `keepsDecoration`.
 */
export function htmlBlocks(root: DomNode, keepsDecoration = false): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  let text = '';
  let place: Place = { kind: 'paragraph', level: 0, listDepth: 0, depth: 0 };

  const flush = () => {
    if (text.trim() !== '') drafts.push({ kind: place.kind, level: place.level, text });
    text = '';
  };
  const within = (next: Partial<Place>, run: () => void) => {
    flush();
    const before = place;
    place = { ...place, ...next, depth: place.depth + 1 };
    run();
    flush();
    place = before;
  };
  const children = (node: DomNode) => {
    for (const child of node.childNodes) visit(child);
  };

  /** Descriptions said before, of the same picture or as its caption: pages repeat them for machines. */
  const described = new Set<string>();
  const newImageText = (node: DomNode): string => {
    const alt = imageText(node);
    const key = alt.trim().toLowerCase();
    if (described.has(key)) return '';
    described.add(key);
    return alt;
  };
  const figure = (node: DomNode) => {
    const caption = captionOf(node);
    for (const image of caption === '' ? [] : imagesIn(node)) {
      const alt = imageText(image).trim().toLowerCase();
      if (caption.includes(alt)) described.add(alt);
    }
    within({ kind: inherited(place.kind) }, () => children(node));
  };

  const visitTable = (table: DomNode) => {
    flush();
    for (const row of tableRows(table)) {
      if (row.localName === 'caption') {
        drafts.push({ kind: 'caption', level: 0, text: inlineText(row) });
        continue;
      }
      const cells = [...row.childNodes].filter((cell) => cell.localName === 'td' || cell.localName === 'th');
      // A table that only lays the page out holds blocks in its cells; a row of one cell is such a thing too.
      if (cells.length < 2 || cells.some(holdsBlocks)) for (const cell of cells) within({}, () => children(cell));
      else drafts.push({ kind: 'table-row', level: 0, text: cells.map((cell) => inlineText(cell)).join('\t') });
    }
  };

  /** Text with lines of its own, as `htmlTree` gives a page that is too large for a tree. */
  const flatBlock = (node: DomNode) => {
    flush();
    const lines = node.childNodes.map((child) => child.nodeValue ?? '').join('');
    drafts.push({ kind: inherited(place.kind), level: place.level, text: lines, flat: true });
  };

  const visit = (node: DomNode) => {
    if (node.nodeType === 3) {
      text += place.kind === 'code' ? (node.nodeValue ?? '') : (node.nodeValue ?? '').replace(/\s+/g, ' ');
      return;
    }
    const name = node.localName ?? '';
    if (node.nodeType !== 1) {
      if (node.nodeType === 9 || node.nodeType === 11) children(node);
      return;
    }
    if (
      unread.has(name) ||
      (!keepsDecoration && isDecoration(node)) ||
      isHidden(node) ||
      place.depth > limits.extract.maxDepth
    )
      return;
    if (name === 'br') text += '\n';
    else if (name === 'hr') flush();
    else if (name === 'img') text += newImageText(node);
    else if (name === 'figure') figure(node);
    else if (/^h[1-6]$/.test(name)) within({ kind: 'heading', level: Number(name[1]) }, () => children(node));
    else if (name === 'table') visitTable(node);
    else if (name === 'plaintext') flatBlock(node);
    else if (name === 'pre') within({ kind: 'code', level: 0 }, () => children(node));
    else if (name === 'blockquote') within({ kind: 'quote', level: 0 }, () => children(node));
    else if (name === 'figcaption') within({ kind: 'caption', level: 0 }, () => children(node));
    else if (name === 'ul' || name === 'ol' || name === 'menu') {
      within({ listDepth: place.listDepth + 1 }, () => listItems(node, name === 'ol'));
    } else if (name === 'li' || name === 'dt' || name === 'dd') {
      within({ kind: 'list-item', level: Math.max(1, place.listDepth) }, () => children(node));
    } else if (blockNames.has(name)) {
      // Paragraphs inside an item or a quote stay what they are in.
      within(place.kind === 'heading' || place.kind === 'code' ? {} : { kind: inherited(place.kind) }, () =>
        children(node),
      );
    } else {
      const before = place;
      place = { ...place, depth: place.depth + 1 };
      children(node);
      place = { ...before };
    }
  };

  const listItems = (list: DomNode, ordered: boolean) => {
    let number = Number.parseInt(list.getAttribute?.('start') ?? '1', 10) || 1;
    for (const child of list.childNodes) {
      if (child.localName !== 'li') visit(child);
      else {
        within({ kind: 'list-item', level: place.listDepth }, () => {
          if (ordered) text += `${number}. `;
          number += 1;
          children(child);
        });
      }
    }
  };

  visit(root);
  flush();
  return drafts;
}

function inherited(kind: BlockKind): BlockKind {
  return kind === 'list-item' || kind === 'quote' || kind === 'caption' ? kind : 'paragraph';
}

function* tableRows(table: DomNode): Generator<DomNode> {
  for (const child of table.childNodes) {
    if (child.localName === 'tr' || child.localName === 'caption') yield child;
    else if (child.localName === 'thead' || child.localName === 'tbody' || child.localName === 'tfoot')
      yield* tableRows(child);
  }
}

const structure = names('table ul ol pre h1 h2 h3 h4 h5 h6 blockquote');

function holdsBlocks(node: DomNode): boolean {
  for (const child of node.childNodes) {
    if (child.nodeType !== 1) continue;
    if (structure.has(child.localName ?? '') || holdsBlocks(child)) return true;
  }
  return false;
}

/** The text of a cell or caption on one line. */
function inlineText(node: DomNode): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    else if (child.nodeType === 1 && !unread.has(child.localName ?? '') && !isHidden(child)) {
      const name = child.localName ?? '';
      const apart = name === 'br' || blockNames.has(name) ? ' ' : '';
      text += name === 'img' ? imageText(child) : apart + inlineText(child) + apart;
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}

function captionOf(node: DomNode): string {
  for (const child of node.childNodes) {
    if (child.localName === 'figcaption') return inlineText(child).toLowerCase();
  }
  return '';
}

function imagesIn(node: DomNode): DomNode[] {
  // Those of a figure inside have their own caption.
  return node.childNodes.flatMap((child) =>
    child.localName === 'img' ? [child] : child.localName === 'figure' ? [] : imagesIn(child),
  );
}

function imageText(node: DomNode): string {
  const text = node.getAttribute?.('alt')?.trim() ?? '';
  // Programs that know nothing to say put the file's name.
  if (/^\S+\.(?:png|jpe?g|gif|webp|svg|bmp)$/i.test(text)) return '';
  return text === '' ? '' : ` ${text} `;
}

/** Menus and the page's own footer; what stands in an article's footer belongs to it. */
function isDecoration(node: DomNode): boolean {
  const role = node.getAttribute?.('role') ?? '';
  if (node.localName === 'nav' || role === 'navigation' || role === 'search') return true;
  return (node.localName === 'footer' && node.parentName === 'body') || node.getAttribute?.('aria-hidden') === 'true';
}

function isHidden(node: DomNode): boolean {
  const hidden = node.getAttribute?.('hidden');
  if (hidden !== null && hidden !== undefined) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute?.('style') ?? '');
}
