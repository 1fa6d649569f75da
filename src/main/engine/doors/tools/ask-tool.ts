import { z } from 'zod';
import { askLibrary } from '../ask-library.ts';
import { shownAnswer } from '../shown.ts';
import { defineTool, foldersField, scopeOf } from './tool.ts';

export const askInput = z.strictObject({
  question: z.string().min(1).max(100_000),
  mode: z.enum(['extract', 'generate']).default('extract'),
  way: z
    .enum(['auto', 'passages', 'table'])
    .default('auto')
    .describe(
      'auto: as the question seems to want; passages: never computed; table: computed over a table where one fits.',
    ),
  folders: foldersField,
});

export const askTool = defineTool({
  name: 'ask',
  title: 'Ask the library',
  description:
    'Answers a question from the person’s own documents. Every sentence has citations: the exact quote, its page and a link. With mode "extract" the answer is made of quotes only; "generate" has a local model write it and each sentence is checked.',
  input: askInput,
  async run({ question, mode, way, folders }, use) {
    const scope = await scopeOf(use, folders);
    const input = { question, mode, way, scope };
    const answer = await askLibrary(input, use);
    return shownAnswer(answer);
  },
});
