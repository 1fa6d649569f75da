import { xmlTagEnd } from './parse-xml.ts';

/**
 * XML in UTF-8 that is cut off, up to its last whole tag or letter and with the elements closed that are open there. Text at the end
 * stays as far as it goes. Other encodings come back as they are.
 */
export function closedXml(bytes: Uint8Array): Uint8Array {
  if ((bytes[0] ?? 0) >= 0xfe || bytes[0] === 0 || bytes[1] === 0) return bytes;
  // As of a stream: the first bytes of a letter whose rest is missing are left out.
  const xml = new TextDecoder().decode(bytes, { stream: true });
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const end = xml[at] === '<' ? markupEnd(xml, at) : textEnd(xml, at);
    if (end < 0) break;
    if (xml[at] === '<') follow(xml.slice(at + 1, end - 1), open);
    at = end;
  }
  const closing = open.reverse().map((name) => `</${name}>`);
  return new TextEncoder().encode(xml.slice(0, at) + closing.join(''));
}

/** Behind the markup that starts at `at`; -1 when it is cut off. */
function markupEnd(xml: string, at: number): number {
  for (const [start, mark] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!xml.startsWith(start, at)) continue;
    const end = xml.indexOf(mark, at + start.length);
    return end < 0 ? -1 : end + mark.length;
  }
  const end = xmlTagEnd(xml, at);
  return end < 0 ? -1 : end + 1;
}

/** Behind the text that starts at `at`; of an entity that is cut off nothing is taken, -1 when there is nothing else. */
function textEnd(xml: string, at: number): number {
  const next = xml.indexOf('<', at);
  if (next >= 0) return next;
  const entity = xml.lastIndexOf('&');
  const end = entity >= at && !xml.includes(';', entity) ? entity : xml.length;
  return end > at ? end : -1;
}

function follow(tag: string, open: string[]): void {
  if (tag.startsWith('!') || tag.startsWith('?') || tag.endsWith('/')) return;
  if (tag.startsWith('/')) open.pop();
  else open.push(/^[^\s/]*/.exec(tag)?.[0] ?? '');
}
