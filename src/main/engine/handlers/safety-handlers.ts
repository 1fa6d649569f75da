/** Damage and repair, as the window asks for them. */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { Safety } from '../store/safety/safety.ts';

type Routes = 'library.repairs' | 'library.dismissRepair' | 'library.rebuild';

export function safetyHandlers(safety: Safety): Handlers<Routes> {
  return {
    'library.repairs': async () => safety.repairs(),
    'library.dismissRepair': async ({ repairId }) => {
      safety.dismiss(repairId);
      return null;
    },
    // Whoever opened this engine opens it anew after the answer.
    'library.rebuild': async () => {
      safety.askRebuild();
      return null;
    },
  };
}
