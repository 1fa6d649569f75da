/** Profiles: libraries under a name, each with a data folder, settings and configuration file of its own. */
import { AppError } from './errors.ts';

/** Letters, digits, spaces, - and _: a folder's name on any disk. */
const pattern = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u;

/** Its folder, from the one the app's own data folder stands in. Throws AppError `bad-request`. */
export function profileFolder(name: string): string {
  if (pattern.test(name)) return `Docent profiles/${name.normalize('NFC')}`;
  throw new AppError(
    'bad-request',
    'The name of a profile has letters, digits, spaces, - and _, begins with a letter or digit, and has at most 40.',
  );
}
