/** Tables of PDFs against tables that people marked: cells that are neighbours; part of `npm run eval`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Box, Unit } from '../../src/main/engine/types.ts';
import { unpackWords } from '../../src/main/engine/word-boxes.ts';
import { readBytes } from '../engine/extract/read-document.ts';
import { type EvalRow, share } from './eval-row.ts';

const corpora = path.join(import.meta.dirname, '../../../shared/corpora/tables');

type TrueCell = {
  readonly row: number;
  readonly lastRow: number;
  readonly column: number;
  readonly lastColumn: number;
  readonly text: string;
  readonly box: Box;
};
type TrueTable = { readonly page: number; readonly cells: readonly TrueCell[] };
type OwnCell = { readonly text: string; readonly box: Box; readonly row: number };
type Counts = { right: number; own: number; wanted: number };

/** One row each for both directions, rows only (icdar2013) and rows only (tabula). */
export async function pdfTables(): Promise<EvalRow[]> {
  if (!existsSync(corpora)) return [];
  const both: Counts = { right: 0, own: 0, wanted: 0 };
  const across: Counts = { right: 0, own: 0, wanted: 0 };
  const perFile: string[] = [];
  for (const truth of globSync('icdar2013/*-str.xml', { cwd: corpora }).sort()) {
    const file = path.join(corpora, truth.replace('-str.xml', '.pdf'));
    if (!existsSync(file)) continue;
    const { units } = await readBytes(file, readFileSync(file));
    const own: Counts = { right: 0, own: 0, wanted: 0 };
    for (const table of trueTables(readFileSync(path.join(corpora, truth), 'utf8'))) {
      const unit = units[table.page - 1];
      if (!unit) continue;
      const cells = ownCells(unit, areaOf(table, unit));
      compare(
        own,
        [...horizontal(cells), ...vertical(cells)],
        [...trueRelations(table, true), ...trueRelations(table, false)],
      );
      compare(across, horizontal(cells), trueRelations(table, true));
    }
    perFile.push(`${path.basename(file, '.pdf')} ${share(f1(own))}`);
    both.right += own.right;
    both.own += own.own;
    both.wanted += own.wanted;
  }
  return [
    { set: 'tables: icdar2013', what: 'neighbouring cells F1', figure: share(f1(both)), baseline: parts(both) },
    {
      set: 'tables: icdar2013',
      what: 'cells of a row F1',
      figure: share(f1(across)),
      baseline: `${parts(across)}; ${perFile.join(', ')}`,
    },
    await tabulaRow(),
  ];
}

function f1({ right, own, wanted }: Counts): number {
  return (2 * right) / Math.max(1, own + wanted);
}

function parts({ right, own, wanted }: Counts): string {
  return `precision ${share(right / Math.max(1, own))}, recall ${share(right / Math.max(1, wanted))} of ${wanted}`;
}

function compare(counts: Counts, own: readonly string[], wanted: readonly string[]): void {
  const left = new Map<string, number>();
  for (const relation of wanted) left.set(relation, (left.get(relation) ?? 0) + 1);
  for (const relation of own) {
    const count = left.get(relation) ?? 0;
    if (count === 0) continue;
    left.set(relation, count - 1);
    counts.right += 1;
  }
  counts.own += own.length;
  counts.wanted += wanted.length;
}

function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return plain.replace(/[^\p{L}\p{N}]/gu, '') || plain;
}

