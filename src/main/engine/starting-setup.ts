/** How the conversation a question is asked in is held: as it was, or as the first question says. */
import type { HandlerInput } from '../../preload/contract/requests.ts';
import type { Ask } from './answer/answer.ts';
import { conversationLimits } from './conversation-limits.ts';
import { instructionsOf, noSetup, scopeEntries, scopeOf, setupOf } from './conversation-setup.ts';
import type { EngineContext } from './engine-context.ts';
import type { SetupRow } from './store/conversation-setup-table.ts';

/** Throws `not-found` for a conversation that is gone. */
export function startingSetup(context: EngineContext, input: HandlerInput<'answer.start'>): SetupRow {
  if (input.conversationId) return setupOf(context, input.conversationId);
  const model = context.personal.models.list().find(({ id }) => id === input.modelId);
  return {
    ...noSetup,
    scope: input.scope ? scopeEntries(context, input.scope) : [],
    modelId: model?.id ?? null,
    modelName: model?.name ?? null,
    presetId: input.presetId ?? null,
    presetLanguage: input.presetLanguage ?? null,
  };
}

/** What an answer must know of it; quotes are not written, so nobody is told how to. Throws `not-found` for a preset that is gone. */
export function heldBy(
  context: EngineContext,
  setup: SetupRow,
  writes: boolean,
): Pick<Ask, 'scope' | 'scopeNames' | 'instructions'> {
  return {
    scope: scopeOf(setup.scope),
    scopeNames: setup.scope.slice(0, conversationLimits.scopeNames).map(({ name }) => name),
    instructions: writes ? instructionsOf(context, setup.presetId, setup.presetLanguage) : undefined,
  };
}
