import { parseHTML } from 'linkedom/worker';
import { parse, serialize } from 'parse5';
import type { DomDocument } from './dom-node.ts';

/**
 * A DOM of an HTML text as a browser would read it: parse5 mends the markup by the HTML standard, linkedom gives it the
 * DOM methods that readability needs. Nothing is run or fetched.
 */
export function parseHtml(html: string): DomDocument {
  return (parseHTML(serialize(parse(html))) as unknown as { document: DomDocument }).document;
}
