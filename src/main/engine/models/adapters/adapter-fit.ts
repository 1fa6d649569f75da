/** Whether the matrices of an adapter have the shapes that the layers of a model ask for. */
import type { GgufContents } from '../gguf-header.ts';
import type { GgufTensor } from '../gguf-tensors.ts';
import { shownName } from '../safetensors/safetensors-header.ts';
import { adapterMisfit } from './adapter-errors.ts';

export type LayerShape = {
  /** Values a layer reads and gives; for the vocabulary: its words, and the width of their vectors. */
  readonly inputs: number;
  readonly outputs: number;
};

const vocabulary = 'token_embd.weight';
const ownOutput = 'output.weight';

export type BaseModel = {
  readonly architecture: string;
  readonly name: string | null;
  /** Heads of the query and the key; null when the file does not say. */
  readonly queryHeads: number | null;
  readonly keyHeads: number | null;
  /** Throws `adapter-misfit` unless the model has this layer in this shape. */
  assertFits(tensor: string, shape: LayerShape): void;
};

export function baseModel({ header, metadata, tensors }: GgufContents): BaseModel {
  const { architecture, name } = header;
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const count = (key: string): number | null => {
    const value = metadata.get(`${architecture}.attention.${key}`);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
  };
  const queryHeads = count('head_count');
  return {
    architecture,
    name,
    queryHeads,
    keyHeads: count('head_count_kv') ?? queryHeads,
    assertFits(tensor, shape) {
      const layer = byName.get(tensor);
      if (!layer) throw missing(tensor);
      // The same matrix reads and writes words there; llama.cpp would apply the change to both, in the wrong shape.
      if (tensor === vocabulary && !byName.has(ownOutput)) {
        throw adapterMisfit('it changes the vocabulary of a model that uses one table to read and to write');
      }
      const wanted = shapeOf(layer, tensor === vocabulary);
      if (wanted.inputs === shape.inputs && wanted.outputs === shape.outputs) return;
      throw adapterMisfit(
        `its layer ${shownName(tensor)} is ${shape.inputs} × ${shape.outputs}, the model’s is ${wanted.inputs} × ${wanted.outputs}`,
      );
    },
  };
}

function missing(tensor: string) {
  if (tensor === ownOutput) return adapterMisfit('it changes the output layer, and this model has none of its own');
  return adapterMisfit(`it changes the layer ${shownName(tensor)}, which this model does not have`);
}

function shapeOf({ dimensions }: GgufTensor, isVocabulary: boolean): LayerShape {
  const [fast = 0, slow = 0, ...more] = dimensions;
  if (more.some((length) => length > 1)) return { inputs: 0, outputs: 0 };
  return isVocabulary ? { inputs: slow, outputs: fast } : { inputs: fast, outputs: slow };
}
