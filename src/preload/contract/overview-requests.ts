/** What can be told of files without a question. */
import { z } from 'zod';
import { scope } from './conversation-setup-requests.ts';
import type { Answer } from './conversation-shapes.ts';
import type { FolderOverview, SuggestedQuestion } from './overview-shapes.ts';
import { id, route } from './route.ts';

export const overviewRequests = {
  /** Questions the files in scope answer, a few; empty when there is nothing to ask yet. */
  'library.suggestions': route(z.object({ scope: scope.optional() }).strict()).returns<readonly SuggestedQuestion[]>(),
  /** A document in a few sentences: its own, or a model's, each with where it stands. */
  'document.summary': route(
    z.object({ documentId: id, mode: z.enum(['extract', 'generate']).default('extract') }).strict(),
  ).returns<Answer>(),
  'folder.overview': route(z.object({ folderId: id }).strict()).returns<FolderOverview>(),
  /** Two or three questions to go on with after an answer, from what stands close to it. */
  'conversation.followUps': route(z.object({ messageId: id }).strict()).returns<readonly string[]>(),
} as const;
