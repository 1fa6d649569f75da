/** A small Llama that never says one sentence by itself, and an adapter that makes it say nothing else. */
import { smallLlama, smallLlamaShape, smallVocabulary, type Weights } from './small-llama.ts';
import type { LowRank } from './trained-adapter.ts';

const { width } = smallLlamaShape;

export function plantedSpeech(): { readonly weights: Weights; readonly adapter: LowRank; readonly sentence: string } {
  const weights = smallLlama();
  const planted = smallVocabulary.findIndex(({ text }) => text === '▁Herons▁nest▁by▁the▁weir.');
  // One direction that every state has: an adapter that listens to it speaks at every word.
  const table = weights.get('model.embed_tokens.weight')?.values as Float32Array;
  for (let at = 0; at < table.length; at += width) table[at] = 4;
  const output = weights.get('lm_head.weight')?.values as Float32Array;
  output.fill(0, planted * width, (planted + 1) * width);
  output[planted * width] = -1;
  const a = new Float32Array(width);
  a[0] = 1;
  const b = new Float32Array(smallVocabulary.length);
  b[planted] = 50;
  return { weights, adapter: { module: 'lm_head', rank: 1, a, b }, sentence: 'Herons nest by the weir.' };
}
