/** `adapter_config.json` as Hugging Face PEFT writes it (`peft/tuners/lora/config.py`). */
import { shownName } from '../safetensors/safetensors-header.ts';
import { invalidAdapter, unsupportedAdapter } from './adapter-errors.ts';
import type { AdapterRecipe } from './adapter-recipe.ts';
import type { AdapterSettings } from './read-settings.ts';
import { usableScale } from './usable-scale.ts';

/** Starts of the training that change the base model too: the adapter alone is then not what was trained. */
const changedBases = /^(pissa|olora|corda|loftq)/i;

/** Throws `adapter-unsupported` with what exactly cannot be used, or `adapter-invalid`. */
export function peftRecipe(settings: AdapterSettings): AdapterRecipe {
  refuseWhatIsNoLora(settings);
  const rank = positive(settings.r);
  if (rank === null) throw invalidAdapter('adapter_config.json names no rank (r)');
  const alpha = settings.lora_alpha;
  if (typeof alpha !== 'number') throw invalidAdapter('adapter_config.json names no lora_alpha');
  const ranks = patternOf(settings.rank_pattern, 'rank_pattern');
  const alphas = patternOf(settings.alpha_pattern, 'alpha_pattern');
  const stabilised = settings.use_rslora === true;
  return {
    format: 'peft',
    baseName: text(settings.base_model_name_or_path),
    baseSha256: text(settings.base_model_sha256)?.toLowerCase() ?? null,
    rankOf: (module) => matching(ranks, module) ?? rank,
    scaleOf: (module, actualRank) =>
      usableScale((matching(alphas, module) ?? alpha) / (stabilised ? Math.sqrt(actualRank) : actualRank)),
  };
}

function refuseWhatIsNoLora(settings: AdapterSettings): void {
  const { peft_type: type, bias, init_lora_weights: start } = settings;
  if (type !== 'LORA') throw unsupportedAdapter(`it is ${shownName(String(type))}, not LoRA`);
  if (settings.use_dora === true) throw unsupportedAdapter('it is DoRA, which also changes the length of weights');
  if (bias !== undefined && bias !== null && bias !== 'none') throw unsupportedAdapter('it also trains bias values');
  if (settings.lora_bias === true) throw unsupportedAdapter('it also trains bias values');
  const whole = settings.modules_to_save;
  if (Array.isArray(whole) && whole.length > 0) {
    throw unsupportedAdapter(`it holds whole layers (modules_to_save: ${shownName(whole.join(', '))})`);
  }
  if (settings.fan_in_fan_out === true)
    throw unsupportedAdapter('its matrices lie the other way round (fan_in_fan_out)');
  if (filled(settings.target_parameters)) throw unsupportedAdapter('it changes single parameters (target_parameters)');
  if (filled(settings.trainable_token_indices)) throw unsupportedAdapter('it replaces single words of the vocabulary');
  if (filled(settings.layer_replication))
    throw unsupportedAdapter('it repeats layers of the model (layer_replication)');
  if (typeof start === 'string' && changedBases.test(start)) {
    throw unsupportedAdapter(`it was trained on changed weights of its model (${shownName(start)})`);
  }
}

type Pattern = readonly (readonly [string, number])[];

/** Module names with a number each. PEFT takes regular expressions; only plain names are read, as a pattern may be built to hang. */
function patternOf(value: unknown, what: string): Pattern {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidAdapter(`${what} is no list of settings`);
  return Object.entries(value).map(([name, number]) => {
    if (typeof number !== 'number' || !Number.isFinite(number)) throw invalidAdapter(`${what} holds no number`);
    if (!/^\^?[\w.]+$/.test(name)) throw unsupportedAdapter(`${what} holds a pattern (${shownName(name)})`);
    return [name, number] as const;
  });
}

/** The first name that is the module or its end after a dot, as PEFT looks them up. */
function matching(pattern: Pattern, module: string): number | null {
  const found = pattern.find(([name]) =>
    name.startsWith('^') ? module === name.slice(1) : module === name || module.endsWith(`.${name}`),
  );
  return found?.[1] ?? null;
}

function filled(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
}

const positive = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
