/** The catalogue, downloads, import, removal, and what fits on this machine. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { modelOverview } from '../model-overview.ts';
import { copyModel } from '../models/copy-model.ts';
import { roleOf } from '../models/find-models.ts';
import { wishContext } from '../planned-model.ts';
import { readSettings } from './conversation-handlers.ts';

type Routes =
  | 'model.overview'
  | 'model.download'
  | 'model.pauseDownload'
  | 'model.cancelDownload'
  | 'model.import'
  | 'model.uses'
  | 'model.setContext'
  | 'model.setFolder'
  | 'network.connections'
  | 'endpoint.get'
  | 'endpoint.set'
  | 'endpoint.models';

export function modelShelfHandlers(context: EngineContext): Handlers<Routes> {
  const { shelf, registry, personal } = context;
  return {
    'model.overview': async () => {
      // Files may have been put into the folders by hand, and not every system tells.
      await shelf.look();
      return modelOverview(context);
    },
    'model.download': async ({ catalogId }) => {
      if (!readSettings(context).allowDownloads) {
        throw new AppError('network-off', 'Downloads are switched off.', { catalogId });
      }
      await shelf.downloads.start(catalogId);
      return null;
    },
    'model.pauseDownload': async ({ catalogId }) => {
      shelf.downloads.pause(catalogId);
      return null;
    },
    'model.cancelDownload': async ({ catalogId }) => {
      await shelf.downloads.cancel(catalogId);
      return null;
    },
    'model.import': async ({ path: file, copy }) => {
      const role = await roleOf(file);
      const added = await registry.add(copy ? await copyModel(file, shelf.modelsDir) : file, role);
      const summary = (await registry.list([])).find((model) => model.id === added.id);
      if (!summary) throw new AppError('model-missing', 'The model is no longer in the list.');
      await context.modelsChanged();
      return summary;
    },
    'model.uses': async ({ modelId }) => {
      const model = personal.models.list().find((each) => each.id === modelId);
      if (!model) throw new AppError('not-found', 'This model is not in the list.', { modelId });
      return shelf.uses(model);
    },
    'model.setContext': async ({ tokens }) => {
      wishContext(context, tokens);
      return null;
    },
    'model.setFolder': async ({ path: folder }) => {
      await shelf.watch(folder);
      return null;
    },
    'network.connections': async () => shelf.connections.list(),
    'endpoint.get': async () => context.endpoint.settings(),
    'endpoint.set': async ({ key, ...change }) => {
      await context.endpoint.change(change, key);
      return context.endpoint.settings();
    },
    'endpoint.models': (_input, { signal }) => context.endpoint.models(signal),
  };
}
