/** A document as rows in reading order, each with what tells headings, items and lines from one another. Pure. */
import type { Span } from '../types.ts';
import type { SourceDocument } from './document.ts';
import { writtenBreaks } from './flow-lines.ts';
import { bullet } from './sections-of.ts';
import { tabCells } from './tab-cells.ts';

export type Row = Span & {
  readonly text: string;
  /** Of a heading its depth, 1 the highest; 0 of all else. */
  readonly level: number;
  readonly isBullet: boolean;
  /** It begins a block: there is room over it. */
  readonly hasGap: boolean;
  /** It is set in from the left. */
  readonly isIndented: boolean;
  /** Of a row of a table its cells; else empty. */
  readonly cells: readonly (Span & { readonly text: string })[];
};

/** Running headers and footers are left out. */
export function rowsOf({ units }: SourceDocument): Row[] {
  return units.flatMap((unit) => {
    const breaks = writtenBreaks(unit);
    return unit.blocks.flatMap((block) => {
      if (block.kind === 'header' || block.kind === 'footer') return [];
      const text = unit.text.slice(block.start, block.end);
      const start = unit.start + block.start;
      if (block.kind === 'heading') return [rowOf(text.replace(/\n/g, ' '), start, true, Math.max(1, block.level))];
      if (block.kind === 'list-item') return [{ ...rowOf(text, start, true, 0), isBullet: true }];
      if (block.kind === 'table-row') return [{ ...rowOf(text, start, true, 0), cells: tabCells(text, start) }];
      let at = start;
      return piecesOf(text, breaks.get(block)?.map((offset) => offset - block.start) ?? []).flatMap((line, index) => {
        const from = at;
        at += line.length + 1;
        return line.trim() === '' ? [] : [rowOf(line, from, index === 0, 0)];
      });
    });
  });
}

/** Its lines, and parts of them that begin at these offsets; one sign stands between two of them. */
function piecesOf(text: string, breaks: readonly number[]): string[] {
  const starts = [0, ...breaks.filter((at) => at > 0 && /\s/.test(text.charAt(at - 1)))];
  return starts.flatMap((from, index) =>
    text.slice(from, index + 1 < starts.length ? (starts[index + 1] as number) - 1 : undefined).split('\n'),
  );
}

function rowOf(raw: string, start: number, hasGap: boolean, level: number): Row {
  const lead = /^\s*/.exec(raw)?.[0].length ?? 0;
  const sign = level === 0 ? (bullet.exec(raw)?.[0].length ?? 0) : 0;
  const from = Math.max(lead, sign);
  const text = raw.slice(from).trimEnd();
  return {
    ...{ start: start + from, end: start + from + text.length, text, level, hasGap },
    ...{ isBullet: sign > 0, isIndented: lead >= 2, cells: [] },
  };
}
