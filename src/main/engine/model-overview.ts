/** The catalogue as it stands to this machine: what fits, what is recommended, what is here, what is on its way. */

import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogModel, MemoryPlan, ModelFitShape, ModelOverview } from '../../preload/contract/shapes.ts';
import { chosenModel } from './chosen-models.ts';
import type { EngineContext } from './engine-context.ts';
import { readSettings } from './handlers/conversation-handlers.ts';
import type { CatalogEntry } from './models/catalog/catalog-schema.ts';
import { catalogBytes, isDownloadable } from './models/catalog/load-catalog.ts';
import { listOcrLanguages } from './ocr/ocr-languages.ts';
import { fitEncoder, fitModel } from './plan/memory-plan.ts';
import type { ModelFacts } from './plan/model-memory.ts';
import { currentPlan, wishedContext } from './planned-model.ts';

export async function modelOverview(context: EngineContext): Promise<ModelOverview> {
  const { shelf, personal } = context;
  const plan = await currentPlan(context, chosenModel(personal, 'embedding'));
  const languages = new Set((await listOcrLanguages(context.ocrDirs)).map(({ code }) => code));
  const listed = personal.models.list();
  const downloads = shelf.downloads.list();
  const pictureModel = context.pictureModel.status()?.path;
  const shown = shelf.catalog.flatMap((entry) => {
    const model = listed.find((each) => shelf.entryOf(each)?.id === entry.id) ?? null;
    return [
      {
        ...catalogModel(entry, entry.role),
        fit: fitOf(entry, plan, wishedContext(context)),
        modelId: entry.bundled ? 'bundled' : (model?.id ?? null),
        installed:
          entry.bundled ||
          model !== null ||
          (entry.role === 'vision-text' &&
            pictureModel !== undefined &&
            path.basename(pictureModel) === entry.folder) ||
          (entry.role === 'ocr' && languages.has(entry.id.slice('ocr-'.length))),
        download: downloads.find((each) => each.catalogId === entry.id) ?? null,
      },
    ];
  });
  const { bavail, bsize } = await statfs(path.dirname(shelf.modelsDir));
  return {
    plan,
    models: ordered(shown),
    freeDiskBytes: bavail * bsize,
    wishedContextTokens: wishedContext(context),
    folders: shelf.folders(),
    allowDownloads: readSettings(context).allowDownloads,
  };
}

function catalogModel(entry: CatalogEntry, role: CatalogModel['role']) {
  const { id, title, maker, parameters, version, summary, source, files, hashSource, licence, permissive } = entry;
  const { languages, contextTokens, dimensions, bundled } = entry;
  return {
    ...{ id, title, maker, role, parameters, version, summary, source, files, hashSource, licence, permissive },
    ...{ languages, contextTokens, dimensions, bundled },
    bytes: catalogBytes(entry),
    downloadable: isDownloadable(entry),
    recommended: false,
  };
}

function fitOf(entry: CatalogEntry, plan: MemoryPlan, wished: number | null): ModelFitShape | null {
  const weightBytes = catalogBytes(entry);
  if (weightBytes === null || entry.format === 'traineddata') return null;
  const facts: ModelFacts = {
    format: entry.format,
    weightBytes,
    contextTokens: entry.contextTokens,
    network: entry.network ?? encoderNetwork(entry),
  };
  return entry.role === 'chat' ? fitModel(plan, facts, wished) : fitEncoder(plan, facts);
}

/** An encoder's vectors are as wide as it is; that is all its memory depends on. */
function encoderNetwork({ role, dimensions }: CatalogEntry): ModelFacts['network'] {
  if (role === 'chat' || dimensions === null) return null;
  return { width: dimensions, vocabulary: 0, keptPerToken: 0, keptInWindow: 0, windowTokens: 0 };
}

const ranks = { fits: 0, tight: 1, no: 2 } as const;

/** Recommended first, then by how they fit; the catalogue's order decides among equals. */
function ordered(models: readonly CatalogModel[]): readonly CatalogModel[] {
  const best = new Set(
    [bestChat(models), bestOf(models, 'embedding'), bestOf(models, 'reranker')].map((each) => each?.id),
  );
  const rank = (model: CatalogModel) => (model.recommended ? -1 : model.fit ? ranks[model.fit.verdict] : ranks.no);
  return models.map((model) => ({ ...model, recommended: best.has(model.id) })).toSorted((a, b) => rank(a) - rank(b));
}

/** The largest free model of the first family that fits and leaves room to spare: more weights write better. */
function bestChat(models: readonly CatalogModel[]): CatalogModel | undefined {
  const fitting = models.filter((model) => model.role === 'chat' && model.permissive && model.fit?.verdict === 'fits');
  const makers = new Set(
    models
      .filter(({ role }) => role === 'chat')
      .slice(0, 1)
      .map(({ maker }) => maker),
  );
  const preferred = fitting.filter(({ maker }) => makers.has(maker));
  return (preferred.length > 0 ? preferred : fitting).toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))[0];
}

function bestOf(models: readonly CatalogModel[], role: CatalogModel['role']): CatalogModel | undefined {
  return models.find((model) => model.role === role && model.permissive && model.fit?.verdict === 'fits');
}
