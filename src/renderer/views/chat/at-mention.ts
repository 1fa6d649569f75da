/** The name being typed after an `@`, where the caret stands; null when none is. */
export type Mention = { readonly start: number; readonly text: string };

/** An `@` begins a name at the start of a word; in an address like anna@firm.com it does not. */
export function mentionAt(text: string, caret: number): Mention | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start < 0 || (start > 0 && !/[\s(]/u.test(before[start - 1] ?? ''))) return null;
  const name = before.slice(start + 1);
  // Names have spaces; a line end or a long stretch is no name any more.
  return /\n|^\s/u.test(name) || name.length > longestName ? null : { start, text: name };
}

const longestName = 60;

/** The text without the mention, and where the caret then stands. */
export function withoutMention(
  text: string,
  { start, text: name }: Mention,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(start + 1 + name.length);
  const lead = text.slice(0, start);
  const joined = lead.endsWith(' ') && rest.startsWith(' ') ? rest.slice(1) : rest;
  return { text: lead + joined, caret: start };
}
