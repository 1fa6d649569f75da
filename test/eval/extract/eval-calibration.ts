/** Counts how often a value of each kind of evidence is right, on the development halves: the numbers of `engine/extraction/calibration.ts`. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import type { SourceDocument } from '../../../src/main/engine/extraction/document.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';
import type { TemplateDraft } from '../../../src/preload/contract/shapes.ts';
import type { ReadDocument } from '../../engine/extract/read-document.ts';
import { type EvalRow, share } from '../eval-row.ts';
import { ordinaryHalves, readOrdinary } from '../ordinary/eval-ordinary.ts';
import { slipStyles, styledSlip } from '../receipts/slip-styles.ts';
import { slipUnit } from '../receipts/slip-unit.ts';
import { writeTelecomDocuments } from '../telecom/write-telecom-documents.ts';
import { countedAs } from './counted-as.ts';
import { receiptKinds, receiptTruth } from './eval-receipts.ts';
import { telecomLabels } from './eval-telecom.ts';
import { createDocumentReader } from './prove-cells.ts';
import { comparableItems, type Value } from './score-fields.ts';

/** Of one value: what speaks for it, how sure it was called, whether it was right. */
type Judged = { readonly evidence: string; readonly confidence: number; readonly isRight: boolean };

/** Upper ends of the bins of confidence in which it is held against the share that was right. */
const bins = [0.2, 0.4, 0.6, 0.8, 0.9, 1] as const;

export async function evalCalibration(corpora: string): Promise<EvalRow[]> {
  const read = createDocumentReader();
  const rows: EvalRow[] = [];
  const parts: Readonly<Record<string, () => Promise<readonly Judged[]>>> = {
    receipts: () => receiptValues(corpora, read),
    telecom: () => telecomValues(read),
    ordinary: () => ordinaryValues('development'),
    slips: () => slipValues('development'),
  };
  const all: Judged[] = [];
  for (const [part, values] of Object.entries(parts)) {
    const judged = await values();
    all.push(...judged);
    rows.push(...evidenceRows(`calibration: ${part}`, judged));
  }
  // The table was counted on those; on what was kept apart it shows whether it is true.
  const kept = [...(await ordinaryValues('kept')), ...(await slipValues('kept'))];
  rows.push(...evidenceRows('calibration: all', all), ...reliability('reliability, counted', all));
  rows.push(...reliability('reliability, kept apart', kept));
  return rows;
}

async function receiptValues(corpora: string, read: (file: string) => Promise<ReadDocument>): Promise<Judged[]> {
  const folder = path.join(corpora, 'ocr', 'sroie');
  const judged: Judged[] = [];
  for (const [at, name] of readdirSync(path.join(folder, 'img')).sort().entries()) {
    if (at % 2 === 1) continue;
    judged.push(
      ...judgedAgainst(
        await cellsOf('receipt', await read(path.join(folder, 'img', name))),
        receiptTruth(folder, name),
      ),
    );
  }
  return judged;
}

/** Drawn slips as recognition would give them, with every letter right and with some misread. */
async function slipValues(part: 'development' | 'kept'): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const misread of [0, 0.03]) {
    for (let seed = 1; seed <= slipsOfKind; seed += 1) {
      for (const style of slipStyles) {
        const slip = styledSlip(style, seed, part);
        judged.push(...judgedAgainst(await cellsOf('receipt', { units: [slipUnit(slip, seed, misread)] }), slip.truth));
      }
    }
  }
  return judged;
}

/** Slips of each kind of till. */
const slipsOfKind = 4;

function judgedAgainst(cells: Awaited<ReturnType<typeof cellsOf>>, truth: Readonly<Record<string, Value>>): Judged[] {
  return cells.flatMap((cell): Judged[] => {
    const kind = receiptKinds[cell.field] ?? 'text';
    if (cell.value === null) return [];
    const isRight = comparableItems(cell.value, kind)[0] === comparableItems(truth[cell.field], kind)[0];
    return [{ evidence: countedAs(cell), confidence: cell.confidence, isRight }];
  });
}

const ordinaryValues = async (half: keyof typeof ordinaryHalves): Promise<readonly Judged[]> =>
  (await readOrdinary(ordinaryHalves[half])).cells.flatMap(({ values }) => values);

async function telecomValues(read: (file: string) => Promise<ReadDocument>): Promise<Judged[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'docent-calibration-'));
  try {
    const truths = writeTelecomDocuments(work, 'development');
    const labels = telecomLabels(truths);
    const judged: Judged[] = [];
    for (const { file } of truths) {
      for (const cell of await cellsOf('telecom-feature', await read(path.join(work, file)))) {
        const wanted = new Set(comparableItems(labels.get(file)?.[cell.field], 'list'));
        for (const item of cell.items ?? [])
          judged.push({
            ...{ evidence: countedAs(item), confidence: item.confidence },
            isRight: wanted.has(comparableItems([item.text], 'list')[0] ?? ''),
          });
      }
    }
    return judged;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function evidenceRows(set: string, judged: readonly Judged[]): EvalRow[] {
  const kinds = [...new Set(judged.map(({ evidence }) => evidence))].sort();
  return kinds.map((what) => {
    const own = judged.filter(({ evidence }) => evidence === what);
    return { set, what, figure: `${own.filter(({ isRight }) => isRight).length} of ${own.length}`, baseline: '' };
  });
}

/** How sure values were called on average beside how often they were right, in bins, and how far apart the two are in all. */
function reliability(set: string, judged: readonly Judged[]): EvalRow[] {
  let apart = 0;
  const rows = bins.flatMap((to, at): EvalRow[] => {
    const from = bins[at - 1] ?? 0;
    const own = judged.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    if (own.length === 0) return [];
    const called = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    const right = own.filter(({ isRight }) => isRight).length / own.length;
    apart += (Math.abs(called - right) * own.length) / judged.length;
    return [
      {
        ...{ set, what: `confidence ${from.toFixed(1)} to ${to.toFixed(1)} (${own.length})` },
        ...{ figure: `called ${share(called)}, right ${share(right)}`, baseline: '' },
      },
    ];
  });
  return [...rows, { set, what: 'mean distance', figure: share(apart), baseline: '' }];
}

/** What rules alone make of a document. */
export async function cellsOf(templateId: string, document: Pick<ReadDocument, 'units'>) {
  const template = builtInTemplates.find(({ id }) => id === templateId) as TemplateDraft;
  const row = await extractDocument({
    ...{ template, document: sourceOf(document), mode: 'basic', model: null },
    ...{ rest: async () => undefined, signal: new AbortController().signal },
  });
  return row.cells;
}

/** Units as the library would store them. */
export function sourceOf({ units }: Pick<ReadDocument, 'units'>): SourceDocument {
  let start = 0;
  const made = units.map((unit) => {
    const { text, blocks, place = null } = unit;
    const own = {
      start,
      text,
      blocks,
      place,
      words: unit.words ? unpackWords(unit.words) : null,
      isOcr: unit.source === 'ocr',
    };
    start += text.length + 2;
    return own;
  });
  return { title: '', name: '', language: null, units: made };
}
