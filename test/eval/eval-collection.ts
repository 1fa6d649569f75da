/**
 * Whole-collection questions: which questions are taken for one, and what is found in made contracts, invoices and letters of which the truth is
 * known. The made set has its wordings from the same hand as the rules; it says what is lost on the way, not how the world writes.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { detectCollection } from '../../src/main/engine/collection/detect-collection.ts';
import type { BatchItem, CollectionWay } from '../../src/preload/contract/shapes.ts';
import { collectionQuestions, lookUpQuestions } from '../engine/collection/detection-questions.ts';
import { type MadeFile, makeContractFolder } from '../helpers/contract-folder.ts';
import { jsonOf, runCli } from '../helpers/docent-cli.ts';
import { readFinanceQuestions, readLines, readRetrievalSet } from './corpora.ts';
import { type EvalRow, share } from './eval-row.ts';

const files = 500;
/** Other seeds than the tests use. */
const seeds = [101, 202];

const isContract = (file: MadeFile) => file.kind === 'contract';
const asked: readonly (readonly [string, (file: MadeFile) => boolean])[] = [
  ['List every contract that ends in 2027', (file) => isContract(file) && file.endYear === 2027],
  ['Which contracts expire before 2026?', (file) => isContract(file) && file.endYear < 2026],
  ['Welche Verträge laufen 2028 aus?', (file) => isContract(file) && file.endYear === 2028],
  ['How many invoices are from Acme?', (file) => file.kind === 'invoice' && file.seller === 'Acme'],
  [
    'How many invoices are from Wayne Logistics?',
    (file) => file.kind === 'invoice' && file.seller === 'Wayne Logistics',
  ],
  ['List all invoices over 10,000 euros', (file) => file.kind === 'invoice' && file.total > 10_000],
  ['Which letters mention the deposit?', (file) => file.kind === 'letter' && file.mentionsDeposit],
  ['How many letters are there?', (file) => file.kind === 'letter'],
];

export async function evalCollection(corpora: string): Promise<EvalRow[]> {
  const rows = detectionRows(corpora);
  for (const seed of seeds) rows.push(...(await madeRows(seed)));
  return rows;
}

function detectionRows(corpora: string): EvalRow[] {
  const texts = (folder: string) =>
    readRetrievalSet(path.join(corpora, 'retrieval', folder)).queries.map(({ text }) => text);
  const earnings = readLines<{ question: string }>(
    path.join(corpora, 'docqa', 'kg-rag-earnings-calls', 'questions.jsonl'),
  );
  const ordinary: readonly (readonly [string, readonly string[]])[] = [
    ['xquad en', texts('xquad/en')],
    ['xquad de', texts('xquad/de')],
    ['xquad es', texts('xquad/es')],
    ['cranfield', texts('cranfield')],
    ['financebench', readFinanceQuestions(path.join(corpora, 'docqa', 'financebench')).map(({ question }) => question)],
    ['earnings calls', earnings.map(({ question }) => question)],
    ['near misses by hand', lookUpQuestions],
  ];
  const taken = (questions: readonly string[]) => questions.filter((question) => detectCollection(question) !== null);
  const row = (what: string, questions: readonly string[]): EvalRow => ({
    set: 'collection',
    what: `taken for collection questions: ${what}`,
    figure: `${taken(questions).length} of ${questions.length}`,
    baseline: '',
  });
  return [
    row('those that are, by hand', collectionQuestions),
    ...ordinary.map(([what, questions]) => row(what, questions)),
  ];
}

async function madeRows(seed: number): Promise<EvalRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-eval-collection-'));
  const documents = path.join(folder, 'documents');
  const dataDir = path.join(folder, 'data');
  try {
    const truth = makeContractFolder(documents, files, seed, true);
    const added = await runCli('add', documents, '--wait', '--data-dir', dataDir);
    if (added.code !== 0 || !existsSync(dataDir)) throw new Error(`add: ${added.err}`);
    let right = 0;
    let found = 0;
    let wanted = 0;
    let exactCounts = 0;
    let exactCoverage = 0;
    let verified = 0;
    let citations = 0;
    const unread = truth.filter(({ readable }) => readable === 'locked' || readable === 'damaged').length;
    for (const [question, holds] of asked) {
      const answer = await jsonOf<{ way: CollectionWay; citations: readonly { path: string; verified: boolean }[] }>(
        ...['ask', '--collection', question, '--data-dir', dataDir],
      );
      const expected = new Set(
        truth.filter((file) => file.readable === 'text' && holds(file)).map((file) => file.path),
      );
      const got = await foundPaths(dataDir, answer.way.runId, documents);
      right += got.filter((each) => expected.has(each)).length;
      found += got.length;
      wanted += expected.size;
      exactCounts += Number(answer.way.matched === expected.size);
      const { coverage } = answer.way;
      exactCoverage += Number(
        coverage.files === files && coverage.unread === unread && coverage.read === files - unread,
      );
      verified += answer.citations.filter((citation) => citation.verified).length;
      citations += answer.citations.length;
    }
    const row = (what: string, figure: string): EvalRow => ({
      set: `collection, made ${seed}`,
      what,
      figure,
      baseline: '',
    });
    return [
      row(
        `precision / recall over ${asked.length} questions and ${files} files`,
        `${share(right / found)} / ${share(right / wanted)} (${wanted} to find)`,
      ),
      row('counts exact', `${exactCounts} of ${asked.length}`),
      row('coverage exact', `${exactCoverage} of ${asked.length}`),
      row('citations word for word', `${verified} of ${citations}`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files with something found, copies included, as the run's own table has them. */
async function foundPaths(dataDir: string, runId: string, documents: string): Promise<string[]> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  const database = new BetterSqlite(path.join(dataDir, 'personal.db'), { readonly: true });
  const results = database
    .prepare('SELECT result FROM batch_item WHERE run_id = ? AND found = 1')
    .pluck()
    .all(runId) as string[];
  database.close();
  return results.map(
    (result) => (JSON.parse(result) as Pick<BatchItem, 'path'>).path?.slice(documents.length + 1) ?? '',
  );
}
