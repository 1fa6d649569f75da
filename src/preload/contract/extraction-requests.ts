/**
 * Folder to table: templates, runs, rows and cells. A run is a batch run of kind `extraction`: it is paused, gone on with, cancelled, retried
 * and removed with `batch.pause/resume/cancel/retry/remove`, and its progress arrives as `batch.changed`.
 */
import { z } from 'zod';
import type {
  ExtractionCellDetail,
  ExtractionEstimate,
  ExtractionRow,
  ExtractionRows,
  ExtractionRun,
  FieldQuality,
  ListItem,
  Template,
  TemplateDraft,
  TemplateProblem,
} from './extraction-shapes.ts';
import { extractionModes, fieldTypes } from './extraction-shapes.ts';
import type { TrainingPart } from './measure-shapes.ts';
import { id, nothing, path, route } from './route.ts';
import type { AttachedAdapter } from './shapes.ts';

/** More fields, files or items than these are refused before they are looked at; what is sensible is less and said by `template.check`. */
const mostFields = 2000;
const mostFiles = 100_000;
const mostItems = 10_000;
const words = z.string().max(2000);
const name = z.string().max(200);
const count = z.number().int().min(0).max(mostItems);

const rules = z
  .object({
    required: z.boolean().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    earliest: z.string().max(40).optional(),
    latest: z.string().max(40).optional(),
    pattern: z.string().max(500).optional(),
    contains: name.optional(),
    excludes: name.optional(),
    leastItems: count.optional(),
    mostItems: count.optional(),
    unique: z.boolean().optional(),
  })
  .strict();
const field = z
  .object({
    name,
    type: z.enum(fieldTypes),
    description: words.default(''),
    labels: z.array(name).max(100).default([]),
    examples: z.array(words).max(50).default([]),
    options: z.array(name).max(500).default([]),
    rules: rules.default({}),
    group: name.nullable().default(null),
  })
  .strict();
/** As a person or a program writes one. */
export const templateDraft = z
  .object({ name, purpose: words.default(''), fields: z.array(field).max(mostFields) })
  .strict();
const scope = {
  templateId: id,
  folderIds: z.array(id).max(1000).default([]),
  fileIds: z.array(id).max(mostFiles).default([]),
  /** Only files whose path below their folder begins so; '' for all. */
  below: z.string().max(4096).default(''),
  mode: z.enum(extractionModes).default('auto'),
  modelPath: path.optional(),
};
const runId = z.object({ runId: id }).strict();
const cell = { runId: id, fileId: id, field: name };
const offset = z.number().int().min(0);

