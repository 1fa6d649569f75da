/** The model host as the engine sees it: calls over rpc, repeated once after a crash, killed when it hangs. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import { limits } from '../engine/limits.ts';
import type {
  ChatModel,
  Embedder,
  ImageEmbedder,
  Log,
  ModelFile,
  ModelPort,
  PictureModelFile,
  Reranker,
} from '../engine/ports.ts';
import type { ModelHostCalls } from '../model-host/protocol.ts';
import type { RpcPeer } from '../rpc/peer.ts';
import { callUnlessSilent } from './call-unless-silent.ts';
import { generateThroughHost } from './generate-through-host.ts';
import { processLimits } from './limits.ts';
import { createLivePeer } from './live-peer.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export type ModelClientOptions = {
  /** Its calls under way must fail with `model-host-down` when the process dies. */
  readonly process: SupervisedProcess;
  /** Folder of the shipped embedding model, in transformers.js layout; its name becomes part of the embedding id. */
  readonly bundledEmbedder: string;
  readonly log: Log;
};

export function createModelClient({ process, bundledEmbedder, log }: ModelClientOptions): ModelPort {
  const live = createLivePeer(process);
  type Params<Name extends keyof ModelHostCalls> = ModelHostCalls[Name]['params'];
  type Result<Name extends keyof ModelHostCalls> = ModelHostCalls[Name]['result'];

  /** For work without side effects: when the process dies under it, it is asked of the fresh process once. */
  async function ask<Name extends keyof ModelHostCalls>(
    method: Name,
    params: Params<Name>,
    silentMs: number,
    signal?: AbortSignal,
  ): Promise<Result<Name>> {
    const peer = await live.get();
    const call = (on: RpcPeer) =>
      callUnlessSilent<Result<Name>>({ process, peer: on, method, params, silentMs, signal });
    try {
      return await call(peer);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'model-host-down')) throw error;
      log.warn('the model process ended during a call; asking once more', { method });
      live.died(peer);
      return call(await live.get());
    }
  }

  function embedderFor(model: ModelFile): Embedder {
    const silentMs = limits.embed.requestMs;
    return {
      info: () => ask('embedder.info', { model }, silentMs),
      async embed(texts, purpose, signal) {
        if (texts.length === 0) return [];
        const { dimensions, values } = await ask('embedder.embed', { model, texts, purpose }, silentMs, signal);
        return texts.map((_, index) => values.slice(index * dimensions, (index + 1) * dimensions));
      },
      async countTokens(texts) {
        return texts.length === 0 ? [] : ask('embedder.countTokens', { model, texts }, silentMs);
      },
    };
  }

  function reranker(model: ModelFile): Reranker {
    const silentMs = limits.embed.requestMs;
    return {
      info: () => ask('reranker.info', { model }, silentMs),
      async score(query, passages, signal) {
        return passages.length === 0 ? [] : ask('reranker.score', { model, query, passages }, silentMs, signal);
      },
    };
  }

  function imageEmbedder(model: PictureModelFile): ImageEmbedder {
    const silentMs = limits.embed.requestMs;
    const apart = ({ dimensions, values }: { readonly dimensions: number; readonly values: Float32Array }) =>
      Array.from({ length: values.length / dimensions }, (_, at) =>
        values.slice(at * dimensions, (at + 1) * dimensions),
      );
    return {
      info: () => ask('pictures.info', { model }, silentMs),
      embedPictures: async (pictures, signal) =>
        apart(await ask('pictures.embed', { model, pictures }, silentMs, signal)),
      embedTexts: async (texts, signal) => apart(await ask('pictures.embedTexts', { model, texts }, silentMs, signal)),
    };
  }

  function chat(model: ModelFile): ChatModel {
    const silentMs = processLimits.chatSilentMs;
    return {
      info: () => ask('chat.info', { model }, silentMs),
      async countTokens(texts) {
        return texts.length === 0 ? [] : ask('chat.countTokens', { model, texts }, silentMs);
      },
      nextTokens: (text, count, adapters = []) => ask('chat.nextTokens', { model, text, count, adapters }, silentMs),
      generate: (turns, options, onText, signal) => generateThroughHost(live, model, turns, options, onText, signal),
    };
  }

  return {
    embedder: embedderFor({
      id: 'bundled',
      name: path.basename(bundledEmbedder),
      role: 'embedding',
      path: bundledEmbedder,
    }),
    embedderFor,
    reranker,
    imageEmbedder,
    chat,
    async unload() {
      // Where no process runs, no model is in memory.
      if (process.pid === null) return;
      try {
        const peer = await live.get();
        await peer.call('host.unload', {});
      } catch (error) {
        log.warn('models could not be unloaded', { error: String(error) });
      }
    },
    about: () => ask('host.about', {}, limits.embed.requestMs),
    close: () => process.close(),
  };
}
