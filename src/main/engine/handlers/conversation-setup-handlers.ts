/** How conversations are held: scope, model, preset; what can be put in a scope; what was typed and not sent. */
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { ScopeItem } from '../../../preload/contract/shapes.ts';
import { conversationLimits } from '../conversation-limits.ts';
import { allPresets, scopeEntries, setupOf, shownSetup, toFileItem, toFolderItem } from '../conversation-setup.ts';
import type { EngineContext } from '../engine-context.ts';

type Routes = 'conversation.setup' | 'conversation.setUp' | 'scope.find' | 'scope.at' | 'draft.get' | 'draft.save';

export function conversationSetupHandlers(context: EngineContext): Handlers<Routes> {
  const { library, personal } = context;
  return {
    'conversation.setup': async ({ conversationId }) => shownSetup(context, setupOf(context, conversationId)),
    'conversation.setUp': async ({ conversationId, scope, modelId, presetId, presetLanguage }) => {
      const before = setupOf(context, conversationId);
      const model = modelId ? personal.models.list().find(({ id }) => id === modelId) : undefined;
      if (modelId && !model) throw new AppError('model-missing', 'This model is no longer in the list.');
      if (presetId && !allPresets(context).some(({ id }) => id === presetId)) {
        throw new AppError('not-found', 'This preset no longer exists.');
      }
      const row = {
        scope: scope ? scopeEntries(context, scope, before.scope) : before.scope,
        modelId: modelId === undefined ? before.modelId : modelId,
        modelName: modelId === undefined ? before.modelName : (model?.name ?? null),
        presetId: presetId === undefined ? before.presetId : presetId,
        presetLanguage: presetLanguage === undefined ? before.presetLanguage : presetLanguage,
      };
      personal.conversationSetups.set(conversationId, row);
      return shownSetup(context, row);
    },
    'scope.find': async ({ text, limit }) => {
      const part = text.trim().normalize('NFC').toLowerCase();
      const folders = personal.folders
        .list()
        .map(toFolderItem)
        .filter(({ name }) => name.normalize('NFC').toLowerCase().includes(part));
      const files = library.scopes.named(text.trim(), limit).map((file) => toFileItem(context, file));
      return [...folders, ...files].slice(0, limit);
    },
    'scope.at': async ({ path: place }) => itemsAt(context, place),
    'draft.get': async ({ conversationId }) => personal.drafts.get(conversationId),
    'draft.save': async ({ conversationId, text }) => {
      personal.drafts.save(conversationId, text);
      return null;
    },
  };
}

/** Rejects with `not-found` for what is not in the library, `bad-request` for a folder of too many files. */
function itemsAt(context: EngineContext, place: string): ScopeItem[] {
  const { scopeFiles } = conversationLimits;
  for (const folder of context.personal.folders.list()) {
    const inside = path.relative(folder.path, place);
    if (inside === '') return [toFolderItem(folder)];
    if (inside.startsWith('..') || path.isAbsolute(inside)) continue;
    const file = context.library.scopes.fileAt(folder.id, inside);
    if (file) return [toFileItem(context, file)];
    const below = context.library.scopes.filesBelow(folder.id, `${inside}${path.sep}`, scopeFiles + 1);
    if (below.length > scopeFiles) {
      throw new AppError('bad-request', `${place} holds more than ${scopeFiles} files. Name a smaller folder.`, {
        detail: 'too many files',
      });
    }
    if (below.length > 0) return below.map((each) => toFileItem(context, each));
  }
  throw new AppError('not-found', `${place} is not in the library.`, { path: place });
}
