import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type BatchAnswer, createCliLibrary } from './cli-library.ts';
import { readLines } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';

export type TableQuestion = {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly docs: readonly string[];
};
/** Relative difference up to which two numbers are the same. */
const nearly = 0.005;

/** Which half a table belongs to: the planner was made looking at the first. */
export const halfOf = (table: string) =>
  Number.parseInt(createHash('sha256').update(table).digest('hex').slice(-2), 16) % 2 === 0
    ? 'worked on'
    : 'kept apart';

/**
 * 533 questions with exact answers over 60 tables (WikiTableQuestions): computed over the table that is given, alone in a library, and over
 * all 60, where it must be found first. No chat model. An answer counts when it is the expected value or values and nothing else.
 */
export async function evalTables(folder: string): Promise<EvalRow[]> {
  const questions = readLines<TableQuestion>(join(folder, 'questions.jsonl'));
  const given = new Map<string, BatchAnswer>();
  for (const [table, own] of Map.groupBy(questions, ({ docs }) => docs[0] ?? '')) {
    const alone = mkdtempSync(join(tmpdir(), 'docent-table-'));
    const library = createCliLibrary();
    try {
      copyFileSync(join(folder, 'csv', table), join(alone, table));
      await library.add(alone);
      for (const answer of await library.ask(asked(own), '--way', 'table')) given.set(answer.id, answer);
    } finally {
      library.remove();
      rmSync(alone, { recursive: true, force: true });
    }
  }
  const all = new Map<string, BatchAnswer>();
  const unasked = new Map<string, BatchAnswer>();
  const library = createCliLibrary();
  try {
    await library.add(join(folder, 'csv'));
    for (const answer of await library.ask(asked(questions), '--way', 'table')) all.set(answer.id, answer);
    for (const answer of await library.ask(asked(questions))) unasked.set(answer.id, answer);
  } finally {
    library.remove();
  }
  return [
    ...rows('the table is given', questions, given),
    ...rows('all 60 tables', questions, all),
    ...rows('all 60, not told to compute', questions, unasked),
  ];
}

const asked = (questions: readonly TableQuestion[]) => questions.map(({ id, question }) => ({ id, text: question }));

function rows(set: string, questions: readonly TableQuestion[], answers: ReadonlyMap<string, BatchAnswer>): EvalRow[] {
  const row = (what: string, of: readonly TableQuestion[]): EvalRow => {
    const computed = of.filter(({ id }) => answers.get(id)?.way?.kind === 'table');
    const right = computed.filter(({ id, answers: expected }) =>
      sameValues(answers.get(id)?.way?.values ?? [], expected),
    );
    const part = (count: number, whole: number) => share(whole === 0 ? 0 : count / whole);
    return {
      set: `tableqa, ${set}`,
      what: `${what}, n = ${of.length}: exact / computed at all / exact of those`,
      figure: `${part(right.length, of.length)} / ${part(computed.length, of.length)} / ${part(right.length, computed.length)}`,
      baseline: '',
    };
  };
  const halves = Map.groupBy(questions, ({ docs }) => halfOf(basename(docs[0] ?? '')));
  const rightTable = questions.filter(({ id, docs }) => {
    const file = answers.get(id)?.way?.file;
    return file !== undefined && stem(file) === stem(docs[0] ?? '');
  });
  return [
    row('all', questions),
    ...[...halves].map(([half, own]) => row(half, own)),
    {
      set: `tableqa, ${set}`,
      what: 'computed over the right table',
      figure: share(rightTable.length / Math.max(1, questions.filter(({ id }) => answers.get(id)?.way).length)),
      baseline: '',
    },
  ];
}

const stem = (file: string) => basename(file).replace(/\.\w+$/, '');

/** The same values in any order: as text without case, marks and signs, or as numbers. */
export function sameValues(got: readonly string[], expected: readonly string[]): boolean {
  const left = [...expected];
  return (
    got.length === expected.length &&
    got.every((value) => {
      const at = left.findIndex((each) => plain(each) === plain(value) || sameNumber(each, value));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    })
  );
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();

function sameNumber(a: string, b: string): boolean {
  const [first, second] = [Number(a.replaceAll(',', '')), Number(b.replaceAll(',', ''))];
  return (
    a.trim() !== '' &&
    Number.isFinite(first) &&
    Number.isFinite(second) &&
    Math.abs(first - second) <= nearly * Math.max(1, Math.abs(first))
  );
}
