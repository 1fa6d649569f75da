import { z } from 'zod';
import { AppError } from '../../../../preload/contract/errors.ts';
import type { FieldType } from '../../../../preload/contract/shapes.ts';
import { doorLimits } from '../limits.ts';
import { shownTable } from '../shown.ts';
import { defineTool, foldersField, scopeOf } from './tool.ts';

const { documents, fields } = doorLimits.extract;
const text = z.string().max(doorLimits.extract.words);

const types = ['text', 'number', 'date', 'money', 'enum', 'list', 'yes-no'] as const satisfies readonly FieldType[];

const field = z.strictObject({
  name: z.string().min(1).max(200),
  type: z.enum(types).default('text'),
  labels: z.array(z.string().max(200)).max(100).default([]).describe('Words that stand beside or over the value.'),
  description: text.default(''),
  options: z.array(z.string().max(200)).max(500).default([]).describe('For type enum: its values.'),
});

export const extractTool = defineTool({
  name: 'extract',
  title: 'Extract fields',
  description:
    'Takes fields out of documents as a table: per document each field’s value with the place it stands at, whether it was found there, and a confidence. Name a template (invoice, contract, receipt, cv, paper, meeting, telecom-feature) or give fields of your own. By rules, no model; nothing is kept. Do not use values that are not verified.',
  input: z.strictObject({
    template: z.string().min(1).max(200).optional().describe('A template that came with Docent, by id or name.'),
    fields: z.array(field).min(1).max(fields).optional().describe('Instead of a template: what is looked for.'),
    documents: z
      .array(z.string().min(1).max(100))
      .max(documents)
      .optional()
      .describe(
        'Ids of documents, as search and list_documents give them; without them, all of the folders, a page at a time.',
      ),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(documents).default(documents),
    folders: foldersField,
  }),
  async run({ template, fields: own, documents: documentIds, offset, limit, folders }, use) {
    if ((template === undefined) === (own === undefined)) {
      throw new AppError('bad-request', 'Not a valid request: give either a template or fields.', {
        detail: 'template, fields',
      });
    }
    const scope = await scopeOf(use, folders);
    const asked = template ?? { name: 'fields', purpose: '', fields: (own ?? []).map(withoutRules) };
    return shownTable(
      await use.access.request(
        'extract.once',
        { template: asked, documentIds, scope, from: offset, limit },
        use.signal,
      ),
    );
  },
});

const withoutRules = (one: z.output<typeof field>) => ({ ...one, examples: [], rules: {}, group: null });
