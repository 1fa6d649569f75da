import type { BlockKind } from '../../types.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';

/** What a paragraph style says about structure. */
export type DocxStyle = {
  readonly kind: BlockKind;
  readonly level: number;
  /** Numbering the style brings along. */
  readonly numbering: { readonly id: string; readonly depth: number } | null;
};

const plain: DocxStyle = { kind: 'paragraph', level: 0, numbering: null };
const deepestHeading = 6;
const deepestLevel = 8;
/** Styles stand on one another; a circle in a damaged file must end. */
const longestChain = 16;

export type DocxStyles = { byId(id: string | undefined): DocxStyle };

/** Reads styles.xml; heading levels come from outline levels or the built-in names, which are English in every language. */
export function docxStyles(root: XmlElement | null): DocxStyles {
  const elements = new Map<string, XmlElement>();
  for (const style of childrenNamed(root ?? undefined, 'style'))
    elements.set(style.attributes.get('styleId') ?? '', style);
  const known = new Map<string, DocxStyle>();
  const resolve = (id: string, depth: number): DocxStyle => {
    const before = known.get(id);
    if (before) return before;
    const element = elements.get(id);
    if (!element || depth > longestChain) return plain;
    const based = childNamed(element, 'basedOn')?.attributes.get('val');
    const parent = based ? resolve(based, depth + 1) : plain;
    const style = ownStyle(element, parent);
    known.set(id, style);
    return style;
  };
  return { byId: (id) => (id === undefined ? plain : resolve(id, 0)) };
}

function ownStyle(element: XmlElement, parent: DocxStyle): DocxStyle {
  const name = childNamed(element, 'name')?.attributes.get('val')?.toLowerCase() ?? '';
  const properties = childNamed(element, 'pPr');
  const numbering = numberingOf(properties) ?? parent.numbering;
  const heading = /^heading (\d)$/.exec(name)?.[1];
  const outline = childNamed(properties, 'outlineLvl')?.attributes.get('val');
  if (heading) return { kind: 'heading', level: Math.min(deepestHeading, Number(heading)), numbering };
  if (name === 'title') return { kind: 'heading', level: 1, numbering };
  if (outline && Number(outline) < 9)
    return { kind: 'heading', level: Math.min(deepestHeading, Number(outline) + 1), numbering };
  if (/^(?:intense )?quote$|^block ?(?:text|quote)/.test(name)) return { kind: 'quote', level: 0, numbering };
  if (/source ?code|^html preformatted|^macro/.test(name)) return { kind: 'code', level: 0, numbering };
  if (/caption$/.test(name)) return { kind: 'caption', level: 0, numbering };
  const list = /^list(?: bullet| number)?(?: (\d))?$/.exec(name);
  if (list) return { kind: 'list-item', level: Number(list[1] ?? 1), numbering };
  return { ...parent, numbering };
}

/** The numbering a paragraph or style names in its properties. */
export function numberingOf(properties: XmlElement | undefined): DocxStyle['numbering'] {
  const element = childNamed(properties, 'numPr');
  const id = childNamed(element, 'numId')?.attributes.get('val');
  if (!element || id === undefined) return null;
  const depth = Number(childNamed(element, 'ilvl')?.attributes.get('val') ?? 0);
  return { id, depth: depth >= 0 && depth <= deepestLevel ? depth : 0 };
}
