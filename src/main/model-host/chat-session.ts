/**
 * A chat model's context with the adapters laid over it. Other adapters need another context, because what it holds of earlier
 * tokens was computed with the old ones; the model's weights stay where they are.
 */
import {
  type ChatWrapper,
  LlamaChat,
  type LlamaContext,
  type LlamaContextSequence,
  type LlamaModel,
} from 'node-llama-cpp';
import { AppError } from '../../preload/contract/errors.ts';
import type { AdapterUse, ModelFile } from '../engine/ports.ts';
import { modelHostLimits } from './limits.ts';
import { evaluationThreads } from './llama-backend.ts';

export type ChatSession = {
  readonly sequence: LlamaContextSequence;
  readonly chat: LlamaChat;
  readonly contextTokens: number;
};

export type ChatSessions = {
  /** The session with exactly these adapters; the one before is given up when they differ. Rejects with the adapter's own error or `model-failed`. */
  open(adapters: readonly AdapterUse[]): Promise<ChatSession>;
};

export function createChatSessions(
  model: LlamaModel,
  options: {
    readonly file: Pick<ModelFile, 'contextTokens' | 'cachePrecision'>;
    readonly chatWrapper: ChatWrapper;
    readonly checkAdapter: (path: string) => Promise<unknown>;
  },
): ChatSessions {
  const { file, chatWrapper, checkAdapter } = options;
  // llama.cpp keeps an adapter it has read for as long as the model is loaded, and never reads its file again.
  const known = new Set<string>();
  let held: { readonly key: string; readonly context: LlamaContext; readonly session: ChatSession } | null = null;

  async function createContext(adapters: readonly AdapterUse[]): Promise<LlamaContext> {
    const { chatContextTokens, minChatContextTokens } = modelHostLimits.llama;
    const create = (cache: ReturnType<typeof cacheOptions>) =>
      model.createContext({
        contextSize: {
          min: Math.min(minChatContextTokens, model.trainContextSize),
          max: file.contextTokens ?? chatContextTokens,
        },
        ...cache,
        threads: evaluationThreads(model.llama),
        lora: { adapters: adapters.map(({ path, strength }) => ({ filePath: path, scale: strength })) },
      });
    try {
      // A few networks have heads that no 8-bit cache takes.
      return await create(cacheOptions(file)).catch((error: unknown) => {
        if (file.cachePrecision !== 'q8_0') throw error;
        return create({});
      });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new AppError('model-failed', `The model could not be made ready: ${detail}`, { detail });
    }
  }

  return {
    async open(wanted) {
      // Strength 0 is no adapter at all, to the last bit.
      const adapters = wanted.filter(({ strength }) => strength !== 0);
      const key = JSON.stringify(adapters.map(({ path, strength }) => [path, strength]));
      if (held?.key === key) return held.session;
      for (const { path } of adapters) {
        if (known.has(path)) continue;
        await checkAdapter(path);
        known.add(path);
      }
      await held?.context.dispose();
      held = null;
      const context = await createContext(adapters);
      const sequence = context.getSequence();
      const chat = new LlamaChat({ contextSequence: sequence, chatWrapper });
      const session = { sequence, chat, contextTokens: Math.min(context.contextSize, model.trainContextSize) };
      held = { key, context, session };
      return session;
    },
  };
}

/** An 8-bit cache works only with flash attention; which backends have it, the library knows. */
function cacheOptions({ cachePrecision }: Pick<ModelFile, 'cachePrecision'>) {
  if (cachePrecision !== 'q8_0') return {};
  return { flashAttention: true, experimentalKvCacheKeyType: 'Q8_0', experimentalKvCacheValueType: 'Q8_0' } as const;
}
