import { AppError } from '../../../preload/contract/errors.ts';

/** A file that claims to be a model and is not one we may hand to native code; `detail` ends a plain sentence. */
export function invalidModel(detail: string): AppError {
  return new AppError('model-invalid', `This is not a usable GGUF model file: ${detail}.`, { detail });
}
