/** Damage and repair, as the window asks for them. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { Safety } from '../store/safety/safety.ts';

type Routes =
  | 'library.repairs'
  | 'library.dismissRepair'
  | 'library.rebuild'
  | 'library.keptFiles'
  | 'library.deleteKept';

export function safetyHandlers(safety: Safety): Handlers<Routes> {
  return {
    'library.repairs': async () => safety.repairs(),
    'library.dismissRepair': async ({ repairId }) => {
      safety.dismiss(repairId);
      return null;
    },
    'library.keptFiles': async () => safety.kept(),
    'library.deleteKept': async ({ name }) => {
      if (!safety.deleteKept(name)) throw new AppError('not-found', 'There is no kept file of that name.');
      return null;
    },
    // Whoever opened this engine opens it anew after the answer.
    'library.rebuild': async () => {
      safety.askRebuild();
      return null;
    },
  };
}
