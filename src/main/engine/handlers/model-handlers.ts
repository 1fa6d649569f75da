/** Models a person can choose: the bundled embedder, and added GGUF files and ONNX folders. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import { modelRoles } from '../../../preload/contract/shapes.ts';
import { chooseModel, chosenModel } from '../chosen-models.ts';
import type { EngineContext } from '../engine-context.ts';
import { bundledModelId } from '../ingest/embeddings.ts';
import type { ModelFile } from '../ports.ts';

type Routes = 'model.list' | 'model.add' | 'model.select' | 'model.deselect' | 'model.remove';
type Role = ModelFile['role'];

export function modelHandlers(context: EngineContext): Handlers<Routes> {
  const { registry, personal, models } = context;
  const list = () => registry.list(modelRoles.map((role) => chosenModel(personal, role)?.id ?? null));

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
    'model.remove': async ({ modelId }) => {
      const role = modelRoles.find((each) => chosenModel(personal, each)?.id === modelId);
      registry.remove(modelId);
      if (role) await choose(role, null);
      else context.emit('models.changed', await list());
      return null;
    },
  };
}

export function selectedChatModel(context: EngineContext): string | null {
  return chosenModel(context.personal, 'chat')?.id ?? null;
}

/** The chat model to write with, checked. Rejects with AppError `model-none`, `model-missing`, `model-invalid`, `model-unsupported`. */
export async function chatModelFor(context: EngineContext, modelId: string | undefined): Promise<ModelFile> {
  const wanted = modelId ?? selectedChatModel(context);
  if (!wanted) throw new AppError('model-none', 'No chat model is chosen. Add a GGUF file, or ask for quotes.');
  return context.registry.get(wanted);
}
