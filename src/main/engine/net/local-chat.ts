/**
 * A chat model behind the OpenAI-compatible interface of a server on this machine (Ollama, LM Studio, llama-server): `POST
 * /v1/chat/completions`, answered as server-sent events. One request at a time; three more attempts while nothing has been written.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ChatModel, ChatTurn, GenerateOptions, GenerateResult } from '../ports.ts';
import { localModelLimits } from './limits.ts';
import { askLocal, type LocalServer } from './local-request.ts';
import { assertRunsHere, bareName, isNamedElsewhere, modelsElsewhere } from './runs-elsewhere.ts';
import { done, serverEvents } from './server-events.ts';

export type LocalChatOptions = LocalServer & {
  /** The server's name of the model. */
  readonly model: string;
  /** Milliseconds before attempt number `attempt` (from 2). */
  readonly backOff: (attempt: number) => number;
};

type Piece = {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string | null };
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: { readonly prompt_tokens?: number; readonly completion_tokens?: number } | null;
  readonly error?: unknown;
};

/**
 * Every method rejects with `endpoint-unreachable`, `endpoint-refused`, `endpoint-model-elsewhere`, `context-too-small` or `cancelled`. Nothing
 * is sent for a model that the server would have run on another computer.
 */
export function createLocalChat(options: LocalChatOptions): ChatModel {
  let last: Promise<unknown> = Promise.resolve();

  /** Runs when all before it have ended. */
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  }

  async function generate(
    turns: readonly ChatTurn[],
    settings: GenerateOptions,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<GenerateResult> {
    if (settings.adapters && settings.adapters.length > 0) {
      throw new AppError('adapter-unsupported', 'Adapters work only with models that run in Docent itself.', {
        detail: 'a model server',
      });
    }
    const promptTokens = turns.reduce((sum, { text }) => sum + estimate(text), 0);
    const { contextTokens } = localModelLimits;
    if (promptTokens >= contextTokens) {
      throw new AppError('context-too-small', 'The question and its passages are too long for this model.', {
        promptTokens,
        contextTokens,
      });
    }
    const written = { text: '' };
    for (let attempt = 1; ; attempt += 1) {
      try {
        // Each time: a name may come to stand for another model.
        await assertRunsHere(options, options.model, signal);
        return await attemptOnce(options, turns, settings, onText, signal, written, promptTokens);
      } catch (error) {
        if (signal.aborted) {
          return { text: written.text, reason: 'stopped', promptTokens, generatedTokens: estimate(written.text) };
        }
        const isOver = written.text !== '' || attempt > localModelLimits.retries;
        if (isOver || !(error instanceof AppError) || error.code !== 'endpoint-unreachable') throw error;
        await sleep(options.backOff(attempt + 1), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  return {
    info: async () => ({ modelId: 'endpoint', name: options.model, contextTokens: localModelLimits.contextTokens }),
    countTokens: async (texts) => texts.map(estimate),
    nextTokens: async () => {
      throw new AppError('model-unsupported', 'A model server does not tell the likeliest next words.', {
        detail: 'a model server',
      });
    },
    generate: (turns, settings, onText, signal) => inTurn(() => generate(turns, settings, onText, signal)),
  };
}

/** Names of the models the server has and runs itself. Rejects as `askLocal` does. */
export async function localModels(server: LocalServer, signal: AbortSignal): Promise<readonly string[]> {
  const { answer, ended } = await askLocal(server, 'v1/models', null, signal);
  let text = '';
  for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) {
    text += part;
    if (text.length > localModelLimits.longestLine) throw notUnderstood();
  }
  ended('complete');
  try {
    const { data } = JSON.parse(text) as { readonly data: readonly { readonly id: string }[] };
    const elsewhere = await modelsElsewhere(server, signal);
    return data.map(({ id }) => String(id)).filter((id) => !isNamedElsewhere(id) && !elsewhere.has(bareName(id)));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw notUnderstood();
  }
}

async function attemptOnce(
  { model, ...server }: LocalChatOptions,
  turns: readonly ChatTurn[],
  { maxTokens, temperature, stop }: GenerateOptions,
  onText: (text: string) => void,
  signal: AbortSignal,
  written: { text: string },
  estimatedPrompt: number,
): Promise<GenerateResult> {
  const body = {
    model,
    messages: turns.map(({ role, text }) => ({ role, content: text })),
    max_tokens: maxTokens,
    temperature,
    ...(stop && stop.length > 0 ? { stop } : {}),
    stream: true,
    stream_options: { include_usage: true },
  };
  const { answer, ended } = await askLocal(server, 'v1/chat/completions', body, signal);
  let reason: GenerateResult['reason'] | null = null;
  let usage: Piece['usage'] = null;
  try {
    for await (const event of serverEvents(answer, signal)) {
      if (event === done) {
        reason ??= 'end';
        break;
      }
      const piece = parsed(event);
      if (piece.error)
        throw new AppError('endpoint-refused', 'The model server reports an error.', { detail: 'error' });
      const [choice] = piece.choices ?? [];
      if (choice?.delta?.content) {
        written.text += choice.delta.content;
        onText(choice.delta.content);
      }
      if (choice?.finish_reason) reason = choice.finish_reason === 'length' ? 'length' : 'end';
      usage = piece.usage ?? usage;
    }
    // What breaks off in the middle would pass for a whole answer.
    if (reason === null)
      throw new AppError('endpoint-unreachable', 'The model server broke off.', { detail: 'broke off' });
    ended('complete');
  } catch (error) {
    ended(signal.aborted ? 'stopped' : 'broken off');
    throw error;
  }
  return {
    text: written.text,
    reason,
    promptTokens: usage?.prompt_tokens ?? estimatedPrompt,
    generatedTokens: usage?.completion_tokens ?? estimate(written.text),
  };
}

function parsed(event: string): Piece {
  try {
    return JSON.parse(event) as Piece;
  } catch {
    throw notUnderstood();
  }
}

function notUnderstood(): AppError {
  return new AppError('endpoint-refused', 'The model server says something Docent does not understand.', {
    detail: 'reply',
  });
}

/** Only the server has the tokenizer; a token has rarely fewer bytes than this, in any script, so the guess is rather too high. */
function estimate(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / localModelLimits.bytesPerToken);
}
