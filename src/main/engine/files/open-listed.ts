/** Opens what a scan listed: an ordinary file, or a folder that is read as one file. */
import type { ScannedFile } from '../types.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { openPackage } from './open-package.ts';

/** `root` is the real path of the folder the file must lie in. Throws AppError: `file-missing`, `file-unreadable`, `member-limit`. */
export function openListed(file: string, root: string, special: ScannedFile['special'] | null): Promise<OpenFile> {
  return special === 'package' ? openPackage(file, root) : openFile(file, root);
}
