/**
 * A CLIP model with transformers.js from a folder on disk: pictures and texts as vectors of one space. Pictures are prepared as the
 * model's own preprocessor says (middle square, rescaled, mean and deviation); they come with their shorter edge already that long.
 */
import path from 'node:path';
import {
  AutoImageProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  env,
  type ImageProcessor,
  RawImage,
} from '@huggingface/transformers';
import { AppError } from '../../preload/contract/errors.ts';
import type { ImageEmbedderInfo, PictureModelFile } from '../engine/ports.ts';
import type { PicturePixels } from '../engine/types.ts';
import { fileFingerprint } from './file-fingerprint.ts';
import { modelHostLimits } from './limits.ts';
import { toUnitLength } from './unit-vector.ts';

/** What a look at the folder told. */
export type CheckedImageModel = { readonly precision: string; readonly files: readonly [text: string, vision: string] };

export type LoadedImageEmbedder = {
  readonly info: ImageEmbedderInfo;
  /** Unit vectors one after the other, `dimensions` floats each; `onVector` is called after each one. */
  embedPictures(pictures: readonly PicturePixels[], signal: AbortSignal, onVector: () => void): Promise<Float32Array>;
  embedTexts(texts: readonly string[], signal: AbortSignal, onVector: () => void): Promise<Float32Array>;
  dispose(): Promise<void>;
};

type Output = Readonly<Record<string, { readonly data: Float32Array } | undefined>>;

/** Loads a checked folder. Rejects with `model-missing`, `model-unsupported` or `model-failed`. */
export async function loadImageEmbedder(
  model: PictureModelFile,
  checked: CheckedImageModel,
): Promise<LoadedImageEmbedder> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  const folder = path.resolve(model.path);
  const hashes = await Promise.all(checked.files.map((file) => fileFingerprint(path.join(folder, file)))).catch(
    (error: Error) => {
      throw new AppError('model-missing', `The model is not at ${model.path}: ${error.message}`, { path: model.path });
    },
  );
  const local = { local_files_only: true };
  const spin = String(modelHostLimits.transformers.threadSpinMicroseconds);
  const network = {
    ...local,
    dtype: checked.precision as 'fp32',
    session_options: { extra: { session: { intra_op: { spin_duration_us: spin } } } },
  };
  const processor = await AutoImageProcessor.from_pretrained(folder, local);
  const tokenizer = await AutoTokenizer.from_pretrained(folder, local);
  const text = await CLIPTextModelWithProjection.from_pretrained(folder, network);
  const vision = await CLIPVisionModelWithProjection.from_pretrained(folder, network);
  const edge = edgeOf(processor);

  async function ofText(asked: string): Promise<Float32Array> {
    const inputs = tokenizer([asked], { padding: true, truncation: true });
    return vectorOf((await text(inputs)) as Output, 'text_embeds', model);
  }
  async function ofPicture({ pixels, width, height }: PicturePixels): Promise<Float32Array> {
    const image = new RawImage(Uint8ClampedArray.from(pixels), width, height, 3);
    const inputs = (await processor([image])) as { readonly pixel_values: unknown };
    return vectorOf((await vision({ pixel_values: inputs.pixel_values })) as Output, 'image_embeds', model);
  }
  async function all<Item>(
    items: readonly Item[],
    one: (item: Item) => Promise<Float32Array>,
    signal: AbortSignal,
    onVector: () => void,
  ): Promise<Float32Array> {
    const values = new Float32Array(items.length * dimensions);
    for (const [index, item] of items.entries()) {
      signal.throwIfAborted();
      const vector = await one(item);
      if (vector.length !== dimensions) throw unfit(model);
      values.set(vector, index * dimensions);
      onVector();
    }
    return values;
  }

  const dimensions = (await ofText('warm up')).length;
  const embeddingId = [
    model.name,
    ...hashes.map((hash) => `sha256 ${hash}`),
    checked.precision,
    'clip',
    'unit',
    edge,
  ].join('; ');
  return {
    info: { embeddingId, dimensions, edge },
    embedTexts: (texts, signal, onVector) => all(texts, ofText, signal, onVector),
    embedPictures: (pictures, signal, onVector) => all(pictures, ofPicture, signal, onVector),
    dispose: async () => {
      await Promise.all([text.dispose(), vision.dispose()]);
    },
  };
}

/** Pixels of the square a model looks at, as its preprocessor says. */
export function edgeOf(processor: Pick<ImageProcessor, 'size' | 'crop_size'>): number {
  const sizes = [processor.crop_size, processor.size] as readonly unknown[];
  for (const size of sizes) {
    if (typeof size === 'number') return size;
    const { height, shortest_edge: shortest } = (size ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof height === 'number') return height;
    if (typeof shortest === 'number') return shortest;
  }
  return modelHostLimits.transformers.unknownPictureEdge;
}

function vectorOf(output: Output, name: string, model: PictureModelFile): Float32Array {
  const data = output[name]?.data;
  if (!data || data.length === 0) throw unfit(model);
  return toUnitLength(Float32Array.from(data));
}

function unfit(model: PictureModelFile): AppError {
  return new AppError('model-unsupported', `${model.name} gives no vectors of pictures and texts.`, {
    detail: 'no vectors of pictures and texts',
  });
}
