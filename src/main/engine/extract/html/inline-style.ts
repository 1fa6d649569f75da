/** The declarations of a style attribute, names and values in lower case; the last of a name counts. */
export function inlineStyle(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon <= 0) continue;
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase();
    values.set(declaration.slice(0, colon).trim().toLowerCase(), value);
  }
  return values;
}
