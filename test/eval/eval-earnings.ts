import { basename, join } from 'node:path';
import { createCliLibrary } from './cli-library.ts';
import { readLines } from './corpora.ts';
import { anyAt, evalParts } from './eval-parts.ts';
import type { EvalRow } from './eval-row.ts';

type Question = {
  readonly id: string;
  readonly question: string;
  readonly docs: readonly string[];
  readonly pages: readonly number[];
};
const hitsAsked = 100;

/** Ten transcripts of one company: is the right call found, and the right page of it? Questions without either are left out. */
export async function evalEarnings(folder: string): Promise<EvalRow[]> {
  const questions = readLines<Question>(join(folder, 'questions.jsonl'));
  const library = createCliLibrary();
  try {
    await library.add(join(folder, 'pdfs'));
    const asked = (which: readonly Question[]) => which.map(({ id, question }) => ({ id, text: question }));
    const byId = new Map(questions.map((question) => [question.id, question]));
    const documents = await evalParts(library, {
      set: 'earnings calls documents',
      queries: asked(questions.filter(({ docs }) => docs.length > 0)),
      relevant: (id) => new Set(byId.get(id)?.docs),
      idOf: (hit) => basename(hit.path),
      measures: [anyAt(1, true), anyAt(3), anyAt(5)],
      k: hitsAsked,
    });
    const pages = await evalParts(library, {
      set: 'earnings calls pages',
      queries: asked(questions.filter(({ pages: places }) => places.length > 0)),
      relevant: (id) => {
        const question = byId.get(id);
        return new Set(question?.docs.flatMap((file) => question.pages.map((page) => `${file}#${page}`)));
      },
      idOf: (hit) => `${basename(hit.path)}#${hit.page}`,
      measures: [anyAt(1), anyAt(5), anyAt(10, true)],
      k: hitsAsked,
    });
    return [...documents, ...pages];
  } finally {
    library.remove();
  }
}
