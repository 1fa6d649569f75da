const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * XHTML as an HTML parser understands it: `<p/>` becomes `<p></p>` (HTML would leave it open, `<title/>` would swallow the
 * book), character data sections become text. Takes time in proportion to the text.
 */
export function xhtmlToHtml(xhtml: string): string {
  const out: string[] = [];
  let from = 0;
  for (let at = xhtml.indexOf('<'); at >= 0; at = xhtml.indexOf('<', at)) {
    if (xhtml.startsWith('<![CDATA[', at)) {
      const end = xhtml.indexOf(']]>', at);
      if (end < 0) break;
      const text = xhtml.slice(at + '<![CDATA['.length, end);
      out.push(xhtml.slice(from, at), text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
      from = at = end + ']]>'.length;
    } else if (xhtml.startsWith('<!--', at)) {
      const end = xhtml.indexOf('-->', at);
      if (end < 0) break;
      at = end + 3;
    } else {
      const end = tagEnd(xhtml, at);
      if (end < 0) break;
      const name = /^[a-z][\w:.-]*/i.exec(xhtml.slice(at + 1, at + 80))?.[0];
      if (name && xhtml[end - 1] === '/' && !empty.has(name.toLowerCase())) {
        out.push(xhtml.slice(from, end - 1), `></${name}>`);
        from = end + 1;
      }
      at = end + 1;
    }
  }
  out.push(xhtml.slice(from));
  return out.join('');
}

/** The place of the bracket that closes the tag at `at`, or -1; one inside quotes does not. */
function tagEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end += 1) {
    const sign = text[end];
    if (sign === '>') return end;
    if (sign === '"' || sign === "'") {
      end = text.indexOf(sign, end + 1);
      if (end < 0) return -1;
    }
  }
  return -1;
}
