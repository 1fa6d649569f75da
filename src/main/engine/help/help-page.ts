/** One page of the help as it stands in its file: plain Markdown with one title, a sentence on what it is about, headings, and pages to read on. */

export type ParsedHelpPage = {
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  /** Ids of other pages, as linked in the last line. */
  readonly related: readonly string[];
};

/** Null for a text that is no such page: without a title or without a sentence under it. */
export function parseHelpPage(markdown: string): ParsedHelpPage | null {
  const [, title, rest = ''] = /^# (.+)\n+([\s\S]*)$/.exec(markdown.replaceAll('\r\n', '\n')) ?? [];
  // "See also: …" in the page's language; no other line leads to other pages.
  const also = /^.+\]\([a-z-]+\.md\).*$/m.exec(rest);
  const related = [...(also?.[0] ?? '').matchAll(/\]\(([a-z-]+)\.md\)/g)].map(([, id]) => id as string);
  const [head = '', ...parts] = rest.replace(also?.[0] ?? '', '').split(/^## /m);
  const summary = head.trim();
  if (title === undefined || summary === '') return null;
  const sections = parts.map((part) => {
    const end = part.indexOf('\n');
    return { heading: part.slice(0, end).trim(), text: part.slice(end).trim() };
  });
  return { title: title.trim(), summary, sections, related };
}
