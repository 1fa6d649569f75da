/** What answers each route of the contract, apart from those that `createEngine` answers itself. */
import type { EngineContext } from './engine-context.ts';
import { adapterHandlers } from './handlers/adapter-handlers.ts';
import { batchHandlers } from './handlers/batch-handlers.ts';
import { conversationFolderHandlers } from './handlers/conversation-folder-handlers.ts';
import { conversationHandlers } from './handlers/conversation-handlers.ts';
import { conversationSetupHandlers } from './handlers/conversation-setup-handlers.ts';
import { documentHandlers } from './handlers/document-handlers.ts';
import { doorHandlers } from './handlers/door-handlers.ts';
import { extractionHandlers } from './handlers/extraction-handlers.ts';
import { fileHandlers } from './handlers/file-handlers.ts';
import { folderHandlers } from './handlers/folder-handlers.ts';
import { healthHandlers } from './handlers/health-handlers.ts';
import { measureHandlers } from './handlers/measure-handlers.ts';
import { modelHandlers } from './handlers/model-handlers.ts';
import { modelShelfHandlers } from './handlers/model-shelf-handlers.ts';
import { ocrHandlers } from './handlers/ocr-handlers.ts';
import { overviewHandlers } from './handlers/overview-handlers.ts';
import { pictureHandlers } from './handlers/picture-handlers.ts';
import { readingHandlers } from './handlers/reading-handlers.ts';
import { searchHandlers } from './handlers/search-handlers.ts';
import { teamHandlers } from './handlers/team-handlers.ts';
import { templateHandlers } from './handlers/template-handlers.ts';
import { trainingHandlers } from './handlers/training-handlers.ts';
import { helpHandlers } from './help-library.ts';

export function requestHandlers(context: EngineContext) {
  return {
    ...folderHandlers(context),
    ...fileHandlers(context),
    ...ocrHandlers(context),
    ...readingHandlers(context),
    ...documentHandlers(context),
    ...conversationHandlers(context),
    ...conversationSetupHandlers(context),
    ...conversationFolderHandlers(context),
    ...overviewHandlers(context),
    ...modelHandlers(context),
    ...adapterHandlers(context),
    ...measureHandlers(context),
    ...trainingHandlers(context),
    ...modelShelfHandlers(context),
    ...healthHandlers(context),
    ...batchHandlers(context),
    ...extractionHandlers(context),
    ...templateHandlers(context),
    ...searchHandlers(context),
    ...pictureHandlers(context),
    ...doorHandlers(context),
    ...teamHandlers(context),
    ...helpHandlers(context),
  };
}
