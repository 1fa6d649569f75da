import { z } from 'zod';
import { doorLimits } from '../limits.ts';
import { shownHit } from '../shown.ts';
import { defineTool, foldersField, scopeOf } from './tool.ts';

export const searchTool = defineTool({
  name: 'search',
  title: 'Search the library',
  description:
    'Finds passages in the person’s own documents by words and meaning. Each hit has its document, page, text and a link that opens the exact place. Quote the text, and give the link.',
  input: z.strictObject({
    query: z.string().min(1).max(100_000).describe('What to look for: words, a phrase in "quotes", or a question.'),
    limit: z.number().int().min(1).max(doorLimits.hits.most).default(doorLimits.hits.usual).describe('Hits at most.'),
    kinds: z
      .array(z.string().max(40))
      .max(50)
      .optional()
      .describe('Only these kinds: pdf, docx, xlsx, eml, html, image …'),
    folders: foldersField,
  }),
  async run({ query, limit, kinds, folders }, use) {
    const scope = await scopeOf(use, folders);
    const found = await use.access.request('search.run', { query, k: limit, kinds, scope }, use.signal);
    const { coverage, documents, meaning, milliseconds } = found;
    return { query, hits: found.hits.map(shownHit), documents, coverage, meaning, milliseconds };
  },
});
