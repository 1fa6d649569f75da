/** Fine-tuned adapters: the list, and what they are attached to. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { AttachedAdapter } from '../../../preload/contract/shapes.ts';
import { chosenModel } from '../chosen-models.ts';
import type { EngineContext } from '../engine-context.ts';
import type { AdapterUse, ModelFile } from '../ports.ts';

type Routes =
  | 'adapter.list'
  | 'adapter.add'
  | 'adapter.remove'
  | 'adapter.attach'
  | 'adapter.detach'
  | 'adapter.attached';

export function adapterHandlers(context: EngineContext): Handlers<Routes> {
  const { adapters, personal } = context;
  const changed = () => context.emit('adapters.changed', adapters.list());
  const assertConversation = (id: string) => {
    if (!personal.conversations.get(id)) throw new AppError('not-found', 'This conversation no longer exists.');
  };
  const attached = (conversationId: string) => attachedTo(context, conversationId);

  return {
    'adapter.list': async () => adapters.list(),
    'adapter.add': async ({ path, modelPath }) => {
      const model = await (modelPath ? context.registry.at(modelPath, 'chat') : ownChatModel(context));
      const added = await adapters.add(path, model.path);
      changed();
      return added;
    },
    'adapter.remove': async ({ adapterId }) => {
      await adapters.remove(adapterId);
      changed();
      return null;
    },
    'adapter.attach': async ({ conversationId, adapterId, strength }) => {
      assertConversation(conversationId);
      if (!personal.adapters.byId(adapterId)) throw new AppError('not-found', 'This adapter is not in the list.');
      attachAll(context, conversationId, [{ adapterId, strength }]);
      changed();
      return attached(conversationId);
    },
    'adapter.detach': async ({ conversationId, adapterId }) => {
      personal.adapters.detach({ kind: 'conversation', id: conversationId }, adapterId);
      changed();
      return attached(conversationId);
    },
    'adapter.attached': async ({ conversationId }) => attached(conversationId),
  };
}

/** The chosen one of those that run here: a model server takes no adapters. Rejects with `model-none` or as the registry does. */
async function ownChatModel({ personal, registry }: EngineContext): Promise<ModelFile> {
  const chosen = chosenModel(personal, 'chat');
  if (!chosen) throw new AppError('model-none', 'No chat model is chosen. Choose the one the adapter was made for.');
  return registry.get(chosen.id);
}

/** Attaches adapters that `usesOf` has found. */
export function attachAll(
  { personal }: EngineContext,
  conversationId: string,
  wanted: readonly AttachedAdapter[],
): void {
  const target = { kind: 'conversation', id: conversationId } as const;
  for (const { adapterId, strength } of wanted) personal.adapters.attach(target, adapterId, strength);
}

/** What extraction with a template is to use. Throws `adapter-missing`. */
export function usesOfTemplate(context: EngineContext, templateId: string): readonly AdapterUse[] {
  return usesOf(context, context.personal.adapters.attached({ kind: 'template', id: templateId }));
}

/** What a model is to use; strength 0 is none. Throws `not-found` or `adapter-missing`. */
export function usesOf({ adapters }: EngineContext, wanted: readonly AttachedAdapter[]): readonly AdapterUse[] {
  return wanted
    .filter(({ strength }) => strength !== 0)
    .map(({ adapterId, strength }) => adapters.use(adapterId, strength));
}

export function attachedTo({ personal }: EngineContext, conversationId: string): readonly AttachedAdapter[] {
  return personal.adapters.attached({ kind: 'conversation', id: conversationId });
}
