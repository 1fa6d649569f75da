/** Models a person can choose: the bundled embedder, and added GGUF files and ONNX folders. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import { modelRoles } from '../../../preload/contract/shapes.ts';
import { chooseModel, chosenModel } from '../chosen-models.ts';
import type { EngineContext } from '../engine-context.ts';
import { bundledModelId } from '../ingest/embeddings.ts';
import { assertUnused } from '../model-shelf.ts';
import { withPlannedContext } from '../planned-model.ts';
import type { ModelFile } from '../ports.ts';

type Routes = 'model.list' | 'model.add' | 'model.select' | 'model.deselect' | 'model.remove';
type Role = ModelFile['role'];

export function modelHandlers(context: EngineContext): Handlers<Routes> {
  const { registry, personal, models } = context;
  const list = () => listedModels(context);

  async function choose(role: Role, modelId: string | null): Promise<void> {
    chooseModel(personal, role, modelId);
    if (role === 'embedding') context.ingest.changeEmbedding();
    context.emit('models.changed', await list());
  }

  /** A model that can't be loaded must not take the place of one that can. Large chat models are loaded when first asked. */
  async function assertLoads(file: ModelFile): Promise<void> {
    if (file.role === 'embedding') await models.embedderFor(file).info();
    if (file.role === 'reranker') await models.reranker(file).info();
  }

  return {
    'model.list': list,
    'model.add': async ({ path: file, role }) => {
      const added = await registry.add(file, role);
      if (role === 'chat') await choose(role, added.id);
      else context.emit('models.changed', await list());
      const summary = (await list()).find((model) => model.id === added.id);
      if (!summary) throw new AppError('model-missing', 'The model is no longer in the list.');
      return summary;
    },
    'model.select': async ({ modelId }) => {
      if (modelId === bundledModelId) {
        await choose('embedding', null);
        return null;
      }
      const file = await registry.get(modelId);
      await assertLoads(file);
      await choose(file.role, modelId);
      return null;
    },
    'model.deselect': async ({ role }) => {
      await choose(role, null);
      return null;
    },
    'model.remove': async ({ modelId, unlessUsed }) => {
      const role = modelRoles.find((each) => chosenModel(personal, each)?.id === modelId);
      const model = personal.models.list().find((each) => each.id === modelId);
      if (!model) throw new AppError('not-found', 'This model is not in the list.', { modelId });
      if (unlessUsed) assertUnused(await context.shelf.uses(model));
      await context.shelf.forget(model);
      if (role) await choose(role, null);
      return null;
    },
  };
}

export function selectedChatModel(context: EngineContext): string | null {
  return chosenModel(context.personal, 'chat')?.id ?? null;
}

/** The chat model to write with, checked. Rejects with AppError `model-none`, `model-missing`, `model-invalid`, `model-unsupported`. */
export async function chatModelFor(context: EngineContext, modelId: string | undefined): Promise<ModelFile> {
  const server = modelId === undefined ? context.endpoint.file() : null;
  if (server) return server;
  const wanted = modelId ?? selectedChatModel(context);
  if (!wanted) throw new AppError('model-none', 'No chat model is chosen. Add a GGUF file, or ask for quotes.');
  return withPlannedContext(context, await context.registry.get(wanted), chosenModel(context.personal, 'embedding'));
}

/** The list as the window shows it. */
export function listedModels({ registry, personal }: Pick<EngineContext, 'registry' | 'personal'>) {
  return registry.list(modelRoles.map((role) => chosenModel(personal, role)?.id ?? null));
}
