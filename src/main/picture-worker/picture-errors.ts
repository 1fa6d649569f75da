import { AppError } from '../../preload/contract/errors.ts';

export function damagedPicture(): AppError {
  return new AppError('file-damaged', 'The picture is damaged.');
}

export function pictureTooLarge(width: number, height: number): AppError {
  return new AppError('picture-too-large', 'The picture has too many pixels.', { width, height });
}
