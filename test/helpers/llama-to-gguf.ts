/** Converts a Llama in Hugging Face's layout to GGUF. Written apart from the adapters' converter, so that each checks the other. */
import { createGgufWriter } from '../../src/main/engine/models/gguf-writer.ts';
import { type Format, formatNumbers, quantised } from './quantise.ts';
import { smallLlamaShape, smallVocabulary, type Weights } from './small-llama.ts';

const { width, layers, heads, keyHeads, inner, contextTokens, epsilon, ropeBase } = smallLlamaShape;

const places: readonly (readonly [RegExp, string])[] = [
  [/^model\.embed_tokens\.weight$/, 'token_embd.weight'],
  [/^model\.norm\.weight$/, 'output_norm.weight'],
  [/^lm_head\.weight$/, 'output.weight'],
  [/^model\.layers\.(\d+)\.input_layernorm\.weight$/, 'blk.$1.attn_norm.weight'],
  [/^model\.layers\.(\d+)\.post_attention_layernorm\.weight$/, 'blk.$1.ffn_norm.weight'],
  [/^model\.layers\.(\d+)\.self_attn\.([qkv])_proj\.weight$/, 'blk.$1.attn_$2.weight'],
  [/^model\.layers\.(\d+)\.self_attn\.o_proj\.weight$/, 'blk.$1.attn_output.weight'],
  [/^model\.layers\.(\d+)\.mlp\.(gate|up|down)_proj\.weight$/, 'blk.$1.ffn_$2.weight'],
];

/** Norms stay F32, as llama.cpp asks for. Returns `target`. */
export async function writeLlamaGguf(weights: Weights, target: string, format: Format = 'F32'): Promise<string> {
  const tensors = [...weights].map(([name, { shape, values }]) => {
    const place = places.find(([pattern]) => pattern.test(name));
    if (!place) throw new Error(`no place for ${name}`);
    const kind: Format = shape.length === 1 ? 'F32' : format;
    const rowHeads = name.includes('q_proj') ? heads : name.includes('k_proj') ? keyHeads : null;
    return {
      name: name.replace(...place),
      dimensions: shape.toReversed(),
      type: formatNumbers[kind],
      bytes: quantised(rowHeads ? interleaved(values, shape, rowHeads) : values, kind),
    };
  });
  const number = (key: string, value: number) => ({ key: `llama.${key}`, type: 'u32', value }) as const;
  const writer = await createGgufWriter(
    target,
    [
      { key: 'general.architecture', type: 'string', value: 'llama' },
      { key: 'general.name', type: 'string', value: 'Small Llama' },
      number('context_length', contextTokens),
      number('embedding_length', width),
      number('block_count', layers),
      number('feed_forward_length', inner),
      number('rope.dimension_count', width / heads),
      number('attention.head_count', heads),
      number('attention.head_count_kv', keyHeads),
      number('vocab_size', smallVocabulary.length),
      { key: 'llama.attention.layer_norm_rms_epsilon', type: 'f32', value: epsilon },
      { key: 'llama.rope.freq_base', type: 'f32', value: ropeBase },
      { key: 'tokenizer.ggml.model', type: 'string', value: 'llama' },
      { key: 'tokenizer.ggml.tokens', type: 'strings', value: smallVocabulary.map(({ text }) => text) },
      { key: 'tokenizer.ggml.scores', type: 'f32s', value: smallVocabulary.map(({ score }) => score) },
      { key: 'tokenizer.ggml.token_type', type: 'i32s', value: smallVocabulary.map(({ type }) => type) },
      { key: 'tokenizer.ggml.unknown_token_id', type: 'u32', value: 0 },
      { key: 'tokenizer.ggml.bos_token_id', type: 'u32', value: 1 },
      { key: 'tokenizer.ggml.eos_token_id', type: 'u32', value: 2 },
      { key: 'tokenizer.ggml.add_space_prefix', type: 'bool', value: false },
      { key: 'tokenizer.ggml.add_bos_token', type: 'bool', value: true },
    ],
    tensors,
  );
  for (const { name, bytes } of tensors) await writer.write(name, 0, bytes);
  await writer.close();
  return target;
}

/** (head, half, place) → (head, place, half), rows of a matrix. */
function interleaved(values: Float32Array, [rows = 0, columns = 0]: readonly number[], count: number): Float32Array {
  const result = new Float32Array(values.length);
  const half = rows / count / 2;
  let to = 0;
  for (let head = 0; head < count; head++) {
    for (let place = 0; place < half; place++) {
      for (const side of [0, 1]) {
        const from = (head * 2 * half + side * half + place) * columns;
        result.set(values.subarray(from, from + columns), to);
        to += columns;
      }
    }
  }
  return result;
}