export const extractionRequests = {
  /** Built-in ones first, then those a person made, by name. */
  'template.list': route(nothing).returns<readonly Template[]>(),
  'template.get': route(z.object({ templateId: id }).strict()).returns<Template>(),
  /** What is wrong with a draft, while it is written; empty when nothing is. `templateId`: its own name is not taken. */
  'template.check': route(z.object({ template: templateDraft, templateId: id.optional() }).strict()).returns<
    readonly TemplateProblem[]
  >(),
  /** A new one, or `templateId` changed; runs keep the template they began with. Rejects with `template-invalid`. */
  'template.save': route(z.object({ template: templateDraft, templateId: id.optional() }).strict()).returns<Template>(),
  /** Rejects with `template-built-in`. Runs keep theirs. */
  'template.remove': route(z.object({ templateId: id }).strict()).returns<null>(),
  /** A draft from what a few files have in common; not saved. Rejects with `template-no-examples` when nothing is. */
  'template.propose': route(z.object({ fileIds: z.array(id).min(1).max(20) }).strict()).returns<TemplateDraft>(),
  /** A draft from a JSON Schema (an object with properties), not saved. Rejects with `schema-invalid`. */
  'template.importSchema': route(z.object({ text: z.string().max(2_000_000) }).strict()).returns<{
    readonly template: TemplateDraft;
    /** Parts of the schema that have no meaning here, as JSON pointers. */
    readonly ignored: readonly string[];
  }>(),
  /** JSON Schema 2020-12, readable by `template.importSchema`. */
  'template.exportSchema': route(z.object({ templateId: id }).strict()).returns<{ readonly text: string }>(),
  /** Fine-tuned adapters that extraction with this template uses, where a model is asked. */
  'template.adapters': route(z.object({ templateId: id }).strict()).returns<readonly AttachedAdapter[]>(),
  /** Attaches one, or changes its strength; 0 takes it away. Rejects with `not-found`. */
  'template.attachAdapter': route(
    z.object({ templateId: id, adapterId: id, strength: z.number().min(0).max(2) }).strict(),
  ).returns<readonly AttachedAdapter[]>(),
  /** Asks where to save that (window only); null when closed, else the path. */
  'template.saveSchema': route(z.object({ templateId: id }).strict()).returns<string | null>(),

  /** What it would cost, before it begins. */
  'extraction.estimate': route(z.object(scope).strict()).returns<ExtractionEstimate>(),
  /**
   * Goes over the folders' and the named files, or all of the library when neither is said; an unfinished run of the same is gone on with. Rejects with `model-none`
   * when the mode needs one; `auto` does without.
   */
  'extraction.start': route(
    z.object({ ...scope, title: name.default(''), append: z.boolean().default(false) }).strict(),
  ).returns<ExtractionRun>(),
  /** Newest first. */
  'extraction.list': route(nothing).returns<readonly ExtractionRun[]>(),
  'extraction.get': route(runId).returns<ExtractionRun>(),
  /** New files of its folders are added by themselves from now on, or no longer. */
  'extraction.setAppend': route(z.object({ runId: id, append: z.boolean() }).strict()).returns<ExtractionRun>(),
  /** A page of rows, sorted and filtered here, with totals over all that pass. */
  'extraction.rows': route(
    z
      .object({
        runId: id,
        /** `file`, `state`, `quality`, `ordinal`, or a field's column. Empty cells come last either way. */
        sort: z
          .union([
            z.enum(['ordinal', 'file', 'state', 'quality']),
            z.object({ field: name, by: z.enum(['value', 'confidence']).default('value') }).strict(),
          ])
          .default('ordinal'),
        descending: z.boolean().default(false),
        only: z
          .enum(['all', 'unverified', 'conflicts', 'corrected', 'failed', 'duplicates', 'violations', 'incomplete'])
          .default('all'),
        /** Rows with this in the file's name or in a cell; capitals and accents do not count. */
        contains: z.string().max(200).default(''),
        /** Rows whose cell of this field holds it. */
        where: z
          .array(z.object({ field: name, contains: z.string().max(200) }).strict())
          .max(20)
          .default([]),
        from: offset.default(0),
        limit: z.number().int().min(1).max(500).default(100),
      })
      .strict(),
  ).returns<ExtractionRows>(),
  'extraction.cell': route(z.object(cell).strict()).returns<ExtractionCellDetail>(),
  /** Further items of a long list. */
  'extraction.items': route(
    z.object({ ...cell, from: offset.default(0), limit: z.number().int().min(1).max(1000).default(200) }).strict(),
  ).returns<{ readonly items: readonly ListItem[]; readonly total: number }>(),
  /**
   * What a person says is right: a text in any usual writing (`1.234,50`, `3 May 2024`), items of a list, null for "there is none", or one of the
   * cell's alternatives. It is looked for in the document, so that it has its place. Kept through re-runs. Rejects with `cell-invalid`.
   */
  'extraction.correct': route(
    z
      .object({
        ...cell,
        value: z.union([z.string().max(20_000), z.array(words).max(mostItems), z.null()]).optional(),
        alternative: offset.optional(),
      })
      .strict(),
  ).returns<ExtractionCellDetail>(),
  /** Takes the correction back. */
  'extraction.uncorrect': route(z.object(cell).strict()).returns<ExtractionCellDetail>(),
  /** A locked cell stays as it is when its row is run again. */
  'extraction.lock': route(z.object({ ...cell, locked: z.boolean() }).strict()).returns<ExtractionCellDetail>(),
  /** These rows again; corrected and locked cells stay. Returns them as they now wait. */
  'extraction.rerun': route(
    z.object({ runId: id, fileIds: z.array(id).min(1).max(1000), mode: z.enum(extractionModes).optional() }).strict(),
  ).returns<readonly ExtractionRow[]>(),
  'extraction.quality': route(runId).returns<readonly FieldQuality[]>(),
  /** The table as text in parts of whole rows, `next` null at the end. `tsv` is for the clipboard; json as on the command line. */
  'extraction.export': route(
    z.object({ runId: id, format: z.enum(['csv', 'tsv', 'json']), from: offset.default(0) }).strict(),
  ).returns<{ readonly text: string; readonly next: number | null }>(),
  /** The table as an XLSX workbook, with a source column and a note on each cell that says where it stands. */
  'extraction.workbook': route(runId).returns<{ readonly bytes: Uint8Array }>(),
  /** Asks where to save the table (window only); null when closed, else the path. */
  'extraction.save': route(z.object({ runId: id, format: z.enum(['csv', 'json', 'xlsx']) }).strict()).returns<
    string | null
  >(),
  /** Corrected cells as chat JSONL for fine-tuning, in parts, '' from the start. */
  'extraction.corrections': route(z.object({ after: z.string().max(100) }).strict()).returns<TrainingPart>(),
  /** Asks where to save them (window only). */
  'extraction.saveCorrections': route(nothing).returns<string | null>(),
} as const;

/** Routes that need the app's shell. */
export const extractionShellRoutes = ['extraction.save', 'extraction.saveCorrections', 'template.saveSchema'] as const;
