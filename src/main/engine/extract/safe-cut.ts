/**
 * Where to cut `text` so that the first part has at most `most` UTF-16 units: after the last empty line, else line,
 * else space in its second half, else anywhere but inside a surrogate pair or before a combining mark.
 */
export function safeCut(text: string, most: number): number {
  if (text.length <= most) return text.length;
  const half = most / 2;
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, most - mark.length);
    if (at >= half) return at + mark.length;
  }
  let cut = most;
  const combining = /^[\p{M}\uDC00-\uDFFF]/u;
  while (cut > half && (isLowSurrogate(text.charCodeAt(cut)) || combining.test(text.slice(cut, cut + 2)))) cut -= 1;
  return cut;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
