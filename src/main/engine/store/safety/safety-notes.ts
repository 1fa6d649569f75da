/** What has to be known of the databases before they are opened, so it cannot lie in them: a small file beside. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Repair } from '../../../../preload/contract/safety-shapes.ts';
import { writeDurably } from './durable-file.ts';
import { safetyLimits } from './limits.ts';
import { systemError } from './system-error.ts';

/** `sha256`: of files that are small enough to be read at every start. */
const stamp = z.object({ bytes: z.number(), modifiedMs: z.number(), sha256: z.string().nullable() });
const notesSchema = z.object({
  /** True while an engine has them open; found true at a start, the last one ended without closing them. */
  open: z.boolean(),
  /** Newest schema that has opened each. */
  schema: z.object({ library: z.number(), personal: z.number() }),
  /** As they were left; another size or time means that something else wrote them. */
  closed: z.object({ library: stamp.nullable(), personal: stamp.nullable() }),
  /** Something failed in a way only damage explains. */
  suspect: z.boolean(),
  /** A person asked for a new index. */
  rebuild: z.boolean(),
  /** Milliseconds since 1970 of the last full check. */
  fullCheckAt: z.number(),
  repairs: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['library-rebuilt', 'library-renewed', 'personal-restored', 'personal-lost', 'damage-found']),
      at: z.number(),
      backupAt: z.number().nullable(),
      kept: z.string().nullable(),
    }),
  ),
});
export type SafetyNotes = z.infer<typeof notesSchema>;

const none: SafetyNotes = {
  open: true,
  schema: { library: 0, personal: 0 },
  closed: { library: null, personal: null },
  suspect: false,
  rebuild: false,
  fullCheckAt: 0,
  repairs: [],
};

/** Notes that are missing or damaged themselves count as those of a crash: everything is looked at. */
export function openSafetyNotes(dataDir: string) {
  const file = path.join(dataDir, 'safety.json');
  const loaded = load(file);
  const { known } = loaded;
  let { notes } = loaded;
  function change(part: Partial<SafetyNotes>): void {
    notes = { ...notes, ...part };
    try {
      writeDurably(file, `${JSON.stringify(notes)}\n`);
    } catch (error) {
      throw systemError(error);
    }
  }
  return {
    get: () => notes,
    /** False: they were not there at the start, so nothing may be concluded from their schema numbers. */
    known,
    /** Throws AppError `disk-full` or `storage-failed`: without the note a start cannot be told from a crash. */
    change,
    addRepair: (repair: Repair) => change({ repairs: [...notes.repairs, repair].slice(-safetyLimits.repairs) }),
  };
}

function load(file: string): { notes: SafetyNotes; known: boolean } {
  try {
    const parsed = notesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? { notes: parsed.data, known: true } : { notes: none, known: false };
  } catch {
    // Missing or not JSON: both mean that nothing is known.
    return { notes: none, known: false };
  }
}
