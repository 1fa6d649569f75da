/** What is told of files without a question, and questions to begin and go on with. */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import { followUpQuestions } from '../run-follow-ups.ts';
import { folderOverview } from '../run-overview.ts';
import { suggestedQuestions } from '../run-suggestions.ts';
import { summariseDocument } from '../run-summary.ts';
import { chatModelFor } from './model-handlers.ts';

type Routes = 'library.suggestions' | 'document.summary' | 'folder.overview' | 'conversation.followUps';

export function overviewHandlers(context: EngineContext): Handlers<Routes> {
  return {
    'library.suggestions': async ({ scope }, { signal }) => suggestedQuestions(context, scope, signal),
    'document.summary': async ({ documentId, mode }, { signal }) => {
      const model = mode === 'generate' ? await chatModelFor(context, undefined) : null;
      return summariseDocument(context, documentId, model, signal);
    },
    'folder.overview': async ({ folderId }) => folderOverview(context, folderId),
    'conversation.followUps': async ({ messageId }, { signal }) => followUpQuestions(context, messageId, signal),
  };
}
