/** Asking, and what becomes of conversations. */
import { z } from 'zod';
import { presetLanguage, scope } from './conversation-setup-requests.ts';
import type { Answer, Conversation, ConversationHit, ConversationSummary } from './conversation-shapes.ts';
import { id, mostAdapters, namedAdapters, nothing, path, questionText, route, strength } from './route.ts';

/** `auto`: as the question seems to want it. */
const answerWay = z.enum(['auto', 'passages', 'collection', 'table']).default('auto');

/** Turns another program may send along, and UTF-16 units of its wishes: more fits in no local model. */
const mostTurns = 200;
const mostInstructions = 10_000;

export const conversationRequests = {
  'answer.start': route(
    z
      .object({
        question: questionText,
        conversationId: id.optional(),
        mode: z.enum(['extract', 'generate']).optional(),
        way: answerWay,
        modelId: id.optional(),
        /** For a new conversation; those of an old one are its own. */
        adapters: z
          .array(z.object({ adapterId: id, strength }).strict())
          .max(mostAdapters)
          .optional(),
        /** For a new conversation too, as are the preset and its language. */
        scope: scope.optional(),
        presetId: id.optional(),
        presetLanguage: presetLanguage.optional(),
        /** True: made anew, whatever is remembered. */
        fresh: z.boolean().optional(),
      })
      .strict(),
  ).returns<{ readonly answerId: string; readonly conversationId: string; readonly messageId: string }>(),
  /** One answer without a conversation: the command line and other programs. `modelPath` is a GGUF to write with. */
  'answer.once': route(
    z
      .object({
        question: questionText,
        mode: z.enum(['extract', 'generate']).default('extract'),
        way: answerWay,
        modelPath: path.optional(),
        adapters: namedAdapters.optional(),
        scope: scope.optional(),
        /** Earlier turns, oldest first, and how to write, as the asker tells them; nothing of them is kept. */
        earlier: z
          .array(z.object({ role: z.enum(['user', 'assistant']), text: questionText }).strict())
          .max(mostTurns)
          .optional(),
        instructions: z.string().max(mostInstructions).optional(),
      })
      .strict(),
  ).returns<Answer>(),
  'answer.cancel': route(z.object({ answerId: id }).strict()).returns<null>(),

  'conversation.list': route(nothing).returns<readonly ConversationSummary[]>(),
  'conversation.get': route(z.object({ conversationId: id }).strict()).returns<Conversation>(),
  'conversation.rename': route(
    z.object({ conversationId: id, title: z.string().min(1).max(200) }).strict(),
  ).returns<null>(),
  'conversation.pin': route(z.object({ conversationId: id, pinned: z.boolean() }).strict()).returns<null>(),
  /** A copy of all that stands before a message, to go on from there otherwise; the conversation itself stays as it is. */
  'conversation.branch': route(z.object({ conversationId: id, messageId: id }).strict()).returns<{
    readonly conversationId: string;
  }>(),
  /** Conversations in which all of these words were said. */
  'conversation.search': route(z.object({ query: z.string().max(500) }).strict()).returns<readonly ConversationHit[]>(),
  'conversation.export': route(
    z.object({ conversationId: id, format: z.enum(['markdown', 'json', 'html']) }).strict(),
  ).returns<{ readonly title: string; readonly text: string }>(),
  /** Asks where to save that text (window only); null when closed, else the path. */
  'conversation.save': route(
    z.object({ conversationId: id, format: z.enum(['markdown', 'json', 'pdf']) }).strict(),
  ).returns<string | null>(),
  'conversation.rate': route(
    z.object({ messageId: id, rating: z.enum(['good', 'bad']).nullable() }).strict(),
  ).returns<null>(),
  /** An answer with its numbered sources, for the clipboard. */
  'conversation.copyAnswer': route(
    z.object({ messageId: id, format: z.enum(['plain', 'markdown']) }).strict(),
  ).returns<string>(),
  'conversation.remove': route(z.object({ conversationId: id }).strict()).returns<null>(),
} as const;
