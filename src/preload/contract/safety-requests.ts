/** Damage and repair of the library. */
import { z } from 'zod';
import { id, nothing, route } from './route.ts';
import type { KeptFile, Repair } from './safety-shapes.ts';

export const safetyRequests = {
  /** What was repaired and not yet put away, oldest first. */
  'library.repairs': route(nothing).returns<readonly Repair[]>(),
  'library.dismissRepair': route(z.object({ repairId: id }).strict()).returns<null>(),
  /** Closes the library, repairs what is damaged, makes the index anew from the files and opens it again. The index before is kept. */
  'library.rebuild': route(nothing).returns<null>(),
  /** Databases that were set aside, oldest first. */
  'library.keptFiles': route(nothing).returns<readonly KeptFile[]>(),
  /** Deletes one of them with its log; fails with `not-found` where there is none of that name. */
  'library.deleteKept': route(z.object({ name: z.string().min(1).max(200) }).strict()).returns<null>(),
} as const;
