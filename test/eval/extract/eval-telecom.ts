/**
 * The telecom feature template on the synthetic set (`../telecom/telecom-set.md` defines the score): the development half while rules are made. The final half
 * is for one run: `DOCENT_EVAL_FINAL=once npm run eval extract-telecom`, by somebody who made no rules.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EvalRow, share } from '../eval-row.ts';
import type { TelecomTruth } from '../telecom/telecom-types.ts';
import { writeTelecomDocuments } from '../telecom/write-telecom-documents.ts';
import { type CliRow, createExtractLibrary } from './extract-cli.ts';
import { keepRecord } from './extract-records.ts';
import { createFileReader, proveCells } from './prove-cells.ts';
import {
  comparableItems,
  type FieldKind,
  type FieldScore,
  type Labelled,
  meanF1,
  scoreFields,
  type Value,
} from './score-fields.ts';
import { testModel } from './test-model.ts';

/** Columns of the template and categories of the truth. */
const categories = {
  'main features': 'mainFeatures',
  parameters: 'parameters',
  counters: 'counters',
  events: 'events',
  'related features': 'relatedFeatures',
  'activation procedures': 'activation',
} as const;
const kinds = Object.fromEntries(Object.keys(categories).map((field) => [field, 'list'])) as Record<string, FieldKind>;

/** F1 of the published method's four modes, on documents and maybe by a matching that are not these. */
const published: Readonly<Record<string, string>> = {
  basic: '.371',
  enhanced: '.430',
  grouped: '.657',
  hybrid: '.742',
};

/** Documents on which modes with a model are run: a small model on a processor takes minutes for each. DOCENT_EVAL_DOCUMENTS changes it. */
const modelDocuments = 4;

