/** `adapter_config.json` as `mlx_lm.lora` writes it: the arguments of the training. */
import { shownName } from '../safetensors/safetensors-header.ts';
import { invalidAdapter, unsupportedAdapter } from './adapter-errors.ts';
import type { AdapterRecipe } from './adapter-recipe.ts';
import type { AdapterSettings } from './read-settings.ts';
import { usableScale } from './usable-scale.ts';

/** Throws `adapter-unsupported` with what exactly cannot be used, or `adapter-invalid`. */
export function mlxRecipe(settings: AdapterSettings): AdapterRecipe {
  const kind = settings.fine_tune_type ?? 'lora';
  if (kind === 'dora') throw unsupportedAdapter('it is DoRA, which also changes the length of weights');
  if (kind === 'full') throw unsupportedAdapter('it is a whole training, not LoRA');
  if (kind !== 'lora') throw unsupportedAdapter(`it is ${shownName(String(kind))}, not LoRA`);
  const parameters = settings.lora_parameters;
  if (typeof parameters !== 'object' || parameters === null) throw invalidAdapter('it has no lora_parameters');
  const { rank, scale, alpha } = parameters as Record<string, unknown>;
  // mlx_lm before 0.19 multiplied the scale by alpha / rank, later versions pass over alpha: nobody can tell which this is.
  if (alpha !== undefined) throw unsupportedAdapter('it has both scale and alpha; mlx_lm has changed what that means');
  if (typeof scale !== 'number') throw invalidAdapter('lora_parameters name no scale');
  if (rank !== undefined && !(Number.isSafeInteger(rank) && (rank as number) > 0)) {
    throw invalidAdapter('lora_parameters name an impossible rank');
  }
  const { model, base_model_sha256: sha256 } = settings;
  return {
    format: 'mlx',
    baseName: typeof model === 'string' && model !== '' ? model : null,
    baseSha256: typeof sha256 === 'string' ? sha256.toLowerCase() : null,
    rankOf: () => (rank as number | undefined) ?? null,
    scaleOf: () => usableScale(scale),
  };
}