function trueTables(xml: string): TrueTable[] {
  return [...xml.matchAll(/<region\b([^>]*)>([\s\S]*?)<\/region>/g)].map(([, head = '', body = '']) => ({
    page: Number(/\bpage=["'](\d+)["']/.exec(head)?.[1] ?? 1),
    cells: [...body.matchAll(/<cell\b([^>]*)>([\s\S]*?)<\/cell>/g)].flatMap(([, cell = '', inner = '']) => {
      const number = (name: string, text: string) => {
        const found = new RegExp(`\\b${name}=["'](-?[\\d.]+)["']`).exec(text)?.[1];
        return found === undefined ? null : Number(found);
      };
      const text = folded(entities(/<content>([\s\S]*?)<\/content>/.exec(inner)?.[1] ?? ''));
      if (text === '') return [];
      const row = number('start-row', cell) ?? 0;
      const column = number('start-col', cell) ?? 0;
      return [
        {
          row,
          lastRow: number('end-row', cell) ?? row,
          column,
          lastColumn: number('end-col', cell) ?? column,
          text,
          box: [
            number('x1', inner) ?? 0,
            number('y1', inner) ?? 0,
            number('x2', inner) ?? 0,
            number('y2', inner) ?? 0,
          ] as const,
        },
      ];
    }),
  }));
}

function entities(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Each cell with its next neighbour to the right (or below), empty places skipped; a pair once. */
function trueRelations({ cells }: TrueTable, right: boolean): string[] {
  const found = new Set<string>();
  cells.forEach((cell, index) => {
    const lines = right ? [cell.row, cell.lastRow] : [cell.column, cell.lastColumn];
    for (let line = lines[0] ?? 0; line <= (lines[1] ?? 0); line += 1) {
      let best = -1;
      cells.forEach((other, at) => {
        const [from, to, start, end] = right
          ? [other.row, other.lastRow, other.column, cell.lastColumn]
          : [other.column, other.lastColumn, other.row, cell.lastRow];
        if (line < from || line > to || start <= end) return;
        const known = cells[best];
        if (!known || start < (right ? known.column : known.row)) best = at;
      });
      if (best >= 0) found.add(`${index} ${best}`);
    }
  });
  return [...found].map((pair) => {
    const [a, b] = pair.split(' ').map(Number);
    return `${right ? '→' : '↓'} ${cells[a ?? 0]?.text} | ${cells[b ?? 0]?.text}`;
  });
}

/** Truth has its origin at the bottom left. */
function areaOf({ cells }: TrueTable, unit: Unit): Box {
  const height = unit.size?.height ?? 0;
  const slack = 3;
  return [
    Math.min(...cells.map(({ box }) => box[0])) - slack,
    height - Math.max(...cells.map(({ box }) => box[3])) - slack,
    Math.max(...cells.map(({ box }) => box[2])) + slack,
    height - Math.min(...cells.map(({ box }) => box[1])) + slack,
  ];
}

/** Cells of Docent's text whose middle lies within an area; a block that is no table row is one cell. */
function ownCells(unit: Unit, area: Box): OwnCell[] {
  const words = unpackWords(unit.words ?? new Uint8Array());
  const cells: OwnCell[] = [];
  unit.blocks.forEach((block, row) => {
    let start = block.start;
    for (const text of unit.text.slice(block.start, block.end).split('\t')) {
      const end = start + text.length;
      const boxes = words.filter((word) => word.start >= start && word.end <= end).map(({ box }) => box);
      start = end + 1;
      if (boxes.length === 0 || folded(text) === '') continue;
      const box: Box = [
        Math.min(...boxes.map((own) => own[0])),
        Math.min(...boxes.map((own) => own[1])),
        Math.max(...boxes.map((own) => own[2])),
        Math.max(...boxes.map((own) => own[3])),
      ];
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      if (x < area[0] || x > area[2] || y < area[1] || y > area[3]) continue;
      cells.push({ text: folded(text), box, row });
    }
  });
  return cells;
}

function horizontal(cells: readonly OwnCell[]): string[] {
  return cells.flatMap((cell, at) => {
    const next = cells[at + 1];
    return next && next.row === cell.row ? [`→ ${cell.text} | ${next.text}`] : [];
  });
}

/** Each cell with the nearest ones below that it overlaps sideways. */
function vertical(cells: readonly OwnCell[]): string[] {
  const found: string[] = [];
  for (const cell of cells) {
    const below = cells.filter(
      (other) => other.row > cell.row && Math.min(other.box[2], cell.box[2]) > Math.max(other.box[0], cell.box[0]),
    );
    const nearest = Math.min(...below.map(({ row }) => row));
    for (const other of below) if (other.row === nearest) found.push(`↓ ${cell.text} | ${other.text}`);
  }
  return found;
}

/** Rows of tables as Tabula's authors expect them: neighbours that stand beside each other in a row of Docent's text. */
async function tabulaRow(): Promise<EvalRow> {
  const perFile: string[] = [];
  let right = 0;
  let wanted = 0;
  for (const csv of globSync('tabula/csv/*.csv', { cwd: corpora }).sort()) {
    const file = path.join(corpora, 'tabula', `${path.basename(csv, '.csv')}.pdf`);
    if (!existsSync(file)) continue;
    const { units } = await readBytes(file, readFileSync(file));
    const own = new Set<string>();
    for (const unit of units) {
      for (const block of unit.blocks) {
        const cells = unit.text.slice(block.start, block.end).split('\t').map(folded);
        for (const [at, cell] of cells.entries()) own.add(`${cell} | ${cells[at + 1]}`);
      }
    }
    let found = 0;
    let all = 0;
    for (const row of csvRows(readFileSync(path.join(corpora, csv), 'utf8'))) {
      const cells = row.map(folded).filter((cell) => cell !== '');
      for (let at = 0; at + 1 < cells.length; at += 1) {
        all += 1;
        if (own.has(`${cells[at]} | ${cells[at + 1]}`) || own.has(`${cells[at + 1]} | ${cells[at]}`)) found += 1;
      }
    }
    right += found;
    wanted += all;
    perFile.push(`${path.basename(csv, '.csv')} ${found}/${all}`);
  }
  return {
    set: 'tables: tabula',
    what: 'neighbours beside each other',
    figure: share(right / Math.max(1, wanted)),
    baseline: perFile.join(', '),
  };
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const { 1: quoted, 2: plain, 3: end } of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
