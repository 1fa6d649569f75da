/** The shape of `resources/model-catalog.json`: models Docent knows, where their files are, and what they are by. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const secureAddress = z.url({ protocol: /^https$/ });
/** A path inside a folder: it can't lead out of it. */
const innerPath = z.string().regex(/^(?!.*(^|\/)\.\.?(\/|$))[\w][\w.-]*(\/[\w][\w.-]*)*$/);
const count = z.number().int().nonnegative();

const catalogFile = z
  .object({ path: innerPath, sha256: sha256.nullable(), bytes: count.positive().nullable() })
  .strict();

const catalogEntry = z
  .object({
    id: z.string().regex(/^[\w.-]{1,80}$/),
    title: z.string().min(1),
    maker: z.string().min(1),
    /** Entries of one family are versions of one model. */
    family: z.string().min(1),
    version: z.string().min(1),
    role: z.enum(['chat', 'embedding', 'reranker', 'vision-text', 'ocr']),
    format: z.enum(['gguf', 'onnx', 'traineddata']),
    /** `4B`; null where nobody counts them. */
    parameters: z.string().nullable(),
    /** One sentence for a person. */
    summary: z.string().min(1),
    /** Its page. */
    source: secureAddress,
    /** Folders with the files, the first tried first; they end in a slash. */
    mirrors: z.array(secureAddress.endsWith('/')),
    /** Name of the folder the files belong in; null for a single file. */
    folder: innerPath.nullable(),
    files: z.array(catalogFile).min(1),
    /** Where sha256 and bytes were computed or read. */
    hashSource: z.string().min(1).nullable(),
    licence: z.string().min(1),
    /** Apache, MIT or alike: no restriction on what it is used for. */
    permissive: z.boolean(),
    languages: z.union([z.literal('many'), z.array(z.string().length(2)).min(1)]).nullable(),
    contextTokens: count.positive().nullable(),
    dimensions: count.positive().nullable(),
    /** Chat: `template-in-file`. Embedding: the family whose prefixes, pooling and window are used (`model-host/embedding-profiles.ts`). */
    profile: z.string().nullable(),
    network: z
      .object({ width: count, vocabulary: count, keptPerToken: count, keptInWindow: count, windowTokens: count })
      .strict()
      .nullable(),
    networkSource: z.string().min(1).nullable(),
    /** Comes with the app. */
    bundled: z.boolean(),
  })
  .strict()
  .refine(({ files, hashSource }) => files.every((file) => file.sha256 === null) === (hashSource === null), {
    error: 'a hash names its source, and a source has a hash',
  })
  .refine(({ files }) => files.every((file) => (file.sha256 === null) === (file.bytes === null)), {
    error: 'hash and size are known together',
  })
  .refine(({ network, networkSource }) => (network === null) === (networkSource === null), {
    error: 'what is known of the network names its source',
  })
  .refine(({ folder, files }) => folder !== null || files.length === 1, { error: 'several files need a folder' });

export const modelCatalog = z
  .object({ about: z.array(z.string()), models: z.array(catalogEntry) })
  .strict()
  .refine(({ models }) => new Set(models.map(({ id }) => id)).size === models.length, {
    error: 'two entries share an id',
  });

export type CatalogEntry = Readonly<z.infer<typeof catalogEntry>>;
