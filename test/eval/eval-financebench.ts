import { basename, join } from 'node:path';
import { createCliLibrary, type Using } from './cli-library.ts';
import { readFinanceQuestions } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';
import { distinct, mean } from './metrics.ts';

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
    const rows: EvalRow[] = [
      {
        set: 'financebench',
        what: 'files ready, pages read',
        figure: `${files.filter((file) => file.state === 'ready').length} of ${files.length}, ${read} of ${pages}`,
        baseline: '17 of 17, 1521 of 1521',
      },
    ];
    const queries = questions.map(({ id, question }) => ({ id, text: question }));
    for (const using of ['keyword', 'vector', 'hybrid'] as const) {
      const found = new Map(
        (await library.search(queries, using, hitsAsked)).map(({ id, hits }) => [
          id,
          distinct(hits.map((hit) => `${basename(hit.path)}#${hit.page}`)),
        ]),
      );
      const at = (k: number) =>
        mean(
          questions.map((question) => {
            const evidence = new Set(question.pages.map(({ file, page }) => `${file}#${page}`));
            return (found.get(question.id) ?? []).slice(0, k).some((page) => evidence.has(page)) ? 1 : 0;
          }),
        );
      rows.push({
        set: 'financebench',
        what: `${using}: evidence page among first 1 / 5 / 10`,
        figure: [1, 5, 10].map((k) => share(at(k))).join(' / '),
        baseline: baselines[using],
      });
    }
    return rows;
  } finally {
    library.remove();
  }
}
