/** Labels with a colon in the middle of a line: what a paragraph of Markdown made of lines. Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Line, LineCell } from './document.ts';
import type { Row } from './rows-of.ts';

/** Where a label of these fields with its colon begins within a line, not at its front. */
export function labelPattern(fields: readonly TemplateField[]): RegExp | null {
  const labels = fields
    .flatMap(({ name, labels: others }) => [name, ...others])
    .filter((label) => /^[\p{L}][\p{L}\s/-]{2,}$/u.test(label))
    .map((label) => label.replace(/[\s/-]+/g, '[\\s/-]+'))
    .sort((a, b) => b.length - a.length);
  return labels.length === 0 ? null : new RegExp(`(?<=\\S)\\s+(?=(?:${labels.join('|')})\\s?[:：](?:\\s|$))`, 'giu');
}

/** Lines without places on a page, their cells cut before each such label that is written with a capital. */
export function linesAtLabels(lines: readonly Line[], pattern: RegExp | null): Line[] {
  if (pattern === null) return [...lines];
  return lines.map((line) => {
    if (line.box !== null) return line;
    const cells = line.cells.flatMap((cell): LineCell[] => cut(cell, pattern).map((part) => ({ ...part, box: null })));
    return cells.length === line.cells.length ? line : { ...line, cells };
  });
}

/** The same for rows: what is cut off is a row of its own. */
export const rowsAtLabels = (rows: readonly Row[], pattern: RegExp | null): Row[] =>
  rows.flatMap((row) =>
    pattern === null || row.level > 0 || row.cells.length > 0
      ? [row]
      : cut(row, pattern).map((part, at) =>
          at === 0 ? { ...row, ...part } : { ...row, ...part, hasGap: true, isBullet: false },
        ),
  );

function cut({ start, text }: { readonly start: number; readonly text: string }, pattern: RegExp) {
  const parts: { start: number; end: number; text: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const next = match.index + match[0].length;
    if (!/^\p{Lu}/u.test(text.slice(next))) continue;
    parts.push({ start: start + from, end: start + match.index, text: text.slice(from, match.index) });
    from = next;
  }
  parts.push({ start: start + from, end: start + text.length, text: text.slice(from) });
  return parts;
}
