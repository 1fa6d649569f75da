import { z } from 'zod';
import { shownPassage } from '../shown.ts';
import { defineTool, scopeOf } from './tool.ts';

const offset = z.number().int().min(0).optional();

export const readTool = defineTool({
  name: 'read_passage',
  title: 'Read a passage',
  description:
    'Reads the text of a document: one page, or from an offset on. Use it to see what stands around a hit. `next` says where to read on.',
  input: z.strictObject({
    document: z.string().min(1).max(100).describe('The document’s id, as search and list_documents give it.'),
    page: z.number().int().min(1).optional().describe('Only this page or slide, counted from 1.'),
    start: offset.describe('First character, an offset as in hits and citations.'),
    end: offset.describe('End, exclusive.'),
  }),
  async run({ document: documentId, page, start, end }, use) {
    const scope = await scopeOf(use, undefined);
    return shownPassage(await use.access.request('passage.read', { documentId, page, start, end, scope }, use.signal));
  },
});
