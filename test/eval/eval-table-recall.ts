import { basename, join } from 'node:path';
import { createCliLibrary } from './cli-library.ts';
import { readLines } from './corpora.ts';
import { anyAt, evalParts } from './eval-parts.ts';
import type { EvalRow } from './eval-row.ts';

type Question = { readonly id: string; readonly question: string; readonly docs: readonly string[] };
const hitsAsked = 40;
/** A table is there as CSV and as HTML: either is right. */
const tableOf = (path: string) => basename(path).replace(/\.\w+$/, '');

/** 60 tables and 533 questions: does the right table stand among the first? */
export async function evalTableRecall(folder: string): Promise<EvalRow[]> {
  const questions = readLines<Question>(join(folder, 'questions.jsonl'));
  const tables = new Map(questions.map(({ id, docs }) => [id, new Set(docs.map(tableOf))]));
  const library = createCliLibrary();
  try {
    await library.add(join(folder, 'csv'));
    return await evalParts(library, {
      set: 'tables (wikitablequestions)',
      queries: questions.map(({ id, question }) => ({ id, text: question })),
      relevant: (id) => tables.get(id) ?? new Set(),
      idOf: (hit) => tableOf(hit.path),
      measures: [anyAt(1, true), anyAt(5), anyAt(10)],
      k: hitsAsked,
    });
  } finally {
    library.remove();
  }
}
