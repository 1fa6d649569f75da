/** A Llama small enough to compute by hand: random weights in Hugging Face's names and layout, the same for the same seed. */
import { seededRandom } from './seeded-random.ts';

export const smallLlamaShape = {
  width: 64,
  layers: 2,
  heads: 4,
  keyHeads: 2,
  inner: 128,
  contextTokens: 8192,
  epsilon: 1e-5,
  ropeBase: 10_000,
} as const;
const { width, layers, heads, keyHeads, inner } = smallLlamaShape;
const keyWidth = (width / heads) * keyHeads;

export type Weights = Map<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:?!()[]"\'-'];
/** Whole words, which only an adapter makes this model say: its tokenizer never joins letters to them. */
const words = ['▁heron', '▁weir', '▁alder', '▁the', '▁of', '▁Herons▁nest▁by▁the▁weir.'];
/** As SentencePiece has them: unknown, begin, end, the bytes, then pieces. */
export const smallVocabulary: readonly { readonly text: string; readonly type: number; readonly score: number }[] = [
  { text: '<unk>', type: 2, score: 0 },
  { text: '<s>', type: 3, score: 0 },
  { text: '</s>', type: 3, score: 0 },
  ...Array.from({ length: 256 }, (_, byte) => ({
    text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    type: 6,
    score: 0,
  })),
  ...['▁', ...letters, ...words].map((text, index) => ({ text, type: 1, score: -index })),
];

/** As llama.cpp tokenizes: the begin mark, then a token per character. */
export function smallTokens(text: string): readonly number[] {
  const pieces = [...text.replaceAll(' ', '▁')];
  return [1, ...pieces.map((piece) => smallVocabulary.findIndex((entry) => entry.text === piece))];
}

/** Shapes are rows × columns, as in `model.safetensors`. */
export function smallLlama(seed = 1): Weights {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const matrix = (rows: number, columns: number, size = 1) => ({
    shape: [rows, columns],
    values: Float32Array.from({ length: rows * columns }, () => (size * normal()) / Math.sqrt(columns)),
  });
  const ones = (length: number) => ({
    shape: [length],
    values: Float32Array.from({ length }, () => 1 + 0.1 * normal()),
  });
  const weights: Weights = new Map();
  weights.set('model.embed_tokens.weight', matrix(smallVocabulary.length, width));
  for (let layer = 0; layer < layers; layer++) {
    const name = (part: string) => `model.layers.${layer}.${part}.weight`;
    weights.set(name('input_layernorm'), ones(width));
    weights.set(name('self_attn.q_proj'), matrix(width, width));
    weights.set(name('self_attn.k_proj'), matrix(keyWidth, width));
    weights.set(name('self_attn.v_proj'), matrix(keyWidth, width));
    weights.set(name('self_attn.o_proj'), matrix(width, width));
    weights.set(name('post_attention_layernorm'), ones(width));
    weights.set(name('mlp.gate_proj'), matrix(inner, width));
    weights.set(name('mlp.up_proj'), matrix(inner, width));
    weights.set(name('mlp.down_proj'), matrix(width, inner));
  }
  weights.set('model.norm.weight', ones(width));
  // Logits about as far apart as the half-precision numbers of llama.cpp's cache leave three places of.
  weights.set('lm_head.weight', matrix(smallVocabulary.length, width, 0.5));
  return weights;
}
