/**
 * Embeddings with transformers.js (ONNX Runtime on the CPU) from a folder on disk; never from a network.
 * Texts run one by one: with this model that is two to three times as fast as padded batches on two cores, and, because the
 * q8 weights scale activations over the whole batch, a vector then depends on its own text alone.
 */
import path from 'node:path';
import {
  AutoModel,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers';
import { AppError } from '../../preload/contract/errors.ts';
import type { EmbedPurpose, ModelFile } from '../engine/ports.ts';
import { embeddingPrefixes, prefixesMark } from './embedding-prefixes.ts';
import { fileFingerprint } from './file-fingerprint.ts';
import { modelHostLimits } from './limits.ts';
import type { LoadedEmbedder } from './loaded-model.ts';
import { toUnitLength } from './unit-vector.ts';

type HiddenState = { readonly dims: readonly number[]; readonly data: Float32Array };

/** Loads the folder (transformers.js layout, `onnx/model_quantized.onnx`). Rejects with `model-missing` or `model-failed`. */
export async function loadTransformersEmbedder(model: ModelFile): Promise<LoadedEmbedder> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  // An absolute path is read as it is; only a bare name would be looked up anywhere else.
  const folder = path.resolve(model.path);
  const weights = path.join(folder, 'onnx', 'model_quantized.onnx');
  const sha256 = await fileFingerprint(weights).catch((error: Error) => {
    throw new AppError('model-missing', `The embedding model is not at ${model.path}: ${error.message}`);
  });
  const { windowTokens, threadSpinMicroseconds } = modelHostLimits.transformers;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  const network = await AutoModel.from_pretrained(folder, {
    local_files_only: true,
    dtype: 'q8',
    session_options: { extra: { session: { intra_op: { spin_duration_us: String(threadSpinMicroseconds) } } } },
  });
  const prefixes = embeddingPrefixes(model.name);
  const dimensions = (await vectorOf('warm up', tokenizer, network, windowTokens)).length;
  return {
    info: {
      embeddingId: [model.name, `sha256 ${sha256}`, 'q8', 'mean', prefixesMark(prefixes), 'unit', windowTokens].join(
        '; ',
      ),
      dimensions,
      windowTokens,
      backend: 'transformers',
    },
    async embed(texts, purpose: EmbedPurpose, signal, onVector) {
      const values = new Float32Array(texts.length * dimensions);
      for (const [index, text] of texts.entries()) {
        signal.throwIfAborted();
        values.set(await vectorOf(prefixes[purpose] + text, tokenizer, network, windowTokens), index * dimensions);
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

async function vectorOf(
  text: string,
  tokenizer: PreTrainedTokenizer,
  network: PreTrainedModel,
  windowTokens: number,
): Promise<Float32Array> {
  const inputs = tokenizer(text, { truncation: true, max_length: windowTokens });
  const output = (await network(inputs)) as { readonly last_hidden_state: HiddenState };
  return toUnitLength(meanOfTokens(output.last_hidden_state));
}

/** Mean over all tokens; there is no padding to leave out because one text runs at a time. */
function meanOfTokens({ dims, data }: HiddenState): Float32Array {
  const tokens = dims[1] ?? 0;
  const width = dims[2] ?? 0;
  const mean = new Float32Array(width);
  for (let token = 0; token < tokens; token++) {
    const from = token * width;
    for (let index = 0; index < width; index++) mean[index] = (mean[index] as number) + (data[from + index] as number);
  }
  for (let index = 0; index < width; index++) mean[index] = (mean[index] as number) / tokens;
  return mean;
}
