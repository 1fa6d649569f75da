/**
 * Ordinary documents with their truth, written by hand for measuring the built-in templates. The text has few marks, which each format
 * writes in its own way: `# ` and `## ` headings, `- ` items, `| a | b |` rows of a ruled table, `left || right` two columns beside each other,
 * `label :: value` a label with its value some way off, `>> ` set at the right margin. A blank line parts paragraphs; a line is a line.
 */
export type OrdinaryFormat = 'pdf' | 'docx' | 'html' | 'eml' | 'txt' | 'md';

export type OrdinaryTruth = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type OrdinaryDocument = {
  readonly name: string;
  readonly format: OrdinaryFormat;
  /** Id of the built-in template. */
  readonly template: string;
  readonly text: string;
  /** Fields left out here are not told in the document: a value found for them is wrong. Of lists a piece of each item that is its own. */
  readonly truth: OrdinaryTruth;
};

/** What stands on one line of an ordinary document. */
export type OrdinaryLine =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'item' | 'right' | 'line'; readonly text: string }
  | { readonly kind: 'row' | 'columns' | 'pair'; readonly cells: readonly string[] }
  | { readonly kind: 'blank' };

export function ordinaryLines(text: string): OrdinaryLine[] {
  return text
    .trim()
    .split('\n')
    .map((line): OrdinaryLine => {
      if (line.trim() === '') return { kind: 'blank' };
      if (line.startsWith('# ')) return { kind: 'heading', level: 1, text: line.slice(2) };
      if (line.startsWith('## ')) return { kind: 'heading', level: 2, text: line.slice(3) };
      if (line.startsWith('- ')) return { kind: 'item', text: line.slice(2) };
      if (line.startsWith('>> ')) return { kind: 'right', text: line.slice(3) };
      if (line.startsWith('| ')) return { kind: 'row', cells: trimmed(line.slice(1, -1).split('|')) };
      if (line.includes('||')) return { kind: 'columns', cells: trimmed(line.split('||')) };
      if (line.includes(' :: ')) return { kind: 'pair', cells: trimmed(line.split(' :: ')) };
      return { kind: 'line', text: line };
    });
}

const trimmed = (cells: readonly string[]) => cells.map((cell) => cell.trim());

/** Lines of one kind that follow each other: a table, two columns, an item list. */
export function ordinaryGroups(lines: readonly OrdinaryLine[]): OrdinaryLine[][] {
  const groups: OrdinaryLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last[0]?.kind === line.kind) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
