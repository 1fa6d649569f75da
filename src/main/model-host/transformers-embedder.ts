/**
 * Embeddings with transformers.js from a folder on disk. Texts run one by one: with the bundled model that is two to three times as
 * fast as padded batches on two cores, and, because q8 weights scale activations over the whole batch, a vector then depends on its
 * own text alone.
 */
import { AutoModel } from '@huggingface/transformers';
import { AppError } from '../../preload/contract/errors.ts';
import type { CheckedModel, EmbedPurpose, ModelFile } from '../engine/ports.ts';
import { embeddingIdOf } from './embedding-id.ts';
import { embeddingProfile } from './embedding-profiles.ts';
import { finishVector } from './finish-vector.ts';
import { modelHostLimits } from './limits.ts';
import { loadOnnx } from './load-onnx.ts';
import type { LoadedEmbedder } from './loaded-model.ts';
import { type HiddenState, poolTokens } from './pool-tokens.ts';

/** Some networks pool inside, with steps of their own; then theirs counts. */
type Output = { readonly last_hidden_state?: HiddenState; readonly sentence_embedding?: HiddenState };

/** Loads a checked folder. Rejects with `model-missing`, `model-unsupported` or `model-failed`. */
export async function loadTransformersEmbedder(model: ModelFile, checked: CheckedModel): Promise<LoadedEmbedder> {
  const { tokenizer, network, sha256, precision } = await loadOnnx(model, checked, AutoModel);
  const profile = embeddingProfile(model.name);
  const { unknownWindowTokens, mostWindowTokens } = modelHostLimits.transformers;
  const windowTokens = Math.min(profile.windowTokens ?? checked.contextTokens ?? unknownWindowTokens, mostWindowTokens);

  async function run(text: string): Promise<Output> {
    const inputs = tokenizer(text, { truncation: true, max_length: windowTokens });
    return (await network(inputs)) as Output;
  }
  function wholeVector({ sentence_embedding: pooled, last_hidden_state: tokens }: Output): Float32Array {
    if (pooled) return Float32Array.from(pooled.data);
    if (tokens) return poolTokens(tokens, profile.pooling);
    throw new AppError('model-unsupported', `${model.name} gives no embeddings.`, { detail: 'no embeddings' });
  }

  const trial = await run('warm up');
  const width = wholeVector(trial).length;
  const dimensions = Math.min(width, profile.dimensions ?? width);
  const pooling = trial.sentence_embedding ? 'pooled by the model' : profile.pooling;
  return {
    info: {
      embeddingId: embeddingIdOf({
        name: model.name,
        sha256,
        precision,
        pooling,
        profile,
        width,
        dimensions,
        windowTokens,
      }),
      dimensions,
      windowTokens,
      backend: 'transformers',
      languages: profile.languages,
    },
    async embed(texts, purpose: EmbedPurpose, signal, onVector) {
      const values = new Float32Array(texts.length * dimensions);
      for (const [index, text] of texts.entries()) {
        signal.throwIfAborted();
        const whole = wholeVector(await run(profile.prefixes[purpose] + text));
        values.set(finishVector(whole, profile), index * dimensions);
        onVector();
      }
      return values;
    },
    countTokens: (texts) => texts.map((text) => tokenizer.encode(text, { add_special_tokens: false }).length),
    dispose: async () => {
      await network.dispose();
    },
  };
}
