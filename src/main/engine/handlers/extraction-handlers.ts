/** Folder to table, as the window and the command line ask for it. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { EngineRoute, Handlers } from '../../../preload/contract/requests.ts';
import type { DocumentQuality, ExtractionMode, ExtractionRun } from '../../../preload/contract/shapes.ts';
import { chosenModel } from '../chosen-models.ts';
import { modelFor } from '../collection-work.ts';
import type { EngineContext } from '../engine-context.ts';
import { arrangeRows, fieldQualities, filtersOf, totalsOf } from '../extraction/arrange-rows.ts';
import { qualityOfRun, roundedQuality } from '../extraction/quality-of.ts';
import { type CellAddress, cellDetail, cellItems, correctCell, lockCell, uncorrectCell } from '../extraction-cell.ts';
import { correctionLines, exportTable, exportWorkbook } from '../extraction-export.ts';
import { type ExtractionRequest, filesOf, requestOf } from '../extraction-request.ts';
import { rowsOf, rowsStamp } from '../extraction-rows.ts';
import { templateById } from '../extraction-templates.ts';

type Routes = Extract<EngineRoute, `extraction.${string}`>;
type RunSums = Pick<ExtractionRun, 'quality' | 'corrected' | 'conflicts' | 'duplicates'>;
type Asked = Pick<ExtractionRequest, 'templateId' | 'folderIds' | 'fileIds' | 'below' | 'mode' | 'modelPath'>;

export function extractionHandlers(context: EngineContext): Handlers<Routes> {
  const { batches, personal, library } = context;
  const kept = personal.batches;

  /** Basic asks no model; the router asks one where there is one; the others can't do without. Rejects with `model-none`. */
  async function modelOf({ mode, modelPath }: Asked): Promise<string | null> {
    if (mode === 'basic' || (mode === 'auto' && modelPath === undefined && chosenModel(personal, 'chat') === null))
      return null;
    return (await modelFor(context, { modelPath })).name;
  }

  /** Counted anew only when a row has changed: a list of runs must not read every row of each. */
  const sums = new Map<string, { readonly stamp: string; readonly told: RunSums }>();
  function sumsOf(runId: string): RunSums {
    const stamp = rowsStamp(context, runId);
    const known = sums.get(runId);
    if (known?.stamp === stamp) return known.told;
    const rows = rowsOf(context, runId);
    const cells = rows.flatMap((row) => row.cells);
    const told: RunSums = {
      quality: qualityOfRun(rows.flatMap(({ quality }): DocumentQuality[] => (quality ? [quality] : []))),
      corrected: cells.filter(({ corrected }) => corrected).length,
      conflicts: cells.filter(({ conflict }) => conflict).length,
      duplicates: rows.filter(({ duplicateOf }) => duplicateOf !== null).length,
    };
    sums.set(runId, { stamp, told });
    return told;
  }

  /** For a list: of runs that nobody opened since the start only their quality, counted by the store. */
  function listedSums(runId: string): RunSums {
    if (sums.get(runId)?.stamp === rowsStamp(context, runId)) return sumsOf(runId);
    const mean = personal.extractions.meanQuality(runId);
    // Sealed rows can only be counted by opening them.
    if (mean === undefined) return sumsOf(runId);
    return { quality: mean && roundedQuality(mean), corrected: null, conflicts: null, duplicates: null };
  }

  function describe(runId: string, counted = sumsOf): ExtractionRun {
    const request = requestOf(context, runId);
    return {
      ...batches.describe(runId),
      ...{ templateId: request.templateId, template: request.template, extractionMode: request.mode },
      ...{ folderIds: request.folderIds, fileIds: request.fileIds, append: personal.extractions.appends(runId) },
      ...counted(runId),
    };
  }

  const changedCell = (address: CellAddress) => cellDetail(context, address);
  const modesWithModel: readonly ExtractionMode[] = ['enhanced', 'grouped', 'hybrid'];

  return {
    'extraction.estimate': async (asked) => {
      templateById(context, asked.templateId);
      const model = await modelOf(asked);
      const files = filesOf(context, asked);
      const readable = files.filter(({ target }) => library.collection.readableContent(target) !== undefined);
      const states = files.map(({ target }) => library.list.summary(target)?.state);
      const waiting = states.filter((state) => state === 'waiting' || state === 'reading').length;
      const characters = readable.reduce((sum, { weight }) => sum + weight, 0);
      const pace = kept.paceOf('extraction', model === null ? 'extract' : 'generate');
      return {
        ...{ items: files.length, characters, model, waiting, mode: model === null ? 'basic' : asked.mode },
        seconds: pace === null ? null : Math.ceil((pace * characters) / 1000),
        unreadable: files.length - readable.length - waiting,
      };
    },
    'extraction.start': async ({ title, append, ...asked }) => {
      const template = templateById(context, asked.templateId);
      const model = await modelOf(asked);
      const { name, purpose, fields } = template;
      const request: ExtractionRequest = {
        ...{
          templateId: template.id,
          template: { name, purpose, fields },
          mode: asked.mode,
          modelPath: asked.modelPath,
        },
        ...{ folderIds: asked.folderIds, fileIds: asked.fileIds, below: asked.below },
      };
      const unfinished = kept.unfinished('extraction', request);
      const mode = model === null ? 'extract' : 'generate';
      const runId =
        unfinished ??
        batches.start(
          {
            kind: 'extraction',
            title: title.trim() || name,
            request,
            mode,
            model,
            conversationId: null,
            messageId: null,
          },
          filesOf(context, request),
        );
      if (append || unfinished === undefined) personal.extractions.setAppend(runId, append);
      if (unfinished !== undefined) {
        batches.resume(unfinished);
        batches.goOn();
      }
      return describe(runId);
    },
    'extraction.list': async () =>
      kept.list().flatMap(({ id, kind }) => (kind === 'extraction' ? [describe(id, listedSums)] : [])),
    'extraction.get': async ({ runId }) => describe(runId),
    'extraction.setAppend': async ({ runId, append }) => {
      requestOf(context, runId);
      personal.extractions.setAppend(runId, append);
      context.extractions.look();
      return describe(runId);
    },
    'extraction.rows': async ({ runId, from, limit, ...query }) => {
      const { template } = requestOf(context, runId);
      const all = rowsOf(context, runId);
      const arranged = arrangeRows(all, template.fields, query);
      const filters = filtersOf(template.fields);
      const count = (name: keyof typeof filters) => all.filter(filters[name]).length;
      return {
        rows: arranged.slice(from, from + limit),
        total: arranged.length,
        totals: totalsOf(arranged, template.fields),
        counts: {
          ...{
            all: all.length,
            unverified: count('unverified'),
            conflicts: count('conflicts'),
            corrected: count('corrected'),
          },
          ...{
            failed: count('failed'),
            duplicates: count('duplicates'),
            violations: count('violations'),
            incomplete: count('incomplete'),
          },
        },
      };
    },
    'extraction.cell': async (address) => cellDetail(context, address),
    'extraction.items': async ({ from, limit, ...address }) => cellItems(context, address, from, limit),
    'extraction.correct': async ({ value, alternative, ...address }) => {
      await correctCell(context, address, { value, alternative });
      return changedCell(address);
    },
    'extraction.uncorrect': async (address) => {
      uncorrectCell(context, address);
      return changedCell(address);
    },
    'extraction.lock': async ({ locked, ...address }) => {
      lockCell(context, address, locked);
      return changedCell(address);
    },
    'extraction.rerun': async ({ runId, fileIds, mode }) => {
      requestOf(context, runId);
      if (mode !== undefined && modesWithModel.includes(mode) && kept.get(runId)?.mode !== 'generate') {
        throw new AppError('model-none', 'This run uses no model: begin another with one.');
      }
      const items = fileIds.map((fileId) => kept.itemOf(runId, fileId)).filter((item) => item !== undefined);
      if (items.length === 0) throw new AppError('not-found', 'These rows no longer exist.');
      for (const { target, state } of items)
        personal.extractions.wishes.put(runId, target, { mode: mode ?? null, again: state === 'running' });
      // A row under way is done once more by the run itself.
      kept.again(
        runId,
        items.map(({ ordinal }) => ordinal),
      );
      batches.resume(runId);
      for (const { target } of items) context.extractions.rowChanged(runId, target);
      const wanted = new Set(fileIds);
      return rowsOf(context, runId).filter(({ fileId }) => wanted.has(fileId));
    },
    'extraction.quality': async ({ runId }) =>
      fieldQualities(rowsOf(context, runId), requestOf(context, runId).template.fields),
    'extraction.export': async ({ runId, format, from }) => exportTable(context, runId, format, from),
    'extraction.workbook': async ({ runId }) => ({ bytes: await exportWorkbook(context, runId) }),
    'extraction.corrections': async ({ after }) => correctionLines(context, after),
  };
}
