const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with the five entities of XML and numeric ones resolved; others stay as they are written. */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\uFFFD' : String.fromCodePoint(code);
  });
}

/** A name without its prefix. */
export function xmlLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * The attributes of a tag by local name, and by their whole name where it has a prefix (`id` and `r:id` may stand side by side);
 * namespace declarations left out; what is no attribute is passed over.
 */
export function readXmlAttributes(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = text.indexOf('=', at);
    if (equals < 0) return found;
    const name = text.slice(at, equals).trim();
    let start = equals + 1;
    while (start < text.length && /\s/.test(text[start] ?? '')) start += 1;
    const quote = text[start];
    if (quote !== '"' && quote !== "'") return found;
    const end = text.indexOf(quote, start + 1);
    if (end < 0) return found;
    const local = xmlLocalName(name);
    if (!name.startsWith('xmlns')) {
      const value = decodeXmlText(text.slice(start + 1, end));
      if (!found.has(local)) found.set(local, value);
      if (local !== name) found.set(name, value);
    }
    at = end + 1;
  }
}
