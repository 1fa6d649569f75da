/** OpenAI's chat completions over the library: the last user message is the question, citations come in the field `docent`. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../../preload/contract/errors.ts';
import { plainAnswer } from '../../../../preload/contract/plain-answer.ts';
import type { RequestInput } from '../../../../preload/contract/requests.ts';
import type { Answer } from '../../../../preload/contract/shapes.ts';
import { askLibrary } from '../ask-library.ts';
import type { DoorAccess } from '../door-access.ts';
import { shownAnswer, shownCitation } from '../shown.ts';
import { foldersField, scopeOf } from '../tools/tool.ts';
import { eventStream } from './event-stream.ts';
import { json } from './replies.ts';
import { type ApiUse, jsonRoute, toolUse } from './route.ts';

/** `docent` writes with the chosen chat model, and quotes where there is none. */
export const chatModels = ['docent', 'docent-quotes', 'docent-written'] as const;

const part = z.object({ type: z.literal('text'), text: z.string().max(100_000) });
const message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.union([z.string().max(100_000), z.array(part).max(100)]),
});
/** Fields of OpenAI's that mean nothing here (temperature, top_p …) are taken and left alone. */
const body = z.object({
  model: z.enum(chatModels),
  messages: z.array(message).min(1).max(200),
  stream: z.boolean().nullish(),
  n: z.literal(1).nullish().describe('One answer.'),
  docent: z.object({ folders: foldersField }).optional().describe('Docent’s own: folders to answer from.'),
});
type Message = z.output<typeof message>;

export const chatCompletions = jsonRoute({
  path: '/v1/chat/completions',
  summary: 'An answer from the library, as OpenAI’s API gives it. Citations are in the field `docent`.',
  body,
  gives: 'json or events',
  async run({ model, messages, stream, docent }, call, use) {
    const scope = await scopeOf(toolUse(use, call), docent?.folders);
    const asked = { ...questionOf(messages), scope, mode: await modeOf(model, use.access, call.signal) };
    const frame = frameOf(model, use);
    if (!stream) {
      const answer = await askLibrary(asked, { access: use.access, signal: call.signal });
      return json({
        ...frame('chat.completion', {
          message: { role: 'assistant', content: withSources(answer), refusal: null },
          finish_reason: 'stop',
        }),
        docent: shownAnswer(answer),
      });
    }
    return eventStream(async (send) => {
      let written = '';
      const delta = (content: string, role?: 'assistant') => {
        const value = { ...(role ? { role } : {}), content };
        send(null, frame('chat.completion.chunk', { delta: value, finish_reason: null }));
      };
      const onText = (text: string) => {
        delta(text, written === '' ? 'assistant' : undefined);
        written += text;
      };
      const answer = await askLibrary(asked, { access: use.access, signal: call.signal, onText });
      // What was not supported is taken back by the answer in the last part; a client that shows only text gets what was written.
      if (written === '') delta(plainAnswer(answer), 'assistant');
      const sources = sourceList(answer);
      if (sources !== '') delta(sources);
      const last = frame('chat.completion.chunk', { delta: {}, finish_reason: 'stop' });
      send(null, { ...last, docent: shownAnswer(answer) });
      send(null, '[DONE]');
    }, call.signal);
  },
});

function frameOf(model: string, { now }: ApiUse) {
  const id = `chatcmpl-${randomUUID()}`;
  const created = Math.floor(now() / 1000);
  return (object: string, choice: object) => ({
    ...{ id, object, created, model },
    choices: [{ index: 0, logprobs: null, ...choice }],
  });
}

async function modeOf(
  model: (typeof chatModels)[number],
  access: DoorAccess,
  signal: AbortSignal,
): Promise<'extract' | 'generate'> {
  if (model !== 'docent') return model === 'docent-written' ? 'generate' : 'extract';
  return (await access.request('settings.get', {}, signal)).chatModelId === null ? 'extract' : 'generate';
}

/** Throws `bad-request` when the last message is not a question. */
function questionOf(
  messages: readonly Message[],
): Pick<RequestInput<'answer.once'>, 'question' | 'earlier' | 'instructions'> {
  const turns = messages.filter(({ role }) => role === 'user' || role === 'assistant');
  const last = turns.at(-1);
  const question = last ? textOf(last) : '';
  if (last?.role !== 'user' || question.trim() === '') {
    throw new AppError('bad-request', 'The last message must be a question of the user.', { detail: 'messages' });
  }
  const wishes = messages.filter(({ role }) => role === 'system' || role === 'developer').map(textOf);
  const instructions = wishes.join('\n').trim();
  const earlier = turns.slice(0, -1).map((turn) => ({
    role: turn.role === 'user' ? ('user' as const) : ('assistant' as const),
    text: textOf(turn),
  }));
  return { question, earlier, ...(instructions === '' ? {} : { instructions }) };
}

function textOf({ content }: Message): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
}

function withSources(answer: Answer): string {
  return `${plainAnswer(answer)}${sourceList(answer)}`;
}

/** Sources as text, for clients that show nothing else. */
function sourceList(answer: Answer): string {
  const lines = answer.citations.map(shownCitation).map(({ id, title, page, link }) => {
    return `[${id}] ${title}${page === null ? '' : `, page ${page}`}: ${link}`;
  });
  return lines.length === 0 ? '' : `\n\nSources:\n${lines.join('\n')}`;
}
