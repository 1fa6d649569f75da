import type { BlockKind } from '../../types.ts';
import { childNamed, type XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { openDocumentLimits } from './limits.ts';

export type ParagraphRole = { readonly kind: BlockKind; readonly level: number };

export type OpenDocumentStyles = {
  /** What a paragraph style stands for, by its own name or one it stands on. */
  role(style: string | undefined): ParagraphRole;
  /** True for text marked as hidden. */
  isHidden(style: string | undefined): boolean;
};

const plain: ParagraphRole = { kind: 'paragraph', level: 0 };

/** Reads automatic and common styles of the given parts (`content.xml`, `styles.xml`). */
export function openDocumentStyles(roots: readonly (XmlElement | null)[]): OpenDocumentStyles {
  const parents = new Map<string, string>();
  const hidden = new Set<string>();
  for (const root of roots) {
    for (const style of descendantsNamed(root ?? undefined, 'style')) {
      const name = style.attributes.get('name') ?? '';
      const parent = style.attributes.get('parent-style-name');
      if (parent !== undefined && !parents.has(name)) parents.set(name, parent);
      if (childNamed(style, 'text-properties')?.attributes.get('display') === 'none') hidden.add(name);
    }
  }
  const role = (style: string | undefined): ParagraphRole => {
    let name = style;
    for (let step = 0; name !== undefined && step < openDocumentLimits.longestStyleChain; step += 1) {
      const found = roleNamed(name);
      if (found) return found;
      name = parents.get(name);
    }
    return plain;
  };
  return { role, isHidden: (style) => style !== undefined && hidden.has(style) };
}

/** Built-in style names are English in every language; spaces are written `_20_`. */
function roleNamed(style: string): ParagraphRole | null {
  const name = style.replaceAll('_20_', ' ').toLowerCase();
  if (name === 'title') return { kind: 'heading', level: 1 };
  if (name === 'subtitle') return { kind: 'heading', level: 2 };
  if (/^(?:block )?quot/.test(name)) return { kind: 'quote', level: 0 };
  if (/^preformatted text|^source code/.test(name)) return { kind: 'code', level: 0 };
  if (/^(?:caption|illustration|table|figure|drawing)$/.test(name)) return { kind: 'caption', level: 0 };
  return null;
}
