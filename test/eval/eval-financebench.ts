import { basename, join } from 'node:path';
import { createCliLibrary, type Using } from './cli-library.ts';
import { readFinanceQuestions } from './corpora.ts';
import { anyAt, evalParts } from './eval-parts.ts';
import type { EvalRow } from './eval-row.ts';

/** An untuned prototype, words / vectors / both: evidence page among the first 1 / 5 / 10 pages. */
const baselines: Readonly<Record<Using, string>> = {
  keyword: '.10 / .27 / .33',
  vector: '.13 / .33 / .47',
  hybrid: '.13 / .47 / .53',
};
/** Hits asked for, so that there are ten distinct pages among them. */
const hitsAsked = 100;

/** The 17 filings: are all pages read, and does the evidence page stand among the first ten distinct pages? */
export async function evalFinancebench(folder: string): Promise<EvalRow[]> {
  const questions = readFinanceQuestions(folder);
  const library = createCliLibrary();
  try {
    await library.add(join(folder, 'pdfs'));
    const files = await library.files();
    const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
    const read = files.reduce((sum, file) => sum + file.pagesRead, 0);
    const evidence = new Map(
      questions.map(({ id, pages: places }) => [id, new Set(places.map(({ file, page }) => `${file}#${page}`))]),
    );
    return [
      {
        set: 'financebench',
        what: 'files ready, pages read',
        figure: `${files.filter((file) => file.state === 'ready').length} of ${files.length}, ${read} of ${pages}`,
        baseline: '17 of 17, 1521 of 1521',
      },
      ...(await evalParts(library, {
        set: 'financebench pages',
        queries: questions.map(({ id, question }) => ({ id, text: question })),
        relevant: (id) => evidence.get(id) ?? new Set(),
        idOf: (hit) => `${basename(hit.path)}#${hit.page}`,
        measures: [anyAt(1), anyAt(5), anyAt(10, true)],
        k: hitsAsked,
        baselines,
      })),
    ];
  } finally {
    library.remove();
  }
}
