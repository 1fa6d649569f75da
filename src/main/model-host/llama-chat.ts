/**
 * Text generation with llama.cpp from any GGUF. The chat template comes from the file; the prompt is counted exactly before
 * anything runs, read in slices so that stop is heard, and what it shares with the prompt before is not read again.
 */
import { type ChatHistoryItem, resolveChatWrapper } from 'node-llama-cpp';
import { AppError } from '../../preload/contract/errors.ts';
import type { ChatTurn, GenerateResult, ModelFile } from '../engine/ports.ts';
import { createChatSessions } from './chat-session.ts';
import { modelHostLimits } from './limits.ts';
import { loadLlamaModel } from './load-llama-model.ts';
import type { LoadedChat } from './loaded-model.ts';
import { nextTokens } from './next-tokens.ts';
import { readPrompt } from './read-prompt.ts';

/** Rejects with `model-failed`; the file's header has been checked before. `checkAdapter` looks at an adapter's file likewise. */
export async function loadLlamaChat(
  file: ModelFile,
  checkAdapter: (path: string) => Promise<unknown>,
): Promise<LoadedChat> {
  const model = await loadLlamaModel(file);
  const chatWrapper = resolveChatWrapper(model, { warningLogs: false });
  const sessions = createChatSessions(model, { file, chatWrapper, checkAdapter });
  const { contextTokens } = await sessions.open([]);

  return {
    info: { modelId: file.id, name: file.name, contextTokens },
    countTokens: (texts) => texts.map((text) => model.tokenize(text).length),
    dispose: () => model.dispose(),

    async nextTokens(text, count, adapters, signal) {
      const { sequence } = await sessions.open(adapters);
      signal.throwIfAborted();
      return nextTokens(model, sequence, text, count);
    },

    async generate(turns, options, { onText, onProgress }, signal): Promise<GenerateResult> {
      const { sequence, chat, contextTokens } = await sessions.open(options.adapters ?? []);
      const history = chatHistory(turns);
      const prompt = chatWrapper.generateContextState({ chatHistory: history }).contextText.tokenize(model.tokenizer);
      const room = contextTokens - prompt.length - modelHostLimits.llama.contextReserve;
      if (room < 1) {
        throw new AppError(
          'context-too-small',
          `The question and its passages take ${prompt.length} tokens; this model reads ${contextTokens} at most.`,
          { promptTokens: prompt.length, contextTokens },
        );
      }
      const meter = sequence.tokenMeter.getState();
      let text = '';
      const result = (reason: GenerateResult['reason']): GenerateResult => ({
        text,
        reason,
        promptTokens: prompt.length,
        generatedTokens: sequence.tokenMeter.diff(meter).usedOutputTokens,
      });
      try {
        await readPrompt(sequence, prompt, onProgress, signal);
        const { metadata } = await chat.generateResponse(history, {
          maxTokens: Math.min(options.maxTokens, room),
          temperature: options.temperature,
          customStopTriggers: options.stop ?? [],
          ...(options.grammar ? { grammar: await model.llama.createGrammar({ grammar: options.grammar }) } : {}),
          signal,
          stopOnAbortSignal: true,
          onTextChunk: (piece) => {
            text += piece;
            onText(piece);
          },
          contextShift: { strategy: refuseShift },
        });
        return result(reasons[metadata.stopReason]);
      } catch (error) {
        if (signal.aborted) return result('stopped');
        throw error;
      }
    },
  };
}

const reasons = {
  eogToken: 'end',
  stopGenerationTrigger: 'end',
  customStopTrigger: 'end',
  functionCalls: 'end',
  maxTokens: 'length',
  abort: 'stopped',
} as const satisfies Record<string, GenerateResult['reason']>;

/** Turns in the library's words, ending with the empty answer that is to be written. */
function chatHistory(turns: readonly ChatTurn[]): ChatHistoryItem[] {
  const items = turns.map((turn): ChatHistoryItem => {
    if (turn.role === 'assistant') return { type: 'model', response: [turn.text] };
    return { type: turn.role, text: turn.text };
  });
  return items.at(-1)?.type === 'model' ? items : [...items, { type: 'model', response: [] }];
}

/** The library would silently drop the start of the conversation, the passages with it. The room was counted, so this never runs. */
function refuseShift(): never {
  throw new AppError('context-too-small', 'The conversation does not fit this model.');
}
