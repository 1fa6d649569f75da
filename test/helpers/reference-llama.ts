/** The Llama network written out from its paper, in Hugging Face's layout: what llama.cpp's numbers are held against. */
import { smallLlamaShape, type Weights } from './small-llama.ts';

const { width, layers, heads, keyHeads, epsilon, ropeBase } = smallLlamaShape;
const headWidth = width / heads;

/** Logits of the token that follows `tokens`. */
export function referenceLogits(weights: Weights, tokens: readonly number[]): Float64Array {
  const get = (name: string) => {
    const found = weights.get(`${name}.weight`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const times = (name: string, input: Float64Array): Float64Array => {
    const { shape, values } = get(name);
    const [rows = 0, columns = 0] = shape;
    return Float64Array.from({ length: rows }, (_, row) => {
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        sum += (values[row * columns + column] as number) * (input[column] as number);
      }
      return sum;
    });
  };
  const normed = (name: string, input: Float64Array): Float64Array => {
    const { values } = get(name);
    const mean = input.reduce((sum, value) => sum + value * value, 0) / input.length;
    return input.map((value, index) => (value / Math.sqrt(mean + epsilon)) * (values[index] as number));
  };
  const { values: table } = get('model.embed_tokens');
  let states = tokens.map((token) => Float64Array.from(table.subarray(token * width, (token + 1) * width)));
  for (let layer = 0; layer < layers; layer++) {
    const name = (part: string) => `model.layers.${layer}.${part}`;
    const inputs = states.map((state) => normed(name('input_layernorm'), state));
    const queries = inputs.map((input, at) => turned(times(name('self_attn.q_proj'), input), at));
    const keys = inputs.map((input, at) => turned(times(name('self_attn.k_proj'), input), at));
    const values = inputs.map((input) => times(name('self_attn.v_proj'), input));
    states = states.map((state, at) => {
      const attended = times(name('self_attn.o_proj'), attention(queries[at] as Float64Array, keys, values, at));
      const middle = state.map((value, index) => value + (attended[index] as number));
      const input = normed(name('post_attention_layernorm'), middle);
      const up = times(name('mlp.up_proj'), input);
      const gated = times(name('mlp.gate_proj'), input).map(
        (value, index) => (value / (1 + Math.exp(-value))) * (up[index] as number),
      );
      const down = times(name('mlp.down_proj'), gated);
      return middle.map((value, index) => value + (down[index] as number));
    });
  }
  return times('lm_head', normed('model.norm', states.at(-1) as Float64Array));
}

/** Rotary positions: the first half of a head with the second. */
function turned(vector: Float64Array, position: number): Float64Array {
  const result = Float64Array.from(vector);
  const half = headWidth / 2;
  for (let head = 0; head < vector.length; head += headWidth) {
    for (let index = 0; index < half; index++) {
      const angle = position * ropeBase ** ((-2 * index) / headWidth);
      const [first, second] = [vector[head + index] as number, vector[head + index + half] as number];
      result[head + index] = first * Math.cos(angle) - second * Math.sin(angle);
      result[head + index + half] = second * Math.cos(angle) + first * Math.sin(angle);
    }
  }
  return result;
}

function attention(
  query: Float64Array,
  keys: readonly Float64Array[],
  values: readonly Float64Array[],
  at: number,
): Float64Array {
  const result = new Float64Array(width);
  for (let head = 0; head < heads; head++) {
    const from = head * headWidth;
    const shared = Math.floor(head / (heads / keyHeads)) * headWidth;
    const scores = keys.slice(0, at + 1).map((key) => {
      let sum = 0;
      for (let index = 0; index < headWidth; index++)
        sum += (query[from + index] as number) * (key[shared + index] as number);
      return Math.exp(sum / Math.sqrt(headWidth));
    });
    const total = scores.reduce((sum, score) => sum + score, 0);
    for (const [index, score] of scores.entries()) {
      const value = values[index] as Float64Array;
      for (let place = 0; place < headWidth; place++) {
        result[from + place] = (result[from + place] as number) + (score / total) * (value[shared + place] as number);
      }
    }
  }
  return result;
}
