import { askTool } from './ask-tool.ts';
import { contextTool } from './context-tool.ts';
import { extractTool } from './extract-tool.ts';
import { listTool } from './list-tool.ts';
import { readTool } from './read-tool.ts';
import { searchTool } from './search-tool.ts';
import type { Tool } from './tool.ts';

/** Everything other programs may ask, in the order they are told of it. A new tool is one more line: MCP, the API and its description follow. */
export const tools: readonly Tool[] = [searchTool, readTool, listTool, askTool, contextTool, extractTool];
