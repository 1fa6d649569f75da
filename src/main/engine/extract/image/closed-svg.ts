import { AppError } from '../../../../preload/contract/errors.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { withoutDoctype } from '../xml/without-doctype.ts';
import { imageLimits } from './limits.ts';

/** What draws. Scripts, pages inside drawings, animation, links and filters are not among it. */
const drawn: ReadonlySet<string> = new Set(
  `svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath switch clipPath mask pattern marker
  linearGradient radialGradient stop image style`.split(/\s+/),
);
/** Their children are drawn all the same. */
const seenThrough: ReadonlySet<string> = new Set(['a']);
const innerPicture = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;
const address = /url\(\s*(?!['"]?#)/i;
const attributeName = /^[A-Za-z_][\w.-]*$/;

/**
 * A drawing with nothing left in it but shapes, letters and pictures of its own: no script, no link, nothing that would be fetched, no
 * document type. Rejects with `file-too-large`, `file-damaged` when it is no drawing.
 */
export async function closedSvg(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > imageLimits.maxSvgBytes) {
    throw new AppError('file-too-large', 'The drawing is too large to be shown.', { bytes: bytes.length });
  }
  const root = parseXml(withoutDoctype(await decodeXml(bytes, new AbortController().signal)));
  if (root.name !== 'svg') throw new AppError('file-damaged', 'This file is no SVG drawing.');
  const parts: string[] = [];
  const budget = { elements: 0 };
  write(root, parts, budget, true);
  return new TextEncoder().encode(parts.join(''));
}

function write(element: XmlElement, parts: string[], budget: { elements: number }, isRoot = false): void {
  budget.elements += 1;
  if (budget.elements > imageLimits.mostSvgElements) {
    throw new AppError('picture-too-large', 'The drawing has too many parts to be shown.');
  }
  const { name } = element;
  if (seenThrough.has(name)) {
    for (const child of element.children) if (typeof child !== 'string') write(child, parts, budget);
    return;
  }
  if (!drawn.has(name)) return;
  parts.push(`<${name}`);
  if (isRoot) parts.push(' xmlns="http://www.w3.org/2000/svg"');
  if (isRoot) parts.push(frameOf(element));
  for (const [attribute, value] of element.attributes) {
    if (isRoot && /^(?:width|height|viewBox)$/.test(attribute)) continue;
    if (attribute !== 'xmlns' && isHarmless(name, attribute, value)) parts.push(` ${attribute}="${escaped(value)}"`);
  }
  parts.push('>');
  for (const child of element.children) {
    if (typeof child !== 'string') write(child, parts, budget);
    else if (name !== 'style') parts.push(escaped(child));
    else if (!address.test(child) && !/@|\\/.test(child)) parts.push(escaped(child));
  }
  parts.push(`</${name}>`);
}

/** Its size with the longer edge of `svgEdge`, whatever it claims, and what of its plane that shows; nothing where it claims nothing. */
function frameOf({ attributes }: XmlElement): string {
  const [width, height] = [lengthOf(attributes.get('width')), lengthOf(attributes.get('height'))];
  const plane = attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const view =
    plane?.length === 4 && plane.every(Number.isFinite) && plane.slice(2).every((edge) => edge > 0) ? plane : null;
  const shown = width && height ? [width, height] : view ? view.slice(2) : null;
  if (!shown) return '';
  const scale = imageLimits.svgEdge / Math.max(...shown);
  const [wide, high] = shown.map((edge) => Math.max(1, edge * scale));
  return ` width="${wide}" height="${high}" viewBox="${(view ?? [0, 0, ...shown]).join(' ')}"`;
}

/** A length in pixels; null for shares and what is none. */
function lengthOf(text: string | undefined): number | null {
  const parts = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex)?\s*$/i.exec(text ?? '');
  const value = Number(parts?.[1]) * (unitPixels[parts?.[2]?.toLowerCase() ?? 'px'] ?? 1);
  return parts && Number.isFinite(value) && value > 0 ? value : null;
}

/** CSS pixels of a unit. */
const unitPixels: Readonly<Record<string, number>> = {
  ...{ px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, ex: 8 },
};

function isHarmless(element: string, attribute: string, value: string): boolean {
  // Local names: what was `xmlns:xlink` is `xlink` here.
  if (!attributeName.test(attribute) || /^on/i.test(attribute) || attribute === 'filter' || attribute === 'base') {
    return false;
  }
  if (attribute === 'href' || attribute === 'src') {
    return value.startsWith('#') || (element === 'image' && innerPicture.test(value));
  }
  return !address.test(value) && !/\\|expression\(|javascript:/i.test(value);
}

function escaped(text: string): string {
  // XML holds no other control characters, and no half of a sign.
  return text
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '');
}
