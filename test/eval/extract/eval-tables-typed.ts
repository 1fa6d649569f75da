/** Tables as extraction sees them: found and typed in CSV and sheets, and cells of PDF tables grouped into their rows. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf } from '../../../src/main/engine/extraction/lines-of.ts';
import { readTable, type StoredRow } from '../../../src/main/engine/tables/tables-in.ts';
import type { Unit } from '../../../src/main/engine/types.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import { readBytes } from '../../engine/extract/read-document.ts';
import { type EvalRow, share } from '../eval-row.ts';

export async function evalExtractTables(corpora: string): Promise<EvalRow[]> {
  return [
    await typedTables('wikitablequestions', corpora, 'tableqa/wikitablequestions/**/*.csv'),
    await typedTables('sheetjs', corpora, 'spreadsheets/sheetjs/**/*.{xls,xlsx,xlsb,xlsm,ods}'),
    ...(await groupedRows(corpora)),
  ];
}

/** Share of files in which a table is found, and of its columns of nothing but figures that are typed as such. */
async function typedTables(set: string, corpora: string, pattern: string): Promise<EvalRow> {
  const files = globSync(pattern, { cwd: corpora }).sort();
  let [read, found, figures, typed] = [0, 0, 0, 0];
  for (const file of files) {
    const document = await readBytes(file, readFileSync(path.join(corpora, file))).catch(() => null);
    if (!document) continue;
    read += 1;
    const tables = document.units.flatMap((unit) => readTable({ title: unit.label ?? '', rows: rowsOf(unit) }) ?? []);
    if (tables.length > 0) found += 1;
    for (const table of tables) {
      table.columns.forEach(({ type }, at) => {
        const texts = table.rows.flatMap((row) => (row[at] ? [row[at].text] : []));
        if (texts.length < 2 || !texts.every((text) => /^[-+(]?[$€£]?\d[\d,.]*%?\)?$/.test(text))) return;
        figures += 1;
        if (type !== 'text') typed += 1;
      });
    }
  }
  return {
    set: `tables: ${set} (${read} files read)`,
    what: 'files with a table found / columns of figures typed',
    figure: `${share(found / Math.max(1, read))} / ${share(typed / Math.max(1, figures))} (${typed} of ${figures})`,
    baseline: '',
  };
}

function rowsOf({ text, blocks }: Unit): StoredRow[] {
  return blocks
    .filter(({ kind }) => kind === 'table-row')
    .map(({ start, end, cells }) => ({ start, end, text: text.slice(start, end), ...(cells ? { cells } : {}) }));
}

type TruthCell = { readonly row: number; readonly column: number; readonly text: string };

/** Neighbours in a row of the human truth that stand on one line as extraction sees it: what a label and its value need. */
async function groupedRows(corpora: string): Promise<EvalRow[]> {
  let [pairs, together] = [0, 0];
  const files = globSync('tables/icdar2013/**/*.pdf', { cwd: corpora }).sort();
  for (const file of files) {
    const truth = globSync(file.replace(/\.pdf$/, '-str.xml'), { cwd: corpora })[0];
    if (!truth) continue;
    const document = await readBytes(file, readFileSync(path.join(corpora, file))).catch(() => null);
    if (!document) continue;
    let start = 0;
    const units = document.units.map((unit) => {
      const made = {
        start,
        text: unit.text,
        blocks: unit.blocks,
        words: unit.words ? unpackWords(unit.words) : null,
        place: unit.place ?? null,
        isOcr: false,
      };
      start += unit.text.length + 2;
      return made;
    });
    const lines = linesOf({ title: '', name: file, language: null, units }).map((line) => tight(line.text));
    for (const cells of truthTables(readFileSync(path.join(corpora, truth), 'utf8'))) {
      for (const cell of cells) {
        const next = cells.find((other) => other.row === cell.row && other.column === cell.column + 1);
        if (!next || tight(cell.text) === '' || tight(next.text) === '') continue;
        pairs += 1;
        if (lines.some((line) => line.includes(tight(cell.text)) && line.includes(tight(next.text)))) together += 1;
      }
    }
  }
  return [
    {
      set: `tables: icdar2013 (${files.length} documents)`,
      what: 'neighbouring cells on one line',
      figure: `${share(together / Math.max(1, pairs))} (${together} of ${pairs})`,
      baseline: '',
    },
  ];
}

const tight = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

function truthTables(xml: string): TruthCell[][] {
  return [...xml.matchAll(/<table[\s>][\s\S]*?<\/table>/g)].map(([table]) =>
    [...table.matchAll(/<cell\b([^>]*)>([\s\S]*?)<\/cell>/g)].map(([, given = '', inner = '']) => ({
      row: Number(/start-row=['"](\d+)/.exec(given)?.[1] ?? -1),
      column: Number(/start-col=['"](\d+)/.exec(given)?.[1] ?? -1),
      text: (/<content>([\s\S]*?)<\/content>/.exec(inner)?.[1] ?? '')
        .replace(/&amp;/g, '&')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>'),
    })),
  );
}
