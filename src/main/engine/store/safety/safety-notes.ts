/** What has to be known of the databases before they are opened, so it cannot lie in them: a small file beside. */
import { createHash } from 'node:crypto';
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
      kind: z.enum([
        ...(['library-rebuilt', 'library-renewed', 'personal-restored', 'personal-lost', 'damage-found'] as const),
        ...(['records-restored', 'records-damaged'] as const),
      ]),
      at: z.number(),
      backupAt: z.number().nullable(),
      kept: z.string().nullable(),
      records: z.record(z.string(), z.number()).optional(),
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

/** Two copies: the hash by which a changed letter in personal.db is noticed must not go with the same disk block. */
const fileNames = ['safety.json', 'safety-copy.json'] as const;

/** Notes that are missing or damaged themselves count as those of a crash: everything is looked at. */
export function openSafetyNotes(dataDir: string) {
  const files = fileNames.map((name) => path.join(dataDir, name));
  const loaded = files.map(load).find((notes) => notes !== null) ?? null;
  let notes = loaded ?? none;
  function change(part: Partial<SafetyNotes>): void {
    notes = { ...notes, ...part };
    const text = `${JSON.stringify({ sha256: hashOf(notes), notes })}\n`;
    try {
      for (const file of files) writeDurably(file, text);
    } catch (error) {
      throw systemError(error);
    }
  }
  return {
    get: () => notes,
    /** False: they were not there at the start, so nothing may be concluded from their schema numbers. */
    known: loaded !== null,
    /** Throws AppError `disk-full` or `storage-failed`: without the note a start cannot be told from a crash. */
    change,
    addRepair: (repair: Repair) => change({ repairs: [...notes.repairs, repair].slice(-safetyLimits.repairs) }),
  };
}

const hashOf = (notes: unknown) => createHash('sha256').update(JSON.stringify(notes)).digest('hex');

function load(file: string): SafetyNotes | null {
  try {
    const { sha256, notes } = JSON.parse(readFileSync(file, 'utf8')) as { sha256?: unknown; notes?: unknown };
    const parsed = notesSchema.safeParse(notes);
    return parsed.success && sha256 === hashOf(notes) ? parsed.data : null;
  } catch {
    // Missing or not JSON: both mean that nothing is known.
    return null;
  }
}
