import type { DefaultTreeAdapterMap } from 'parse5';
import { hiddenSelectors } from './hidden-selectors.ts';
import type { HtmlTree } from './html-tree.ts';
import { inlineStyle } from './inline-style.ts';
import { htmlLimits } from './limits.ts';

type Parent = DefaultTreeAdapterMap['parentNode'];
type Element = DefaultTreeAdapterMap['element'];
type Place = {
  readonly node: Parent;
  /** Something may lie behind the text. */
  readonly coloured: boolean;
  readonly white: boolean;
  readonly clear: boolean;
};

/**
 * Takes out of a tree what a browser would not show: `hidden`, `display: none`, letters of a pixel, in style attributes and by
 * simple rules of the page's own style sheets. Returns whether some text stays that can hardly be seen: white on white,
 * or clear as glass.
 */
export function leaveOutHidden(tree: HtmlTree): boolean {
  const sheet = hiddenSelectors(tree);
  let pale = 0;
  const open: Place[] = [{ node: tree, coloured: false, white: false, clear: false }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, coloured, white, clear } = place;
    node.childNodes = node.childNodes.filter((child) => !('tagName' in child) || !isHidden(child, sheet));
    for (const child of node.childNodes) {
      if ('value' in child) {
        if (clear || (white && !coloured)) pale += child.value.trim().length;
      } else if ('tagName' in child && child.tagName !== 'script' && child.tagName !== 'style') {
        const style = inlineStyle(attribute(child, 'style') ?? '');
        const colour = style.get('color') ?? (child.tagName === 'font' ? attribute(child, 'color') : null);
        open.push({
          node: child,
          coloured: coloured || hasBackground(child, style),
          white: colour ? isWhite(colour) : white,
          // Pages let their text appear as it is scrolled to: it stays.
          clear: clear || /^0(?:\.0*)?%?$/.test(style.get('opacity') ?? ''),
        });
      }
    }
  }
  return pale >= htmlLimits.hiddenCharacters;
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function isHidden(element: Element, sheet: ReadonlySet<string>): boolean {
  const { tagName } = element;
  if (tagName === 'html' || tagName === 'body' || tagName === 'head') return false;
  if (attribute(element, 'hidden') !== null) return true;
  if (sheet.size > 0) {
    const names = (attribute(element, 'class') ?? '').split(/\s+/).map((name) => `.${name}`);
    if ([...names, `#${attribute(element, 'id') ?? ''}`].some((name) => sheet.has(name))) return true;
  }
  const style = attribute(element, 'style');
  if (!style) return false;
  const values = inlineStyle(style);
  if (values.get('display') === 'none' || /^(?:hidden|collapse)$/.test(values.get('visibility') ?? '')) return true;
  if (values.get('mso-hide') === 'all') return true;
  if (isTiny(values.get('font-size') ?? '') && !hasOwnSize(element)) return true;
  const cut = /hidden|clip/.test(values.get('overflow') ?? '');
  if (cut && (isNothing(values.get('max-height')) || isNothing(values.get('height')))) return true;
  return (
    /^-\d{4,}/.test(values.get('text-indent') ?? '') ||
    (/absolute|fixed/.test(values.get('position') ?? '') &&
      /^-\d{4,}/.test(values.get('left') ?? values.get('top') ?? ''))
  );
}

function isTiny(size: string): boolean {
  const match = /^(\d*\.?\d+)(px|pt)?$/.exec(size);
  if (!match) return /^0*\.?0+(?:em|rem|%)$/.test(size);
  return Number(match[1]) < htmlLimits.smallestSize && (match[2] !== undefined || Number(match[1]) === 0);
}

/** Mails set the size of a table to nothing against gaps and give each cell its own. */
function hasOwnSize(element: Element): boolean {
  const open: Element[] = [element];
  for (let at = open.pop(), looked = 0; at && looked < 200; at = open.pop(), looked += 1) {
    for (const child of at.childNodes) {
      if (!('tagName' in child)) continue;
      const size = inlineStyle(attribute(child, 'style') ?? '').get('font-size');
      if ((size && !isTiny(size)) || child.tagName === 'img' || /^h[1-6]$/.test(child.tagName)) return true;
      open.push(child);
    }
  }
  return false;
}

function isNothing(size: string | undefined): boolean {
  return size !== undefined && /^0(?:px|pt|em|%)?$/.test(size);
}

function isWhite(colour: string): boolean {
  const plain = colour.toLowerCase().replace(/\s+/g, '');
  return /^(?:white|snow|transparent|#?f{3}|#?f[a-f]f[a-f]f[a-f](?:ff)?|rgba?\((?:25[0-5],){2}25[0-5](?:,[\d.]+)?\)|rgba\(\d+,\d+,\d+,0\))$/.test(
    plain,
  );
}

/** Whether something may lie behind its text; a class may paint anything. */
function hasBackground(element: Element, style: ReadonlyMap<string, string>): boolean {
  if (attribute(element, 'bgcolor') !== null || attribute(element, 'background') !== null) return true;
  if (element.tagName !== 'body' && attribute(element, 'class')) return true;
  return ['background', 'background-color', 'background-image'].some((name) => {
    const value = style.get(name);
    return value !== undefined && !isWhite(value) && !/^(?:none|inherit|initial)$/.test(value);
  });
}
