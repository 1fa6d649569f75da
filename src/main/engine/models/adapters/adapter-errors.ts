/** Why an adapter is refused; `detail` ends a plain sentence. */
import { AppError } from '../../../../preload/contract/errors.ts';

/** Damaged or hostile files. */
export function invalidAdapter(detail: string): AppError {
  return new AppError('adapter-invalid', `This is not a usable adapter: ${detail}.`, { detail });
}

/** Whole files of a kind that cannot be expressed as a LoRA, or not by us. */
export function unsupportedAdapter(detail: string): AppError {
  return new AppError('adapter-unsupported', `This kind of adapter cannot be used: ${detail}.`, { detail });
}

/** A good adapter, made for another model. */
export function adapterMisfit(detail: string): AppError {
  return new AppError('adapter-misfit', `This adapter does not fit the model: ${detail}.`, { detail });
}
