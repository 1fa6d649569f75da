/** What other programs ask through the command line, MCP and the local API, and how the window holds that API. */
import { z } from 'zod';
import { scope } from './conversation-setup-requests.ts';
import type { ApiSettings, ExtractedTable, MadeEmbeddings, PackedContext, ReadPassage } from './door-shapes.ts';
import { templateDraft } from './extraction-requests.ts';
import { id, nothing, questionText, route } from './route.ts';

const offset = z.number().int().min(0);
/** Texts embedded in one request: as many as an OpenAI client sends in a batch. */
const mostTexts = 256;
/** Documents one request extracts from: each is read whole, in a second or so. */
const mostDocuments = 20;

export const doorRequests = {
  /** The prompt a model would be given, with its sources, without generating. Rejects with `context-too-small`. */
  'context.pack': route(
    z
      .object({
        question: questionText.min(1),
        scope: scope.optional(),
        contextTokens: z.number().int().min(512).max(262_144).default(8192),
      })
      .strict(),
  ).returns<PackedContext>(),
  /** Text of one page (slide, frame), or from `start` on; at most some pages at once. Rejects with `not-found`, also outside the scope. */
  'passage.read': route(
    z
      .object({
        documentId: id,
        page: z.number().int().min(1).optional(),
        start: offset.optional(),
        end: offset.optional(),
        scope: scope.optional(),
      })
      .strict(),
  ).returns<ReadPassage>(),
  /**
   * Fields of a template out of a page of readable documents, by rules, fresh: nothing is kept, and no correction of a person is told.
   * `template`: the id or name of one that came with the app, or fields of the asker's own. Rejects with `not-found` (also for documents
   * outside the scope), `template-invalid`.
   */
  'extract.once': route(
    z
      .object({
        template: z.union([id, templateDraft]),
        documentIds: z.array(id).max(mostDocuments).optional(),
        scope: scope.optional(),
        from: offset.default(0),
        limit: z.number().int().min(1).max(mostDocuments).default(mostDocuments),
      })
      .strict(),
  ).returns<ExtractedTable>(),
  /** Vectors of texts, by the chosen embedding model. */
  'embedding.run': route(
    z
      .object({
        texts: z.array(questionText).min(1).max(mostTexts),
        purpose: z.enum(['passage', 'query']).default('passage'),
      })
      .strict(),
  ).returns<MadeEmbeddings>(),

  'api.get': route(nothing).returns<ApiSettings>(),
  'api.set': route(
    z.object({ on: z.boolean().optional(), port: z.number().int().min(1024).max(65_535).optional() }).strict(),
  ).returns<ApiSettings>(),
  /** The token other programs show. The window only. */
  'api.token': route(nothing).returns<string>(),
  /** A new token; the one before opens nothing from now on. */
  'api.renewToken': route(nothing).returns<string>(),
} as const;
