/** The encoding an HTML or XML text declares in its first bytes, lower case, or null. */
export function declaredEncoding(sample: Uint8Array): string | null {
  const head = Array.from(sample.subarray(0, 4096), (byte) => String.fromCharCode(byte)).join('');
  const found =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  const name = found?.[1]?.toLowerCase() ?? null;
  // A tag that could be read byte by byte can't stand in UTF-16, whatever it says (HTML standard).
  if (name === null || name.startsWith('utf-16')) return name === null ? null : 'utf-8';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // A name that no browser knows.
    return null;
  }
}
