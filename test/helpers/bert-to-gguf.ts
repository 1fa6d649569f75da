/** Converts a BERT in Hugging Face's layout (safetensors and tokenizer.json) to GGUF: mean pooling, WordPiece with phantom spaces. */
import { open, readFile } from 'node:fs/promises';
import { createGgufWriter, type GgufEntry } from '../../src/main/engine/models/gguf-writer.ts';
import { readFloats } from '../../src/main/engine/models/safetensors/read-floats.ts';
import { readSafetensorsHeader } from '../../src/main/engine/models/safetensors/safetensors-header.ts';
import { type Format, formatNumbers, quantised } from './quantise.ts';

type BertConfig = {
  readonly hidden_size: number;
  readonly intermediate_size: number;
  readonly layer_norm_eps: number;
  readonly max_position_embeddings: number;
  readonly num_attention_heads: number;
  readonly num_hidden_layers: number;
};

const meanPooling = 1;
const places: readonly (readonly [RegExp, string])[] = [
  [/^embeddings\.word_embeddings/, 'token_embd'],
  [/^embeddings\.position_embeddings/, 'position_embd'],
  [/^embeddings\.token_type_embeddings/, 'token_types'],
  [/^embeddings\.LayerNorm/, 'token_embd_norm'],
  [/^encoder\.layer\.(\d+)\.attention\.self\.query/, 'blk.$1.attn_q'],
  [/^encoder\.layer\.(\d+)\.attention\.self\.key/, 'blk.$1.attn_k'],
  [/^encoder\.layer\.(\d+)\.attention\.self\.value/, 'blk.$1.attn_v'],
  [/^encoder\.layer\.(\d+)\.attention\.output\.dense/, 'blk.$1.attn_output'],
  [/^encoder\.layer\.(\d+)\.attention\.output\.LayerNorm/, 'blk.$1.attn_output_norm'],
  [/^encoder\.layer\.(\d+)\.intermediate\.dense/, 'blk.$1.ffn_up'],
  [/^encoder\.layer\.(\d+)\.output\.dense/, 'blk.$1.ffn_down'],
  [/^encoder\.layer\.(\d+)\.output\.LayerNorm/, 'blk.$1.layer_output_norm'],
];
/** Added to every token or normalised, where llama.cpp wants full precision. */
const alwaysF32 = /^(position_embd|token_types)|norm|bias$/;

/** `files`: where weights, config.json and tokenizer.json stand. Returns `target`. */
export async function writeBertGguf(
  files: { readonly weights: string; readonly config: string; readonly tokenizer: string },
  target: string,
): Promise<string> {
  const config = JSON.parse(await readFile(files.config, 'utf8')) as BertConfig;
  const tokenizer = JSON.parse(await readFile(files.tokenizer, 'utf8')) as {
    readonly model: { readonly vocab: Readonly<Record<string, number>> };
  };
  const header = await readSafetensorsHeader(files.weights);
  const tensors = header.tensors.flatMap((source) => {
    const place = places.find(([pattern]) => pattern.test(source.name));
    if (!place) return []; // Position numbers and the pooler, which sentence embeddings do not use.
    const name = source.name.replace(...place);
    const format: Format = alwaysF32.test(name) ? 'F32' : 'F16';
    return [{ source, name, format, type: formatNumbers[format], dimensions: source.shape.toReversed() }];
  });
  const writer = await createGgufWriter(target, entriesOf(config, tokenizer.model.vocab), tensors);
  const file = await open(files.weights, 'r');
  for (const { source, name, format } of tensors) {
    const count = source.shape.reduce((product, length) => product * length, 1);
    await writer.write(name, 0, quantised(await readFloats(file, source, 0, count), format));
  }
  await file.close();
  await writer.close();
  return target;
}

function entriesOf(config: BertConfig, vocabulary: Readonly<Record<string, number>>): readonly GgufEntry[] {
  const tokens = Object.entries(vocabulary)
    .sort(([, one], [, other]) => one - other)
    .map(([token]) => token);
  const id = (token: string) => vocabulary[token] as number;
  const number = (key: string, value: number): GgufEntry => ({ key, type: 'u32', value });
  return [
    { key: 'general.architecture', type: 'string', value: 'bert' },
    { key: 'general.name', type: 'string', value: 'Converted BERT' },
    number('bert.context_length', config.max_position_embeddings),
    number('bert.embedding_length', config.hidden_size),
    number('bert.feed_forward_length', config.intermediate_size),
    number('bert.block_count', config.num_hidden_layers),
    number('bert.attention.head_count', config.num_attention_heads),
    { key: 'bert.attention.layer_norm_epsilon', type: 'f32', value: config.layer_norm_eps },
    { key: 'bert.attention.causal', type: 'bool', value: false },
    number('bert.pooling_type', meanPooling),
    { key: 'tokenizer.ggml.model', type: 'string', value: 'bert' },
    { key: 'tokenizer.ggml.tokens', type: 'strings', value: tokens.map(withPhantomSpace) },
    { key: 'tokenizer.ggml.token_type', type: 'i32s', value: tokens.map((token) => (isMark(token) ? 3 : 1)) },
    number('tokenizer.ggml.token_type_count', 2),
    number('tokenizer.ggml.unknown_token_id', id('[UNK]')),
    number('tokenizer.ggml.bos_token_id', id('[CLS]')),
    number('tokenizer.ggml.cls_token_id', id('[CLS]')),
    number('tokenizer.ggml.seperator_token_id', id('[SEP]')),
    number('tokenizer.ggml.padding_token_id', id('[PAD]')),
    number('tokenizer.ggml.mask_token_id', id('[MASK]')),
  ];
}

const isMark = (token: string) => /^\[.+\]$/.test(token);

/** llama.cpp marks the begin of words, WordPiece their going on. */
function withPhantomSpace(token: string): string {
  if (isMark(token)) return token;
  return token.startsWith('##') ? token.slice(2) : `▁${token}`;
}
