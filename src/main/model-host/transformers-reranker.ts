/** A cross-encoder with transformers.js from a folder on disk: reads query and passage together and says how well they fit. */
import { AutoModelForSequenceClassification } from '@huggingface/transformers';
import { AppError } from '../../preload/contract/errors.ts';
import type { CheckedModel, ModelFile } from '../engine/ports.ts';
import { modelHostLimits } from './limits.ts';
import { loadOnnx } from './load-onnx.ts';
import type { LoadedReranker } from './loaded-model.ts';

type Output = { readonly logits?: { readonly dims: readonly number[]; readonly data: Float32Array } };

/** Loads a checked folder. Rejects with `model-missing` or `model-failed`. */
export async function loadTransformersReranker(model: ModelFile, checked: CheckedModel): Promise<LoadedReranker> {
  const { tokenizer, network } = await loadOnnx(model, checked, AutoModelForSequenceClassification);
  const { unknownWindowTokens, mostWindowTokens, rerankQueryTokens, rerankBatch } = modelHostLimits.transformers;
  const windowTokens = Math.min(checked.contextTokens ?? unknownWindowTokens, mostWindowTokens);

  function shortened(query: string): string {
    const tokens = tokenizer.encode(query, { add_special_tokens: false });
    if (tokens.length <= rerankQueryTokens) return query;
    return tokenizer.decode(tokens.slice(0, rerankQueryTokens), { skip_special_tokens: true });
  }

  return {
    info: { modelId: model.id, name: model.name, windowTokens },
    async score(query, passages, signal, onScored) {
      const asked = shortened(query);
      const scores: number[] = [];
      for (let at = 0; at < passages.length; at += rerankBatch) {
        signal.throwIfAborted();
        const batch = passages.slice(at, at + rerankBatch);
        const inputs = tokenizer(Array(batch.length).fill(asked), {
          text_pair: batch,
          padding: true,
          truncation: true,
          max_length: windowTokens,
        });
        const { logits } = (await network(inputs)) as Output;
        if (!logits || logits.dims[0] !== batch.length) throw unfit(model);
        scores.push(...scoresOf(logits.data, batch.length, model));
        onScored();
      }
      return scores;
    },
    dispose: async () => {
      await network.dispose();
    },
  };
}

/** One logit per pair through the logistic function; of two the share of the second, "relevant". NaN means the model is broken. */
function scoresOf(logits: Float32Array, pairs: number, model: ModelFile): number[] {
  const labels = logits.length / pairs;
  if (labels !== 1 && labels !== 2) throw unfit(model);
  return Array.from({ length: pairs }, (_, pair) => {
    const last = logits[pair * labels + labels - 1] as number;
    // The softmax of two is the logistic function of their difference.
    const score = 1 / (1 + Math.exp(labels === 2 ? (logits[pair * labels] as number) - last : -last));
    if (Number.isNaN(score)) throw new AppError('model-failed', `${model.name} gave no score.`, { model: model.name });
    return score;
  });
}

function unfit(model: ModelFile): AppError {
  return new AppError('model-unsupported', `${model.name} gives no score per passage.`, {
    detail: 'no score per passage',
  });
}
