/**
 * An XML text without its document type, so that nothing it declares is ever expanded or fetched; references to what it declared
 * stay as they are written.
 */
export function withoutDoctype(xml: string): string {
  const start = xml.search(/<!DOCTYPE/i);
  if (start < 0) return xml;
  let quote = '';
  let depth = 0;
  for (let at = start + '<!DOCTYPE'.length; at < xml.length; at += 1) {
    const sign = xml[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (xml.startsWith('<!--', at)) {
      const end = xml.indexOf('-->', at);
      if (end < 0) break;
      at = end + 2;
    } else if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    else if (sign === '>' && depth <= 0) return xml.slice(0, start) + xml.slice(at + 1);
  }
  return xml.slice(0, start);
}
