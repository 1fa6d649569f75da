/**
 * The four modes and the router with a real chat model on development documents: ordinary ones and telecom features. Printed are their F1, whether
 * hybrid is below a single mode or the router below basic, and how often values of each kind of evidence were right: the numbers of `calibration.ts`.
 * Answers are kept, so that only the first run is slow. DOCENT_EVAL_DOCUMENTS: how many of each kind.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { extractDocument } from '../../../src/main/engine/extraction/extract-document.ts';
import type { ExtractedCell } from '../../../src/main/engine/extraction/extracted.ts';
import type { ExtractionMode, TemplateDraft } from '../../../src/preload/contract/shapes.ts';
import { type EvalRow, share } from '../eval-row.ts';
import { ordinaryHalves } from '../ordinary/eval-ordinary.ts';
import { scoreCell } from '../ordinary/score-ordinary.ts';
import { ordinaryBytes } from '../ordinary/write-ordinary.ts';
import { writeTelecomDocuments } from '../telecom/write-telecom-documents.ts';
import { sourceOf } from './eval-calibration.ts';
import { telecomLabels } from './eval-telecom.ts';
import { createDocumentReader } from './prove-cells.ts';
import { rememberedModel } from './remembered-model.ts';
import { comparableItems } from './score-fields.ts';
import { testModel } from './test-model.ts';

const modes = ['basic', 'enhanced', 'grouped', 'hybrid', 'auto'] as const;
/** Documents of each kind: a small model on a processor takes a minute and more for each. */
const usualDocuments = 2;

type Counted = { readonly right: number; readonly found: number; readonly wanted: number };
type Judged = Counted & {
  readonly values: readonly { readonly evidence: string; readonly isRight: boolean }[];
};
type Sample = {
  readonly set: string;
  readonly template: string;
  readonly file: string;
  readonly judge: (cells: readonly ExtractedCell[]) => readonly Judged[];
};

export async function evalModes(): Promise<EvalRow[]> {
  const model = testModel();
  if (!model) return [];
  const remembered = rememberedModel(model);
  const read = createDocumentReader();
  const work = mkdtempSync(path.join(tmpdir(), 'docent-modes-'));
  const sums = new Map<string, Counted>();
  const evidence = new Map<string, { right: number; of: number }>();
  try {
    for (const { set, template, file, judge } of samples(work)) {
      const document = sourceOf(await read(file));
      for (const mode of modes) {
        const started = performance.now();
        const { cells } = await extractDocument({
          template: builtInTemplates.find(({ id }) => id === template) as TemplateDraft,
          ...{ document, mode: mode as ExtractionMode, model: { chat: remembered.chat, adapters: [], examples: [] } },
          ...{ rest: async () => undefined, signal: new AbortController().signal },
        });
        const key = `${set}\n${mode}`;
        for (const { right, found, wanted, values } of judge(cells)) {
          const known = sums.get(key) ?? { right: 0, found: 0, wanted: 0 };
          sums.set(key, { right: known.right + right, found: known.found + found, wanted: known.wanted + wanted });
          for (const value of values) {
            const name = `${mode}: ${value.evidence}`;
            const count = evidence.get(name) ?? { right: 0, of: 0 };
            evidence.set(name, { right: count.right + Number(value.isRight), of: count.of + 1 });
          }
        }
        const seconds = ((performance.now() - started) / 1000).toFixed(0);
        console.error(`${path.basename(file)} ${mode}: ${seconds} s`);
      }
    }
  } finally {
    await remembered.close();
    rmSync(work, { recursive: true, force: true });
  }
  return [...verdicts(sums, model.name), ...evidenceRows(evidence)];
}

function verdicts(sums: ReadonlyMap<string, Counted>, model: string): EvalRow[] {
  const sets = [...new Set([...sums.keys()].map((key) => key.split('\n')[0] ?? ''))];
  return sets.flatMap((set): EvalRow[] => {
    const f1 = new Map(modes.map((mode) => [mode, f1Of(sums.get(`${set}\n${mode}`))]));
    const of = (mode: (typeof modes)[number]) => f1.get(mode) ?? 0;
    const single = Math.max(of('basic'), of('enhanced'), of('grouped'));
    return [
      {
        set,
        what: `F1 with ${model}`,
        figure: modes.map((mode) => `${mode} ${share(of(mode))}`).join(', '),
        baseline: '',
      },
      {
        ...{ set, what: 'hybrid not below any single mode / router not below basic', baseline: 'yes / yes' },
        figure: `${of('hybrid') >= single ? 'yes' : 'NO'} / ${of('auto') >= of('basic') ? 'yes' : 'NO'}`,
      },
    ];
  });
}

const f1Of = ({ right, found, wanted }: Counted = { right: 0, found: 0, wanted: 0 }) =>
  found + wanted === 0 ? 0 : (2 * right) / (found + wanted);

const evidenceRows = (evidence: ReadonlyMap<string, { right: number; of: number }>): EvalRow[] =>
  [...evidence].sort().map(([what, { right, of }]) => ({
    ...{ set: 'evidence', what, figure: `${right} of ${of}`, baseline: '' },
  }));

function samples(work: string): Sample[] {
  const most = Number(process.env.DOCENT_EVAL_DOCUMENTS ?? usualDocuments);
  const taken = new Map<string, number>();
  const few = ordinaryHalves.development.filter(({ template }) => {
    taken.set(template, (taken.get(template) ?? 0) + 1);
    return (taken.get(template) ?? 0) <= most;
  });
  const ordinary = few.map((document): Sample => {
    const file = path.join(work, `${document.name}.${document.format}`);
    writeFileSync(file, ordinaryBytes(document));
    const fields = builtInTemplates.find(({ id }) => id === document.template)?.fields ?? [];
    return {
      ...{ set: 'modes: ordinary documents', template: document.template, file },
      judge: (cells) =>
        fields.flatMap((field) => scoreCell(document, field, cells.find((cell) => cell.field === field.name) ?? null)),
    };
  });
  const folder = path.join(work, 'telecom');
  const truths = writeTelecomDocuments(folder, 'development');
  const labels = telecomLabels(truths);
  const telecom = truths
    .filter((_, at) => at % Math.ceil(truths.length / most) === 0)
    .map(
      ({ file }): Sample => ({
        ...{ set: 'modes: telecom features', template: 'telecom-feature', file: path.join(folder, file) },
        judge: (cells) =>
          cells.map(({ field, items }): Judged => {
            const wanted = new Set(comparableItems(labels.get(file)?.[field], 'list'));
            const values = (items ?? []).map((item) => ({
              evidence: item.evidence,
              isRight: wanted.has(comparableItems([item.text], 'list')[0] ?? ''),
            }));
            const right = values.filter(({ isRight }) => isRight).length;
            return { right, found: values.length, wanted: wanted.size, values };
          }),
      }),
    );
  return [...ordinary, ...telecom];
}
