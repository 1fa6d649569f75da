/** SROIE receipts from their pictures, through recognition: company, date, address and total, by rules alone and with a chat model. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findAmounts } from '../../../src/main/engine/extraction/find-amounts.ts';
import { findDates } from '../../../src/main/engine/extraction/find-dates.ts';
import { type EvalRow, share } from '../eval-row.ts';
import { type CliRow, createExtractLibrary } from './extract-cli.ts';
import { keepRecord } from './extract-records.ts';
import { createFileReader, proveCells } from './prove-cells.ts';
import { comparableItems, type FieldKind, type Labelled, scoreFields, type Value } from './score-fields.ts';
import { testModel } from './test-model.ts';

export const receiptKinds: Readonly<Record<string, FieldKind>> = {
  company: 'text',
  date: 'date',
  address: 'text',
  total: 'number',
};

/** Rules were made on the development half alone; the other is the result. Every second receipt by name is development. */
export async function evalReceipts(corpora: string): Promise<EvalRow[]> {
  const folder = path.join(corpora, 'ocr', 'sroie');
  if (!existsSync(folder)) return [];
  const rows: EvalRow[] = [];
  const work = mkdtempSync(path.join(tmpdir(), 'docent-receipts-'));
  const read = createFileReader();
  try {
    for (const [at, half] of (['development', 'result'] as const).entries()) {
      const own = path.join(work, half);
      mkdirSync(own);
      const names = readdirSync(path.join(folder, 'img'))
        .sort()
        .filter((_, index) => index % 2 === at);
      for (const name of names) cpSync(path.join(folder, 'img', name), path.join(own, name));
      const truth = new Map(names.map((name) => [name, receiptTruth(folder, name)] as const));
      const library = createExtractLibrary();
      const model = half === 'result' ? testModel() : null;
      try {
        const basic = await library.rows('receipt', own, 'basic');
        rows.push(...rowsOf(half, 'basic', null, basic, truth), ...(await proofRows(half, basic, truth, read)));
        rows.push(await readableRow(half, own, truth, read));
        if (model) {
          const hybrid = await library.rows('receipt', own, 'hybrid', model.path);
          rows.push(
            ...rowsOf(half, 'hybrid', model.name, hybrid, truth),
            ...(await proofRows(`${half} hybrid`, hybrid, truth, read)),
          );
        }
      } finally {
        library.remove();
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return rows;
}

export function receiptTruth(folder: string, name: string): Record<string, Value> {
  const key = JSON.parse(readFileSync(path.join(folder, 'key', name.replace(/\.jpg$/, '.json')), 'utf8')) as Record<
    string,
    string
  >;
  return { ...key, date: isoOf(key.date ?? '') };
}

/** The set's own dates are day first, or year first. */
function isoOf(text: string): string {
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const parts = text
    .toLowerCase()
    .split(/[\s/.\-,]+/)
    .filter((part) => part !== '');
  const numbers = parts.map(
    (part) => months.findIndex((month) => part.startsWith(month)) + 1 || Number.parseInt(part, 10),
  );
  const [first = 0, second = 0, third = 0] = numbers;
  const [year, month, day] = first > 31 ? [first, second, third] : [third, second, first];
  return `${year < 100 ? 2000 + year : year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const foundOf = (rows: readonly CliRow[]): Labelled =>
  new Map(
    rows.map(({ path: file, cells }) => [
      path.basename(file),
      Object.fromEntries(Object.entries(cells).map(([field, { value }]) => [field, value])),
    ]),
  );

function rowsOf(half: string, mode: string, model: string | null, rows: readonly CliRow[], truth: Labelled): EvalRow[] {
  const set = `receipts ${half} (${truth.size})`;
  const scores = scoreFields(foundOf(rows), truth, receiptKinds);
  const fallen = keepRecord({ set, mode, model, adapter: null }, scores);
  return scores.map(({ field, precision, recall, f1 }) => ({
    set,
    what: `${mode}${model ? ` with ${model}` : ''}: ${field} F1 (precision / recall)`,
    figure: `${share(f1)} (${share(precision)} / ${share(recall)})`,
    baseline: field === 'total' || field === 'date' ? `target .850${fallen ? `; ${fallen}` : ''}` : '',
  }));
}

/** What recognition left to be found: no rule finds a date or sum that stands nowhere in the text. */
async function readableRow(
  half: string,
  folder: string,
  truth: Labelled,
  read: (file: string) => Promise<string>,
): Promise<EvalRow> {
  let [dates, totals] = [0, 0];
  for (const [name, labels] of truth) {
    const text = await read(path.join(folder, name));
    const total = comparableItems(labels.total, 'number')[0];
    if (findDates(text, { monthFirst: false }).some(({ iso, other }) => iso === labels.date || other === labels.date))
      dates += 1;
    if (findAmounts(text).some(({ value }) => value.toFixed(2) === total)) totals += 1;
  }
  const set = `receipts ${half} (${truth.size})`;
  return { set, what: 'date / total legible in the recognised text', figure: `${dates} / ${totals}`, baseline: '' };
}

async function proofRows(
  half: string,
  rows: readonly CliRow[],
  truth: Labelled,
  read: (file: string) => Promise<string>,
): Promise<EvalRow[]> {
  const proof = await proveCells(rows, read);
  const right = rows.flatMap(({ path: file, cells }) =>
    Object.entries(cells).filter(([field, { value }]) => {
      const kind = receiptKinds[field] ?? 'text';
      const wanted = comparableItems(truth.get(path.basename(file))?.[field], kind);
      return wanted.length > 0 && comparableItems(value, kind)[0] === wanted[0];
    }),
  );
  const marked = right.filter(([, { verified }]) => verified).length;
  return [
    {
      set: `receipts ${half}`,
      what: 'verified cells whose place holds the value',
      figure: `${proof.proven} of ${proof.verified}`,
      baseline: 'target all',
    },
    {
      set: `receipts ${half}`,
      what: 'right cells marked verified',
      figure: `${marked} of ${right.length}`,
      baseline: 'target .900',
    },
    ...proof.faults
      .slice(0, 5)
      .map((fault) => ({ set: `receipts ${half}`, what: 'fault', figure: fault, baseline: '' })),
  ];
}
