/** The team library, as it is asked for. */
import type { EngineRoute, Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { createTeamLibrary } from '../team-library.ts';

type Routes = Extract<EngineRoute, `team.${string}`>;

export function teamHandlers(context: EngineContext): Handlers<Routes> {
  const team = createTeamLibrary(context);
  return {
    'team.get': async () => team.settings(),
    'team.set': ({ password, address, folderIds, readers }) =>
      team.set(
        {
          ...(address === undefined ? {} : { address }),
          ...(folderIds === undefined ? {} : { folderIds }),
          ...(readers === undefined ? {} : { readers }),
        },
        password,
      ),
    'team.publish': async (given) => team.publish(given),
    'team.job': async () => team.job(),
    'team.cancel': async () => {
      await team.cancel();
      return null;
    },
    'team.search': ({ address, password, ...question }, { signal }) =>
      team.search({ address, password }, question, signal),
  };
}
