/** Answers: started in a conversation and followed by events, or once for the command line. */

import { randomUUID } from 'node:crypto';
import { setImmediate as afterThisTurn } from 'node:timers/promises';
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import { plainAnswer } from '../../../preload/contract/plain-answer.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { Ask } from '../answer/answer.ts';
import { type EarlierTurn, standingQuestion } from '../answer/follow-up.ts';
import { chosenModel } from '../chosen-models.ts';
import { type CollectionStart, collectionRun } from '../collection-run.ts';
import { noSetup, scopeEntries } from '../conversation-setup.ts';
import type { EngineContext } from '../engine-context.ts';
import { limits } from '../limits.ts';
import { withPlannedContext } from '../planned-model.ts';
import type { ChatTurn } from '../ports.ts';
import { savedCitations } from '../saved-answer.ts';
import { isStopWord } from '../search/stop-words.ts';
import { heldBy, startingSetup } from '../starting-setup.ts';
import { storageError } from '../store/open-database.ts';
import { attachAll, attachedTo, usesOf } from './adapter-handlers.ts';
import { readSettings } from './conversation-handlers.ts';
import { chatModelFor } from './model-handlers.ts';
import { rememberedAnswer } from './remembered-answer.ts';

type Routes = 'answer.start' | 'answer.once' | 'answer.cancel';
type Ids = { readonly answerId: string; readonly conversationId: string; readonly messageId: string };

