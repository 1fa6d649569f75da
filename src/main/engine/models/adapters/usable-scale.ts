import { invalidAdapter } from './adapter-errors.ts';

/** The scale, or `adapter-invalid`: llama.cpp takes 0 for "not given". */
export function usableScale(scale: number): number {
  if (!Number.isFinite(scale) || scale === 0)
    throw invalidAdapter('its scale is 0 or no number, so it changes nothing');
  return scale;
}
