/** Whether a GGUF file can play the role it was chosen for. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { ModelFile } from '../ports.ts';
import { type GgufContents, type GgufHeader, readGgufContents } from './gguf-header.ts';
import { invalidModel } from './invalid-model.ts';

/** Networks that read and never write: they give vectors, no answers. */
const encoders: ReadonlySet<string> = new Set([
  'bert',
  'modern-bert',
  'nomic-bert',
  'nomic-bert-moe',
  'neo-bert',
  'jina-bert-v2',
  'jina-bert-v3',
  'eurobert',
  'gemma-embedding',
  't5encoder',
]);
/** Parts of a vision model (projectors) have this architecture. */
const projector = 'clip';

/** The checked header. Rejects with `model-missing`, `model-invalid` or `model-unsupported`. */
export async function checkModelFile(file: Pick<ModelFile, 'path' | 'role'>): Promise<GgufHeader> {
  const contents = await readGgufContents(file.path);
  const { header } = contents;
  if (header.parts > 1) {
    throw unsupported(`This model is split into ${header.parts} files. Join them to one GGUF file first.`, 'split');
  }
  if (header.type !== 'model' || header.architecture === projector) {
    throw unsupported('This file is an add-on to a model (adapter or projector), not a model of its own.', 'add-on');
  }
  if (file.role === 'chat' && encoders.has(header.architecture)) {
    throw unsupported('This is an embedding model: it finds passages and cannot write answers.', 'embedding model');
  }
  assertNumbersOfLayers(contents);
  return header;
}

/** Layers whose numbers are missing end the process inside llama.cpp instead of being refused by it. */
function assertNumbersOfLayers({ header, metadata, tensors }: GgufContents): void {
  const names = new Set(tensors.map(({ name }) => name));
  for (const [layer, key] of [
    ['blk.0.attn_q.weight', 'attention.head_count'],
    ['blk.0.ffn_up.weight', 'feed_forward_length'],
  ] as const) {
    const value = metadata.get(`${header.architecture}.${key}`);
    const given = typeof value === 'number' && value > 0;
    if (names.has(layer) && !given) throw invalidModel(`it does not say its ${key}`);
  }
}

function unsupported(sentence: string, detail: string): AppError {
  return new AppError('model-unsupported', sentence, { detail });
}
