import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type EvalQuery = { readonly id: string; readonly text: string; readonly answers: readonly string[] };
export type RetrievalSet = {
  readonly documents: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly queries: readonly EvalQuery[];
  /** Query id → relevant document ids (binary). */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
};

/** One value per line of a file. */
export function readLines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Reads a set in BEIR layout: corpus.jsonl, queries.jsonl, qrels/test.tsv. Queries without a relevant document are left out. */
export function readRetrievalSet(folder: string): RetrievalSet {
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(join(folder, 'qrels', 'test.tsv'), 'utf8')
    .split('\n')
    .slice(1)) {
    const [query, document, score] = line.trim().split('\t');
    if (query === undefined || document === undefined || Number(score) <= 0) continue;
    relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  return {
    documents: readLines<{ _id: string; title: string; text: string }>(join(folder, 'corpus.jsonl')).map((row) => ({
      id: row._id,
      title: row.title,
      text: row.text,
    })),
    queries: readLines<{ _id: string; text: string; metadata?: { answers?: string[] } }>(join(folder, 'queries.jsonl'))
      .filter((row) => relevant.has(row._id))
      .map((row) => ({ id: row._id, text: row.text, answers: row.metadata?.answers ?? [] })),
    relevant,
  };
}

export type FinanceQuestion = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** 1-based. */
  readonly pages: readonly { readonly file: string; readonly page: number }[];
};

/** Reads financebench: questions with their evidence pages. */
export function readFinanceQuestions(folder: string): FinanceQuestion[] {
  type Row = { id: string; question: string; answer: string; evidence: { doc: string; page0: number }[] };
  return readLines<Row>(join(folder, 'questions.jsonl')).map((row) => ({
    id: row.id,
    question: row.question,
    answer: row.answer,
    pages: row.evidence.map((evidence) => ({ file: evidence.doc, page: evidence.page0 + 1 })),
  }));
}
