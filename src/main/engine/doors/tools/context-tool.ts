import { z } from 'zod';
import { shownContext } from '../shown.ts';
import { defineTool, foldersField, scopeOf } from './tool.ts';

export const contextTool = defineTool({
  name: 'context',
  title: 'Pack a prompt',
  description:
    'Gives the prompt a model would be given for a question: rules, numbered passages, question; with each passage’s source, score and link. Nothing is generated: answer from it yourself, citing the numbers.',
  input: z.strictObject({
    question: z.string().min(1).max(100_000),
    tokens: z
      .number()
      .int()
      .min(512)
      .max(262_144)
      .default(8192)
      .describe('Tokens the prompt and its answer must fit in.'),
    folders: foldersField,
  }),
  async run({ question, tokens, folders }, use) {
    const scope = await scopeOf(use, folders);
    return shownContext(
      await use.access.request('context.pack', { question, contextTokens: tokens, scope }, use.signal),
    );
  },
});
