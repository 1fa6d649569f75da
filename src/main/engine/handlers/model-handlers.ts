/** Models a person can choose: the bundled embedder and added GGUF files. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { ModelSummary } from '../../../preload/contract/shapes.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ModelFile } from '../ports.ts';

type Routes = 'model.list' | 'model.add' | 'model.select' | 'model.remove';

export function modelHandlers(context: EngineContext): Handlers<Routes> {
  const list = (): ModelSummary[] => context.personal.models.list().map((file) => summary(context, file));
  const changed = () => context.emit('models.changed', list());
  return {
    'model.list': async () => list(),
    'model.add': async ({ path: file, role }) => {
      const added = context.personal.models.add(path.parse(file).name, role, path.resolve(file));
      context.personal.settings.set('chat-model', added.id);
      changed();
      return summary(context, added);
    },
    'model.select': async ({ modelId }) => {
      context.personal.settings.set('chat-model', modelId);
      changed();
      return null;
    },
    'model.remove': async ({ modelId }) => {
      if (!context.personal.models.remove(modelId)) throw new AppError('not-found', 'This model is not in the list.');
      changed();
      return null;
    },
  };
}

/** The chat model to write with. Throws AppError `model-missing`. */
export function chatModelFor(context: EngineContext, modelId: string | undefined): ModelFile {
  const wanted = modelId ?? context.personal.settings.get<string>('chat-model');
  const file = context.personal.models.list().find((model) => model.id === wanted);
  if (!file) throw new AppError('model-missing', 'No chat model is chosen. Add a GGUF file under Models.');
  return file;
}

/** A chat model by its file, without adding it to the list. */
export async function chatModelAt(file: string): Promise<ModelFile> {
  return { id: file, name: path.parse(file).name, role: 'chat', path: file };
}

function summary(context: EngineContext, file: ModelFile): ModelSummary {
  const bytes = statSync(file.path, { throwIfNoEntry: false })?.size ?? null;
  return {
    id: file.id,
    name: file.name,
    role: file.role,
    bundled: false,
    path: file.path,
    bytes,
    contextTokens: null,
    state: bytes === null ? 'missing' : 'available',
    reason: null,
    selected: context.personal.settings.get<string>('chat-model') === file.id,
  };
}
