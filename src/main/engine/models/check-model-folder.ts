/**
 * Our own look at an ONNX model in transformers.js layout (config.json, tokenizer.json, tokenizer_config.json, onnx/*.onnx), so that a
 * person hears in a sentence what is missing, and native code sees no file that was cut short.
 */
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { type CheckedModel, type ModelFile, type OnnxPrecision, onnxPrecisions } from '../ports.ts';
import type { NetworkFacts } from '../types.ts';
import { checkOnnxFile } from './check-onnx-file.ts';
import { modelFolderLimits } from './limits.ts';

/** How the library names the file of each precision. */
const suffixes: Readonly<Record<OnnxPrecision, string>> = {
  q8: '_quantized',
  fp32: '',
  fp16: '_fp16',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** Rejects with `model-missing`, `model-invalid` or `model-unsupported`. The precision is the first of `onnxPrecisions` there is. */
export async function checkModelFolder({
  path: folder,
  role,
}: Pick<ModelFile, 'path' | 'role'>): Promise<CheckedModel> {
  if (role === 'chat') throw unsupported('A chat model is one GGUF file, not a folder.', 'a folder');
  const config = await readObject(folder, 'config.json', modelFolderLimits.maxConfigBytes);
  if (typeof config.model_type !== 'string') throw invalidFolder('config.json does not say what kind of model it is');
  const isReranker = namesOf(config.architectures).some((name) => name.endsWith('ForSequenceClassification'));
  if (role === 'embedding' && isReranker) {
    throw unsupported('This model judges passages and makes no vectors: it is a reranker.', 'a reranker');
  }
  if (role === 'reranker' && !isReranker) {
    throw unsupported('This model does not judge passages: it is no reranker.', 'no reranker');
  }
  const labels = labelCount(config);
  if (isReranker && labels > 2)
    throw unsupported(`This model sorts texts into ${labels} classes: it is no reranker.`, 'no reranker');
  const tokenizer = await readObject(folder, 'tokenizer.json', modelFolderLimits.maxTokenizerBytes);
  if (typeof tokenizer.model !== 'object') throw invalidFolder('tokenizer.json holds no tokenizer');
  const { model_max_length: longest } = await readObject(
    folder,
    'tokenizer_config.json',
    modelFolderLimits.maxTokenizerBytes,
  );
  const windows = [config.max_position_embeddings, longest].map(positive).filter((tokens) => tokens !== null);
  for (const precision of onnxPrecisions) {
    const file = path.join('onnx', `model${suffixes[precision]}.onnx`);
    if (!(await stat(path.join(folder, file)).catch(() => null))) continue;
    const bytes = await checkOnnxFile(path.join(folder, file), file);
    const contextTokens = windows.length > 0 ? Math.min(...windows) : null;
    return { bytes, contextTokens, network: encoderNetwork(config), onnx: { precision, file } };
  }
  throw invalidFolder('there are no weights such as onnx/model.onnx or onnx/model_quantized.onnx');
}

async function readObject(folder: string, name: string, longest: number): Promise<Record<string, unknown>> {
  const file = await open(path.join(folder, name), 'r').catch(() => {
    throw invalidFolder(`${name} is missing`);
  });
  try {
    const { size } = await file.stat();
    if (size > longest) throw invalidFolder(`${name} is ${size} bytes long`);
    const value: unknown = JSON.parse(await file.readFile('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw invalidFolder(`${name} is no list of settings`);
  } catch (error) {
    throw error instanceof AppError ? error : invalidFolder(`${name} cannot be read`);
  } finally {
    await file.close();
  }
}

/** An encoder keeps nothing between texts. */
function encoderNetwork(config: Record<string, unknown>): NetworkFacts | null {
  const width = positive(config.hidden_size) ?? positive(config.dim);
  const vocabulary = positive(config.vocab_size);
  if (width === null || vocabulary === null) return null;
  return { width, vocabulary, keptPerToken: 0, keptInWindow: 0, windowTokens: 0 };
}

/** A config without labels has two, as the library that writes it says. */
function labelCount({ num_labels: count, id2label: labels }: Record<string, unknown>): number {
  if (typeof labels === 'object' && labels !== null) return Object.keys(labels).length;
  return positive(count) ?? 2;
}

const namesOf = (value: unknown) => (Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []);
const positive = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;

function invalidFolder(detail: string): AppError {
  return new AppError('model-invalid', `This is not a usable model folder: ${detail}.`, { detail });
}

function unsupported(sentence: string, detail: string): AppError {
  return new AppError('model-unsupported', sentence, { detail });
}
