/** Names of layers as training tools write them, and where they stand in a GGUF model. */
import { adapterMisfit, unsupportedAdapter } from './adapter-errors.ts';

export type LayerPlace = {
  /** Tensor of the base model. */
  readonly tensor: string;
  /** Rows that llama.cpp keeps in another order: those of the query heads, the key heads, or none. */
  readonly heads: 'query' | 'key' | null;
  readonly isEmbedding: boolean;
};

/** llama.cpp's names of the networks whose layers we know. Mistral models are `llama` there. */
const families: ReadonlySet<string> = new Set(['llama', 'qwen2', 'qwen3', 'gemma', 'gemma2', 'gemma3']);
/** Only this family turns pairs of rows into neighbours on conversion (`permute` in llama.cpp's convert_hf_to_gguf.py). */
const permuted: ReadonlySet<string> = new Set(['llama']);

const layers: Readonly<Record<string, string>> = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};
const shown = (name: string) => `“${name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80)}”`;

/** Throws `adapter-unsupported` when the family is not one of ours. */
export function assertKnownFamily(architecture: string): void {
  if (families.has(architecture)) return;
  throw unsupportedAdapter(`adapters for ${architecture} models can be added as GGUF only`);
}

/** `module` e.g. `model.layers.3.self_attn.q_proj`. Throws `adapter-misfit` for layers these networks do not have. */
export function layerPlace(module: string, architecture: string): LayerPlace {
  const plain = module.replace(/^language_model\./, '').replace(/^model\.(language_model\.)?/, '');
  if (plain === 'lm_head') return { tensor: 'output.weight', heads: null, isEmbedding: false };
  if (plain === 'embed_tokens') return { tensor: 'token_embd.weight', heads: null, isEmbedding: true };
  const [, number, layer = ''] = /^layers\.(\d{1,5})\.([\w.]+)$/.exec(plain) ?? [];
  const name = Object.hasOwn(layers, layer) ? layers[layer] : undefined;
  if (number === undefined || !name)
    throw adapterMisfit(`it changes ${shown(module)}, which ${architecture} models do not have`);
  const heads = permuted.has(architecture) ? ({ attn_q: 'query', attn_k: 'key' } as const)[name] : null;
  return { tensor: `blk.${Number(number)}.${name}.weight`, heads: heads ?? null, isEmbedding: false };
}
