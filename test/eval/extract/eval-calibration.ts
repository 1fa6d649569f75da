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
import type { EvalRow } from '../eval-row.ts';
import { writeTelecomDocuments } from '../telecom/write-telecom-documents.ts';
import { receiptKinds, receiptTruth } from './eval-receipts.ts';
import { telecomLabels } from './eval-telecom.ts';
import { createDocumentReader } from './prove-cells.ts';
import { comparableItems } from './score-fields.ts';

export async function evalCalibration(corpora: string): Promise<EvalRow[]> {
  const read = createDocumentReader();
  const counts = new Map<string, { right: number; of: number }>();
  const count = (evidence: string, isRight: boolean) => {
    const known = counts.get(evidence) ?? { right: 0, of: 0 };
    counts.set(evidence, { right: known.right + Number(isRight), of: known.of + 1 });
  };
  const folder = path.join(corpora, 'ocr', 'sroie');
  for (const [at, name] of readdirSync(path.join(folder, 'img')).sort().entries()) {
    if (at % 2 === 1) continue;
    const truth = receiptTruth(folder, name);
    for (const cell of await cellsOf('receipt', await read(path.join(folder, 'img', name)))) {
      const kind = receiptKinds[cell.field] ?? 'text';
      if (cell.value === null) continue;
      count(
        cell.verified ? cell.evidence : cell.span ? 'read-with-doubt' : 'not-found',
        comparableItems(cell.value, kind)[0] === comparableItems(truth[cell.field], kind)[0],
      );
    }
  }
  const work = mkdtempSync(path.join(tmpdir(), 'docent-calibration-'));
  const truths = writeTelecomDocuments(work, 'development');
  const labels = telecomLabels(truths);
  for (const { file } of truths) {
    for (const cell of await cellsOf('telecom-feature', await read(path.join(work, file)))) {
      const wanted = new Set(comparableItems(labels.get(file)?.[cell.field], 'list'));
      for (const item of cell.items ?? [])
        count(item.verified ? item.evidence : 'not-found', wanted.has(comparableItems([item.text], 'list')[0] ?? ''));
    }
  }
  rmSync(work, { recursive: true, force: true });
  return [...counts].map(([evidence, { right, of }]) => ({
    set: 'calibration',
    what: evidence,
    figure: `${right} of ${of}`,
    baseline: '',
  }));
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
