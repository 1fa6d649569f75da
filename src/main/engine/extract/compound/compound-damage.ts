import { AppError } from '../../../../preload/contract/errors.ts';

export function damagedCompound(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its container can not be read.', {});
}
