/** Models a person can choose: the bundled embedder and added GGUF files. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ModelFile } from '../ports.ts';

type Routes = 'model.list' | 'model.add' | 'model.select' | 'model.remove';

const selectedKey = 'chat-model';

export function modelHandlers(context: EngineContext): Handlers<Routes> {
  const { registry, personal } = context;
  const list = () => registry.list(selectedChatModel(context));
  const select = async (modelId: string | null) => {
    personal.settings.set(selectedKey, modelId);
    context.emit('models.changed', await list());
  };
  return {
    'model.list': list,
    'model.add': async ({ path: file, role }) => {
      const added = await registry.add(file, role);
      if (role === 'chat') await select(added.id);
      const summary = (await list()).find((model) => model.id === added.id);
      if (!summary) throw new AppError('model-missing', 'The model is no longer in the list.');
      return summary;
    },
    'model.select': async ({ modelId }) => {
      await registry.get(modelId);
      await select(modelId);
      return null;
    },
    'model.remove': async ({ modelId }) => {
      registry.remove(modelId);
      await select(selectedChatModel(context) === modelId ? null : selectedChatModel(context));
      return null;
    },
  };
}

export function selectedChatModel(context: EngineContext): string | null {
  return context.personal.settings.get<string>(selectedKey);
}

/** The chat model to write with, checked. Rejects with AppError `model-none`, `model-missing`, `model-invalid`, `model-unsupported`. */
export async function chatModelFor(context: EngineContext, modelId: string | undefined): Promise<ModelFile> {
  const wanted = modelId ?? selectedChatModel(context);
  if (!wanted) throw new AppError('model-none', 'No chat model is chosen. Add a GGUF file, or ask for quotes.');
  return context.registry.get(wanted);
}
