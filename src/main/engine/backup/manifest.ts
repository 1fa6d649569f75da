/** What a portable library file says about itself: the first thing in its body, before the two databases. */
import { z } from 'zod';

/** Grows when an older Docent could not read the file any more. */
export const portableFormat = 1;
export const portableFiles = ['library.db', 'personal.db'] as const;

const count = z.number().int().min(0);
export const manifestSchema = z.object({
  format: z.literal(portableFormat),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  libraryId: z.string().max(100),
  /** Numbers of the databases' schemas. */
  schema: z.object({ library: count, personal: count }),
  counts: z.object({
    ...{ folders: count, files: count, documents: count, passages: count, vectors: count },
    ...{ conversations: count, messages: count },
  }),
  /** Paths of the folders on the computer it comes from. */
  folders: z.array(z.object({ id: z.string().max(100), path: z.string().max(4096) })),
  /** What was embedded, by ids that hold the hash of the model's file. */
  embeddings: z.array(z.string().max(2000)),
  /** Models are not in it: which they were. `sha256` is null for one that is a folder or was not there. */
  models: z.array(
    z.object({ name: z.string().max(1000), role: z.string().max(40), sha256: z.string().length(64).nullable() }),
  ),
  /** What was typed and answered is sealed inside, and needs the recovery code on another computer. */
  encrypted: z.boolean(),
  files: z
    .array(z.object({ name: z.enum(portableFiles), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    // Each once: a library that lacks one would be put in place without it.
    .refine(
      (files) => files.length === portableFiles.length && new Set(files.map(({ name }) => name)).size === files.length,
    ),
});
export type Manifest = z.infer<typeof manifestSchema>;
