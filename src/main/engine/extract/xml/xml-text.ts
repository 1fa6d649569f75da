import type { XmlElement } from './parse-xml.ts';

/** All text inside an element, in order. */
export function xmlText(element: XmlElement | undefined): string {
  if (!element) return '';
  const parts: string[] = [];
  const visit = (from: XmlElement) => {
    for (const child of from.children) {
      if (typeof child === 'string') parts.push(child);
      else visit(child);
    }
  };
  visit(element);
  return parts.join('');
}

/** Elements of that name anywhere inside, in document order, those inside a found one left out. */
export function* descendantsNamed(element: XmlElement | undefined, name: string): Generator<XmlElement> {
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue;
    if (child.name === name) yield child;
    else yield* descendantsNamed(child, name);
  }
}
