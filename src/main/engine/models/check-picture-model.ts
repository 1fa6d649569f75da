/** Our own look at a picture model (CLIP) in transformers.js layout, before native code sees its files. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { type OnnxPrecision, onnxPrecisions } from '../ports.ts';
import { checkOnnxFile } from './check-onnx-file.ts';
import { modelFolderLimits } from './limits.ts';

/** How the library names the files of each precision. */
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
const settings = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'preprocessor_config.json'] as const;
const kinds = /^clip$/;

export type CheckedPictureModel = {
  readonly precision: OnnxPrecision;
  /** Weights as paths inside the folder: of the text and of the picture encoder. */
  readonly files: readonly [text: string, vision: string];
  readonly bytes: number;
};

/** Rejects with `model-missing`, `model-invalid` or `model-unsupported`. */
export async function checkPictureModel(folder: string): Promise<CheckedPictureModel> {
  const found = await stat(folder).catch(() => null);
  if (!found) throw new AppError('model-missing', 'The picture model is no longer there.', { path: folder });
  for (const name of settings) {
    const value = await readSettings(path.join(folder, name), name);
    if (name === 'config.json' && !kinds.test(String(value.model_type))) {
      throw new AppError('model-unsupported', 'This model does not compare pictures with texts.', {
        detail: 'no CLIP model',
      });
    }
  }
  for (const precision of onnxPrecisions) {
    const [text, vision] = [
      `onnx/text_model${suffixes[precision]}.onnx`,
      `onnx/vision_model${suffixes[precision]}.onnx`,
    ];
    const both = await Promise.all([text, vision].map((file) => stat(path.join(folder, file)).catch(() => null)));
    if (both.includes(null)) continue;
    const sizes = await Promise.all([text, vision].map((file) => checkOnnxFile(path.join(folder, file), file)));
    return { precision, files: [text, vision], bytes: sizes.reduce((sum, size) => sum + size, 0) };
  }
  throw invalid('there are no weights such as onnx/text_model.onnx and onnx/vision_model.onnx');
}

async function readSettings(file: string, name: string): Promise<Record<string, unknown>> {
  const found = await stat(file).catch(() => null);
  if (!found) throw invalid(`${name} is missing`);
  if (found.size > modelFolderLimits.maxTokenizerBytes) throw invalid(`${name} is ${found.size} bytes long`);
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw invalid(`${name} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  throw invalid(`${name} is no list of settings`);
}

function invalid(detail: string): AppError {
  return new AppError('model-invalid', `This is not a usable model folder: ${detail}.`, { detail });
}
