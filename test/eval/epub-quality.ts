/** How completely and in what order e-books are read; part of `npm run eval`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBytes } from '../engine/extract/read-document.ts';
import { type EvalRow, share } from './eval-row.ts';
import { comparedWords, wordF1 } from './word-overlap.ts';

const books = path.join(import.meta.dirname, '../../../shared/corpora/epub/idpf');

type Expected = { readonly title: string; readonly spine: readonly { readonly href: string; readonly text: string }[] };
type Figures = { readonly name: string; readonly f1: number; readonly order: number; readonly runs: number };

/** Word F1 per book, chapters in the order of the spine, and runs of five words that stand together as in the book. */
export async function epubQuality(): Promise<EvalRow[]> {
  if (!existsSync(books)) return [];
  const figures: Figures[] = [];
  for (const file of globSync('*.epub', { cwd: books }).sort()) {
    const truth = path.join(books, file.replace(/epub$/, 'expected.json'));
    if (!existsSync(truth)) continue;
    const expected = JSON.parse(readFileSync(truth, 'utf8')) as Expected;
    const { units, text } = await readBytes(file, readFileSync(path.join(books, file)));
    figures.push({
      name: file,
      f1: wordF1(text, expected.spine.map((item) => item.text).join('\n')),
      order: chapterOrder(
        units.map((unit) => unit.text),
        expected,
      ),
      runs: runsFound(text, expected),
    });
  }
  return [
    row('word F1', figures, (one) => one.f1),
    row('chapters in order', figures, (one) => one.order),
    row('runs of five words', figures, (one) => one.runs),
  ];
}

function row(what: string, figures: readonly Figures[], pick: (one: Figures) => number): EvalRow {
  const mean = figures.reduce((sum, one) => sum + pick(one), 0) / Math.max(1, figures.length);
  const each = figures.map((one) => `${one.name.replace('.epub', '')} ${share(pick(one))}`);
  return { set: `epub: idpf (${figures.length})`, what, figure: share(mean), baseline: each.join(', ') };
}

/** Share of the book's chapters with text that stand in a unit after the one of the chapter before. */
function chapterOrder(units: readonly string[], expected: Expected): number {
  const places = expected.spine
    .filter((item) => comparedWords(item.text).length > 0)
    .map((item) => {
      const scores = units.map((unit) => wordF1(unit, item.text));
      return scores.indexOf(Math.max(...scores));
    });
  const right = places.filter((place, index) => place > (places[index - 1] ?? -1)).length;
  return places.length === 0 ? 1 : right / places.length;
}

function runsFound(text: string, expected: Expected): number {
  const runs = (words: readonly string[]) => words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '));
  const own = new Set(runs(comparedWords(text)));
  const wanted = expected.spine.flatMap((item) => runs(comparedWords(item.text)));
  return wanted.filter((run) => own.has(run)).length / Math.max(1, wanted.length);
}
