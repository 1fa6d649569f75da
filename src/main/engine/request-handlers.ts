/** What answers each route of the contract, apart from those that `createEngine` answers itself. */
import type { EngineContext } from './engine-context.ts';
import { adapterHandlers } from './handlers/adapter-handlers.ts';
import { conversationFolderHandlers } from './handlers/conversation-folder-handlers.ts';
import { conversationHandlers } from './handlers/conversation-handlers.ts';
import { conversationSetupHandlers } from './handlers/conversation-setup-handlers.ts';
import { fileHandlers } from './handlers/file-handlers.ts';
import { folderHandlers } from './handlers/folder-handlers.ts';
import { modelHandlers } from './handlers/model-handlers.ts';
import { modelShelfHandlers } from './handlers/model-shelf-handlers.ts';
import { ocrHandlers } from './handlers/ocr-handlers.ts';
import { readingHandlers } from './handlers/reading-handlers.ts';

export function requestHandlers(context: EngineContext) {
  return {
    ...folderHandlers(context),
    ...fileHandlers(context),
    ...ocrHandlers(context),
    ...readingHandlers(context),
    ...conversationHandlers(context),
    ...conversationSetupHandlers(context),
    ...conversationFolderHandlers(context),
    ...modelHandlers(context),
    ...adapterHandlers(context),
    ...modelShelfHandlers(context),
  };
}