export async function evalTelecom(): Promise<EvalRow[]> {
  const half = process.env.DOCENT_EVAL_FINAL === 'once' ? 'final' : 'development';
  const work = mkdtempSync(path.join(tmpdir(), 'docent-telecom-'));
  const rows: EvalRow[] = [];
  try {
    const folder = path.join(work, 'all');
    const truths = writeTelecomDocuments(folder, half);
    const model = testModel();
    const few = path.join(work, 'few');
    mkdirSync(few);
    const most = Number(process.env.DOCENT_EVAL_DOCUMENTS ?? modelDocuments);
    // Evenly over the formats, which the set is ordered by.
    const chosen = truths.filter(
      (_, at) => Math.floor((at * most) / truths.length) !== Math.floor(((at - 1) * most) / truths.length),
    );
    for (const { file } of chosen) cpSync(path.join(folder, file), path.join(few, file));
    const library = createExtractLibrary();
    try {
      const basic = await library.rows('telecom-feature', folder, 'basic');
      rows.push(...modeRows(half, 'basic', null, basic, truths), ...(await proofRows(half, basic, truths)));
      if (model) {
        const scores = new Map<string, number>();
        for (const mode of ['basic', 'enhanced', 'grouped', 'hybrid', 'auto']) {
          const found = await library.rows('telecom-feature', few, mode, mode === 'basic' ? undefined : model.path);
          rows.push(...modeRows(half, mode, model.name, found, chosen));
          scores.set(mode, meanF1(scoreFields(foundOf(found), telecomLabels(chosen), kinds)));
        }
        rows.push(verdict(half, chosen.length, scores));
      }
    } finally {
      library.remove();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return rows;
}

function verdict(half: string, documents: number, scores: ReadonlyMap<string, number>): EvalRow {
  const of = (mode: string) => scores.get(mode) ?? 0;
  const single = Math.max(of('basic'), of('enhanced'), of('grouped'));
  return {
    set: `telecom ${half} (${documents})`,
    what: 'hybrid not below any single mode / router not below basic',
    figure: `${of('hybrid') >= single ? 'yes' : 'NO'} / ${of('auto') >= of('basic') ? 'yes' : 'NO'}`,
    baseline: 'yes / yes',
  };
}

const nameOf = (item: string | { readonly name: string }) => (typeof item === 'string' ? item : item.name);
export const telecomLabels = (truths: readonly TelecomTruth[]): Labelled =>
  new Map(
    truths.map(({ file, truth }) => [
      file,
      Object.fromEntries(
        Object.entries(categories).map(([field, category]): [string, Value] => [field, truth[category].map(nameOf)]),
      ),
    ]),
  );
const foundOf = (rows: readonly CliRow[]): Labelled =>
  new Map(
    rows.map(({ path: file, cells }) => [
      path.basename(file),
      Object.fromEntries(Object.entries(cells).map(([field, { value }]) => [field, value])),
    ]),
  );

function modeRows(
  half: string,
  mode: string,
  model: string | null,
  rows: readonly CliRow[],
  truths: readonly TelecomTruth[],
): EvalRow[] {
  const set = `telecom ${half} (${truths.length})`;
  const found = foundOf(rows);
  const scores = scoreFields(found, telecomLabels(truths), kinds);
  const fallen = keepRecord({ set, mode, model, adapter: null }, scores);
  const all = scores.reduce(
    (sum, one) => ({ right: sum.right + one.right, found: sum.found + one.found, true: sum.true + one.true }),
    { right: 0, found: 0, true: 0 },
  );
  const items = (file: string, field: string) => comparableItems(found.get(file)?.[field], 'list');
  const violations = truths.flatMap(({ file }) => [
    ...items(file, 'parameters').filter((name) => name.includes('pm')),
    ...items(file, 'counters').filter((name) => !name.includes('pm')),
  ]);
  const decoys = truths.flatMap(({ file, decoys: names }) => {
    const taken = new Set(Object.keys(categories).flatMap((field) => items(file, field)));
    return names.filter((name) => taken.has(name.replace(/\s+/g, '').toLowerCase()));
  });
  const what = `${mode}${model && mode !== 'basic' ? ` with ${model}` : ''}`;
  return [
    {
      set,
      what: `${what}: score (mean F1 of six categories)`,
      figure: share(meanF1(scores)),
      baseline: `${published[mode] ? `published ${published[mode]}` : 'not below basic'}${fallen ? `; ${fallen}` : ''}`,
    },
    { set, what: `${what}: F1 per category`, figure: scores.map(shortScore).join(', '), baseline: '' },
    {
      set,
      what: `${what}: F1 over all items`,
      figure: share(all.right === 0 ? 0 : (2 * all.right) / (all.found + all.true)),
      baseline: '',
    },
    {
      set,
      what: `${what}: rule violations / decoys taken`,
      figure: `${violations.length} / ${decoys.length}`,
      baseline: '0 / 0',
    },
  ];
}

const shortScore = ({ field, f1 }: FieldScore) => `${field} ${share(f1)}`;

async function proofRows(half: string, rows: readonly CliRow[], truths: readonly TelecomTruth[]): Promise<EvalRow[]> {
  const set = `telecom ${half} (${truths.length})`;
  const proof = await proveCells(rows, createFileReader());
  const labels = telecomLabels(truths);
  let [right, marked] = [0, 0];
  for (const { path: file, cells } of rows) {
    for (const [field, { items = [] }] of Object.entries(cells)) {
      const wanted = new Set(comparableItems(labels.get(path.basename(file))?.[field], 'list'));
      const own = items.filter(({ value }) => wanted.has(value.replace(/\s+/g, '').toLowerCase()));
      right += own.length;
      marked += own.filter(({ verified }) => verified).length;
    }
  }
  return [
    {
      set,
      what: 'verified items whose place holds them',
      figure: `${proof.proven} of ${proof.verified}`,
      baseline: 'target all',
    },
    { set, what: 'right items marked verified', figure: `${marked} of ${right}`, baseline: 'target .900' },
    ...proof.faults.slice(0, 5).map((fault) => ({ set, what: 'fault', figure: fault, baseline: '' })),
  ];
}
