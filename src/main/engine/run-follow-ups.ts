/** Questions to go on with after an answer, from what stands close to it, in the documents that answered, and was not cited. */
import { AppError } from '../../preload/contract/errors.ts';
import { runAnswer } from './answer/answer.ts';
import { scopeOf, setupOf } from './conversation-setup.ts';
import type { EngineContext } from './engine-context.ts';
import { overviewLimits } from './overview/limits.ts';
import {
  isAsked,
  isSameTopic,
  type MadeQuestion,
  moreAbout,
  nameIn,
  questionAbout,
} from './overview/made-questions.ts';
import { rankChunks } from './search/run/rank-chunks.ts';
import { loadChunk } from './search/run/search.ts';

const { followUps, followUpsTried, passages } = overviewLimits.suggestions;

/** At most three that were not asked yet and find an answer; none after an answer that found nothing. Rejects with `not-found`, `cancelled`. */
export async function followUpQuestions(
  context: EngineContext,
  messageId: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { conversations } = context.personal;
  const conversationId = conversations.conversationOf(messageId);
  const conversation = conversationId === undefined ? undefined : conversations.get(conversationId);
  const answer = conversation?.messages.find(({ id }) => id === messageId)?.answer;
  if (!conversation || !conversationId) throw new AppError('not-found', 'This answer no longer exists.');
  if (!answer?.found) return [];
  const within = scopeOf(setupOf(context, conversationId).scope);
  const ranking = await rankChunks(context, answer.searched ?? answer.question, 'hybrid', { within }, signal);
  const asked = conversation.messages.filter(({ role }) => role === 'user').map(({ text }) => text.toLowerCase());
  const questions: MadeQuestion[] = [];
  const offer = (question: MadeQuestion | null) => {
    if (!question || questions.length === followUpsTried) return;
    const isOffered = questions.some(({ topic }) => isSameTopic(topic, question.topic));
    if (!isOffered && !asked.some((text) => isAsked(text, question.topic))) questions.push(question);
  };
  // A search always brings something: what stands nearest in a document that did not answer is mostly about something else.
  const hasAnswered = new Set(answer.citations.map(({ documentId }) => documentId));
  for (const { key } of ranking.ranked.slice(0, passages)) {
    const found = loadChunk(context, key, ranking.filter);
    if (!found || !hasAnswered.has(found.content.publicId)) continue;
    const { chunk, content, file } = found;
    const isCited = answer.citations.some(
      ({ documentId, start, end }) => documentId === content.publicId && start < chunk.end && end > chunk.start,
    );
    const text = context.library.contents.text(content.id, chunk.start, chunk.end);
    if (!isCited) {
      offer(
        questionAbout({
          title: content.title ?? file.name,
          headingPath: chunk.headingPath,
          text,
          language: content.language,
        }),
      );
      continue;
    }
    const name = nameIn(text, asked.join(' '));
    if (name) offer(moreAbout(name, content.language));
  }
  const answered: string[] = [];
  for (const made of questions) {
    if (answered.length === followUps) break;
    const listener = { signal, onStage: () => undefined, onText: () => undefined };
    if (
      (await runAnswer(context, { question: made.text, model: null, scope: within, way: 'passages' }, listener)).found
    )
      answered.push(made.text);
  }
  return answered;
}
