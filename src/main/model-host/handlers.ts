/** What the model host answers, method by method; `protocol.ts` says the shapes. */
import { AppError } from '../../preload/contract/errors.ts';
import type { GenerateResult, ModelFile } from '../engine/ports.ts';
import type { CallContext, Methods } from '../rpc/peer.ts';
import type { ModelHostCalls } from './protocol.ts';
import type { Residency } from './residency.ts';

type Handler<Name extends keyof ModelHostCalls> = (
  params: ModelHostCalls[Name]['params'],
  context: CallContext,
) => Promise<ModelHostCalls[Name]['result']>;
type Handlers = { readonly [Name in keyof ModelHostCalls]: Handler<Name> };

export function createModelHostMethods(residency: Residency): Methods {
  const generations = new Map<string, AbortController>();

  const handlers: Handlers = {
    'embedder.info': ({ model }, { signal }) =>
      naming(model, signal, () => residency.withEmbedder(model, (embedder) => embedder.info, signal)),

    'embedder.embed': ({ model, texts, purpose }, { signal, emit }) =>
      naming(model, signal, () =>
        residency.withEmbedder(
          model,
          async (embedder) => ({
            dimensions: embedder.info.dimensions,
            values: await embedder.embed(texts, purpose, signal, () => send(emit, null)),
          }),
          signal,
        ),
      ),

    'embedder.countTokens': ({ model, texts }, { signal }) =>
      naming(model, signal, () => residency.withEmbedder(model, (embedder) => embedder.countTokens(texts), signal)),

    'reranker.info': ({ model }, { signal }) =>
      naming(model, signal, () => residency.withReranker(model, (reranker) => reranker.info, signal)),

    'reranker.score': ({ model, query, passages }, { signal, emit }) =>
      naming(model, signal, () =>
        residency.withReranker(
          model,
          (reranker) => reranker.score(query, passages, signal, () => send(emit, null)),
          signal,
        ),
      ),

    'pictures.info': ({ model }, { signal }) =>
      naming(model, signal, () => residency.withImageEmbedder(model, (embedder) => embedder.info, signal)),

    'pictures.embed': ({ model, pictures }, { signal, emit }) =>
      naming(model, signal, () =>
        residency.withImageEmbedder(
          model,
          async (embedder) => ({
            dimensions: embedder.info.dimensions,
            values: await embedder.embedPictures(pictures, signal, () => send(emit, null)),
          }),
          signal,
        ),
      ),

    'pictures.embedTexts': ({ model, texts }, { signal, emit }) =>
      naming(model, signal, () =>
        residency.withImageEmbedder(
          model,
          async (embedder) => ({
            dimensions: embedder.info.dimensions,
            values: await embedder.embedTexts(texts, signal, () => send(emit, null)),
          }),
          signal,
        ),
      ),

    'chat.info': ({ model }, { signal }) =>
      naming(model, signal, () => residency.withChat(model, (chat) => chat.info, signal)),

    'chat.countTokens': ({ model, texts }, { signal }) =>
      naming(model, signal, () => residency.withChat(model, (chat) => chat.countTokens(texts), signal)),

    'chat.nextTokens': ({ model, text, count, adapters }, { signal }) =>
      naming(model, signal, () =>
        residency.withChat(model, (chat) => chat.nextTokens(text, count, adapters, signal), signal),
      ),

    async 'chat.generate'({ model, generationId, turns, options }, { signal, emit }) {
      const stop = new AbortController();
      generations.set(generationId, stop);
      const either = AbortSignal.any([signal, stop.signal]);
      const listener = { onText: (text: string) => send(emit, text), onProgress: () => send(emit, '') };
      try {
        return await naming(model, either, () =>
          residency.withChat(model, (chat) => chat.generate(turns, options, listener, either), either),
        );
      } catch (error) {
        if (!stop.signal.aborted) throw error;
        return stoppedBeforeText; // Stopped while it waited or loaded.
      } finally {
        generations.delete(generationId);
      }
    },

    async 'chat.stop'({ generationId }) {
      generations.get(generationId)?.abort(new AppError('cancelled', 'Stopped.'));
      return null;
    },

    /** The libraries are large: imported only when somebody asks. */
    async 'host.about'() {
      const { aboutHost } = await import('./about-host.ts');
      return aboutHost();
    },

    async 'host.unload'() {
      await residency.unloadAll();
      return null;
    },
  };
  return handlers as unknown as Methods;
}

const stoppedBeforeText: GenerateResult = { text: '', reason: 'stopped', promptTokens: 0, generatedTokens: 0 };

/** Text is tiny and its reader never falls behind, so nobody waits; if the reader left, its cancel ends the work. */
function send(emit: CallContext['emit'], value: unknown): void {
  emit(value).catch(() => undefined);
}

/** Gives whatever a model library throws a code and the model's name. */
async function naming<Result>(
  model: Pick<ModelFile, 'name'>,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const detail = error instanceof Error ? error.message : String(error);
    throw new AppError('model-failed', `The model ${model.name} failed: ${detail}`, { model: model.name });
  }
}
