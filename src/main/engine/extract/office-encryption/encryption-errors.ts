import { AppError } from '../../../../preload/contract/errors.ts';

export function damagedEncryption(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its encryption can not be read.', {});
}

export function unknownEncryption(): AppError {
  return new AppError('format-unsupported', 'The document is encrypted in a way that is not read.', {});
}

/** What to say when no password opened it: `password` null when a person gave none. */
export function lockedDocument(password: string | null): AppError {
  if (password === null) return new AppError('password-needed', 'The document is protected by a password.', {});
  return new AppError('wrong-password', 'The password does not open the document.', {});
}

/** What to say of a document whose encryption is known but not read: a password is asked for once, then the truth is told. */
export function unreadableEncryption(password: string | null): AppError {
  return password === null ? lockedDocument(null) : unknownEncryption();
}

/** Office encrypts with this one by itself where only a workbook's structure is protected; nobody ever typed it. */
const unaskedPassword = 'VelvetSweatshop';

/** Passwords to try, in order. */
export function passwordsToTry(password: string | null): readonly string[] {
  return password === null ? [unaskedPassword] : [password, unaskedPassword];
}
