/** Opens an ONNX model folder with transformers.js (ONNX Runtime on the CPU), from disk only. */
import path from 'node:path';
import { AutoTokenizer, env, type PreTrainedModel, type PreTrainedTokenizer } from '@huggingface/transformers';
import { AppError } from '../../preload/contract/errors.ts';
import type { CheckedModel, ModelFile } from '../engine/ports.ts';
import { fileFingerprint } from './file-fingerprint.ts';
import { modelHostLimits } from './limits.ts';

export type OnnxModel = {
  readonly tokenizer: PreTrainedTokenizer;
  readonly network: PreTrainedModel;
  /** Of the weights, lower-case hex. */
  readonly sha256: string;
  readonly precision: string;
};
type Loader = { from_pretrained(folder: string, options: object): Promise<PreTrainedModel> };

/** `kind`: the library's class for what the network gives. Rejects with `model-missing` or `model-failed`. */
export async function loadOnnx(model: ModelFile, checked: CheckedModel, kind: Loader): Promise<OnnxModel> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  // An absolute path is read as it is; only a bare name would be looked up anywhere else.
  const folder = path.resolve(model.path);
  const { onnx } = checked;
  if (!onnx) throw new AppError('model-invalid', `${model.name} is no ONNX model.`, { detail: 'it is no ONNX model' });
  const sha256 = await fileFingerprint(path.join(folder, onnx.file)).catch((error: Error) => {
    throw new AppError('model-missing', `The model is not at ${model.path}: ${error.message}`, { path: model.path });
  });
  const spinMicroseconds = String(modelHostLimits.transformers.threadSpinMicroseconds);
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  const network = await kind.from_pretrained(folder, {
    local_files_only: true,
    dtype: onnx.precision,
    session_options: { extra: { session: { intra_op: { spin_duration_us: spinMicroseconds } } } },
  });
  return { tokenizer, network, sha256, precision: onnx.precision };
}
