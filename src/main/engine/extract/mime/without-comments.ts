/** A header's text without its comments in parentheses (RFC 5322 §3.2.2, they nest); one that never closes is text. Linear in length. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  const kept: string[] = [];
  let depth = 0;
  let start = 0;
  let opened = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '"' && depth === 0) quoted = !quoted;
    else if (sign === '(' && !quoted) {
      if (depth === 0) {
        kept.push(text.slice(start, at));
        opened = at;
      }
      depth += 1;
    } else if (sign === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) {
        kept.push(' ');
        start = at + 1;
      }
    }
  }
  kept.push(text.slice(depth > 0 ? opened : start));
  return kept.join('');
}
