/** Words of PDFs that `pdftotext` finds and Docent does not, and pages whose honest text is doubted; part of `npm run eval`. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Unit } from '../../src/main/engine/types.ts';
import { readBytes } from '../engine/extract/read-document.ts';
import { type EvalRow, share } from './eval-row.ts';
import { popplerWords } from './poppler-boxes.ts';
import { comparedWords } from './word-overlap.ts';

const corpora = path.join(import.meta.dirname, '../../../shared/corpora');
const lossShare = 0.02;
/** Pages of one document; enough to see every kind of page in a long one. */
const mostPages = 60;

const sets: readonly (readonly [string, string])[] = [
  ['financebench', 'docqa/financebench/pdfs/*.pdf'],
  ['pdfjs', 'parsing/pdfjs/**/*.pdf'],
  ['pypdf-samples', 'parsing/pypdf-samples/**/*.pdf'],
  ['docling', 'parsing/docling/**/*.pdf'],
  ['markitdown', 'parsing/markitdown/**/*.pdf'],
  ['tika', 'parsing/tika/**/*.pdf'],
  ['tables', 'tables/**/*.pdf'],
];

type Loss = { readonly page: string; readonly lost: number; readonly of: number };

/** One row per set on lost words and one on doubted pages. */
export async function pdfWords(): Promise<EvalRow[]> {
  const rows: EvalRow[] = [];
  for (const [set, pattern] of sets) {
    const losses: Loss[] = [];
    const doubted: string[] = [];
    let pages = 0;
    let steps = 0;
    for (const name of globSync(pattern, { cwd: corpora }).sort()) {
      const file = path.join(corpora, name);
      const units = await unitsOf(file);
      const expected = poppler(file);
      for (const unit of units) {
        if (unit.number === null || unit.number > mostPages || unit.text === '') continue;
        const label = `${path.basename(name)}#${unit.number}`;
        pages += 1;
        if (unit.chain?.includes('second-reader')) steps += 1;
        if (unit.doubts.some(({ code }) => code === 'read-with-doubt')) doubted.push(label);
        const words = expected[unit.index] ?? [];
        losses.push({ page: label, ...lost(unit, words) });
      }
    }
    const bad = losses.filter(({ lost: words, of }) => words > of * lossShare);
    const all = losses.reduce((sum, { of }) => sum + of, 0);
    const missing = losses.reduce((sum, { lost: words }) => sum + words, 0);
    rows.push({
      set: `pdf words: ${set} (${losses.length} pages)`,
      what: 'pages losing > 2 %',
      figure: share(bad.length / Math.max(1, losses.length)),
      baseline: `pdftotext; words found ${share(1 - missing / Math.max(1, all))} of ${all}; ${steps} pages by the second reader; ${worst(bad)}`,
    });
    rows.push({
      set: `pdf quality: ${set} (${pages} pages)`,
      what: 'pages doubted',
      figure: String(doubted.length),
      baseline: doubted.slice(0, 6).join(', '),
    });
  }
  return rows;
}

function worst(bad: readonly Loss[]): string {
  const sorted = [...bad].sort((a, b) => b.lost / b.of - a.lost / a.of);
  return sorted
    .slice(0, 5)
    .map(({ page, lost: words, of }) => `${page} ${words}/${of}`)
    .join(', ');
}

async function unitsOf(file: string): Promise<readonly Unit[]> {
  try {
    return (await readBytes(file, readFileSync(file))).units;
  } catch {
    // Encrypted or beyond repair: nothing to compare.
    return [];
  }
}

function poppler(file: string): ReturnType<typeof popplerWords> {
  try {
    return popplerWords(file, mostPages);
  } catch {
    return [];
  }
}

/** Words of the other reader on the displayed page that are neither a word here nor part of a run of letters here. */
function lost(
  unit: Unit,
  expected: ReturnType<typeof popplerWords>[number],
): { readonly lost: number; readonly of: number } {
  const inside = expected.filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x >= 0 && y >= 0 && x <= (unit.size?.width ?? 0) && y <= (unit.size?.height ?? 0);
  });
  const words = comparedWords(inside.map(({ text }) => text).join(' '));
  const left = new Map<string, number>();
  for (const word of comparedWords(unit.text)) left.set(word, (left.get(word) ?? 0) + 1);
  const missing: string[] = [];
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else missing.push(word);
  }
  const run = comparedWords(unit.text).join('');
  const letters = new Set(comparedWords(unit.text).map(sorted));
  const found = (word: string) => run.includes(word) || (leftward.test(word) && letters.has(sorted(word)));
  return { lost: missing.filter((word) => !found(word)).length, of: words.length };
}

/** With boxes the other reader writes Arabic and Hebrew as they stand on the paper: backwards, ligatures in their own order. */
const leftward = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

function sorted(word: string): string {
  return [...word].sort().join('');
}
