/** Damage and repair of the library. */
import { z } from 'zod';
import { id, nothing, route } from './route.ts';
import type { Repair } from './safety-shapes.ts';

export const safetyRequests = {
  /** What was repaired and not yet put away, oldest first. */
  'library.repairs': route(nothing).returns<readonly Repair[]>(),
  'library.dismissRepair': route(z.object({ repairId: id }).strict()).returns<null>(),
  /** Closes the library, repairs what is damaged, makes the index anew from the files and opens it again. The index before is kept. */
  'library.rebuild': route(nothing).returns<null>(),
} as const;