export function answerHandlers(context: EngineContext): Handlers<Routes> & { cancelAll(): Promise<void> } {
  const { conversations } = context.personal;
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();

  /** A personal.db that can't be written must not end the engine; the answer goes on on the screen. */
  function save(run: () => void): void {
    try {
      run();
    } catch (error) {
      context.log.error('an answer could not be saved', { code: toWire(storageError(error)).code });
    }
  }

  /** Streams one answer into its saved message; never rejects, because nobody waits for it. */
  async function write(ids: Ids, ask: Ask, signal: AbortSignal): Promise<void> {
    let text = '';
    let sequence = 0;
    let savedAt = context.now();
    try {
      const answer = await rememberedAnswer(context, ask, {
        signal,
        onStage: (stage) => context.emit('answer.stage', { ...ids, stage }),
        onText: (delta) => {
          text += delta;
          context.emit('answer.delta', { ...ids, sequence: sequence++, text: delta });
          if (context.now() - savedAt < limits.answer.saveMs) return;
          savedAt = context.now();
          save(() => conversations.saveText(ids.messageId, text));
        },
      });
      const state = answer.stopped ? 'stopped' : 'complete';
      conversations.finish(ids.messageId, state, plainAnswer(answer), answer, null, savedCitations(context, answer));
      context.emit('answer.done', { ...ids, answer, error: null });
    } catch (error) {
      const wire = toWire(storageError(error));
      const state = wire.code === 'cancelled' ? 'stopped' : 'failed';
      context.log.warn('answer ended early', {
        code: wire.code,
        message: wire.code === 'internal' ? wire.message : '',
      });
      save(() => conversations.finish(ids.messageId, state, text, null, { code: wire.code, values: wire.data }, []));
      context.emit('answer.done', { ...ids, answer: null, error: wire });
    }
    context.emit('conversations.changed', { conversationId: ids.conversationId });
  }

  const oneModel = async (file: string | undefined) =>
    file
      ? withPlannedContext(context, await context.registry.at(file, 'chat'), chosenModel(context.personal, 'embedding'))
      : chatModelFor(context, undefined);

  return {
    'answer.start': async (input) => {
      const mode = input.mode ?? readSettings(context).answerMode;
      const setup = startingSetup(context, input);
      const model =
        mode === 'generate' ? await chatModelFor(context, input.modelId ?? setup.modelId ?? undefined) : null;
      const held = heldBy(context, setup, model !== null);
      const earlier = input.conversationId ? earlierTurns(context, input.conversationId) : [];
      const searched = standingQuestion(input.question, questionsOf(earlier), isStopWord);
      const wanted = input.conversationId ? attachedTo(context, input.conversationId) : (input.adapters ?? []);
      // Quotes need no model, so a missing adapter is nothing to them.
      const adapters = model ? usesOf(context, wanted) : [];
      const conversationId = input.conversationId ?? conversations.create(titleOf(input.question));
      if (!input.conversationId) {
        attachAll(context, conversationId, wanted);
        context.personal.conversationSetups.set(conversationId, setup);
      }
      const releaseKey = context.personal.text.hold();
      const messageId = conversations.ask(conversationId, input.question);
      let collection: CollectionStart;
      try {
        collection = await collectionRun(context, {
          ...input,
          ...{
            scope: held.scope,
            instructions: held.instructions,
            modelId: input.modelId ?? setup.modelId ?? undefined,
          },
          ...{ mode, model, adapters, conversationId, messageId, searched },
        });
      } catch (error) {
        const wire = toWire(error);
        save(() => conversations.finish(messageId, 'failed', '', null, { code: wire.code, values: wire.data }, []));
        releaseKey();
        throw error;
      }
      if (collection.runId !== null) {
        releaseKey();
        return { answerId: collection.runId, conversationId, messageId };
      }
      const ids = { answerId: randomUUID(), conversationId, messageId };
      const controller = new AbortController();
      context.emit('conversations.changed', { conversationId });
      // After the reply, so that the asker knows the id before its first event.
      const done = afterThisTurn()
        .then(() =>
          write(
            ids,
            {
              question: input.question,
              searched,
              model,
              adapters,
              earlier,
              ...held,
              fresh: input.fresh,
              way: input.way,
              tabled: collection.tabled,
            },
            controller.signal,
          ),
        )
        .finally(() => {
          releaseKey();
          running.delete(ids.answerId);
        });
      running.set(ids.answerId, { controller, done });
      return ids;
    },
    'answer.once': async (
      { question, mode, way, modelPath, adapters = [], scope, earlier = [], instructions },
      { signal, onText = () => undefined },
    ) => {
      const model = mode === 'generate' ? await oneModel(modelPath) : null;
      return rememberedAnswer(
        context,
        {
          question,
          model,
          way,
          adapters: adapters.map((use) => context.adapters.use(use.adapter, use.strength)),
          ...heldBy(context, { ...noSetup, scope: scope ? scopeEntries(context, scope) : [] }, false),
          // As it was given: kept to no folder at all is not the whole library.
          ...(scope ? { scope } : {}),
          ...(earlier.length > 0
            ? { earlier, searched: standingQuestion(question, questionsOf(earlier), isStopWord) }
            : {}),
          ...(instructions && model ? { instructions } : {}),
        },
        { signal, onStage: () => undefined, onText },
      );
    },
    'answer.cancel': async ({ answerId }) => {
      running.get(answerId)?.controller.abort();
      if (context.personal.batches.get(answerId)) await context.batches.cancel(answerId);
      return null;
    },
    cancelAll: async () => {
      const answers = [...running.values()];
      for (const { controller } of answers) controller.abort();
      await Promise.allSettled(answers.map(({ done }) => done));
    },
  };
}

function titleOf(question: string): string {
  const line = question.trim().replace(/\s+/g, ' ');
  return line.length <= limits.answer.titleCharacters
    ? line || 'Question'
    : `${line.slice(0, limits.answer.titleCharacters)}…`;
}

/** What was said before, oldest first; a message that failed says nothing. Throws `not-found`. */
function earlierTurns(context: EngineContext, conversationId: string): ChatTurn[] {
  const conversation = context.personal.conversations.get(conversationId);
  if (!conversation) throw new AppError('not-found', 'This conversation no longer exists.');
  return conversation.messages
    .filter((message) => message.state === 'complete' && message.text !== '')
    .map(({ role, text }) => ({ role, text }));
}

/** Questions with what was answered, oldest first. */
function questionsOf(turns: readonly ChatTurn[]): EarlierTurn[] {
  return turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    return turn.role === 'user' ? [{ question: turn.text, answer: next?.role === 'assistant' ? next.text : '' }] : [];
  });
}
