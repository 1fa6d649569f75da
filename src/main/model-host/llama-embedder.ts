/** Embeddings from any GGUF with llama.cpp, pooled as the file says; one text at a time, cut to the window. */
import type { Token } from 'node-llama-cpp';
import { AppError } from '../../preload/contract/errors.ts';
import type { ModelFile } from '../engine/ports.ts';
import { embeddingIdOf } from './embedding-id.ts';
import { embeddingProfile } from './embedding-profiles.ts';
import { fileFingerprint } from './file-fingerprint.ts';
import { finishVector } from './finish-vector.ts';
import { modelHostLimits } from './limits.ts';
import { evaluationThreads } from './llama-backend.ts';
import { loadLlamaModel } from './load-llama-model.ts';
import type { LoadedEmbedder } from './loaded-model.ts';

/** Rejects with `model-failed`; the file's header has been checked before. */
export async function loadLlamaEmbedder(file: ModelFile): Promise<LoadedEmbedder> {
  const model = await loadLlamaModel(file);
  const { embeddingWindowTokens, embeddingSpecialTokens } = modelHostLimits.llama;
  const profile = embeddingProfile(file.name);
  const windowTokens = Math.min(model.trainContextSize, profile.windowTokens ?? Infinity, embeddingWindowTokens);
  // An encoder reads a text in one batch or not at all.
  const context = await model.createEmbeddingContext({
    contextSize: windowTokens,
    batchSize: windowTokens,
    threads: evaluationThreads(model.llama),
  });
  const sha256 = await fileFingerprint(file.path);
  const width = model.embeddingVectorSize;
  const dimensions = Math.min(width, profile.dimensions ?? width);

  const tokensOf = (text: string): Token[] => {
    const tokens = model.tokenize(text).slice(0, windowTokens - embeddingSpecialTokens);
    return tokens.length > 0 ? tokens : model.tokenize(' .'); // An empty text has no vector; a full stop says as little.
  };

  return {
    info: {
      embeddingId: embeddingIdOf({
        name: file.name,
        sha256,
        precision: null,
        pooling: 'pooling of the file',
        profile,
        width,
        dimensions,
        windowTokens,
      }),
      dimensions,
      windowTokens,
      backend: 'llama',
      languages: profile.languages,
    },
    async embed(texts, purpose, signal, onVector) {
      const values = new Float32Array(texts.length * dimensions);
      for (const [index, text] of texts.entries()) {
        signal.throwIfAborted();
        const { vector } = await context.getEmbeddingFor(tokensOf(profile.prefixes[purpose] + text));
        if (vector.length !== width) {
          throw new AppError('model-unsupported', `${file.name} gives no embeddings of one size.`, {
            model: file.name,
          });
        }
        values.set(finishVector(Float32Array.from(vector), profile), index * dimensions);
        onVector();
      }
      return values;
    },
    countTokens: (texts) => texts.map((text) => model.tokenize(text).length),
    dispose: () => model.dispose(),
  };
}
