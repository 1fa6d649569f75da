/** Whether a folder may be registered, beside those that are. */
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';

export type CheckedFolder = { readonly path: string; readonly volume: string };

/**
 * The folder's real path and volume. Throws AppError: `folder-missing`, `folder-not-a-folder`, `folder-refused`,
 * `folder-inside-another`, `folder-contains-another`, `file-unreadable`.
 */
export async function checkFolder(wanted: string, registered: () => readonly string[]): Promise<CheckedFolder> {
  const found = await lookAt(wanted);
  if (isTooWide(found.path)) {
    throw new AppError(
      'folder-refused',
      'This folder holds the whole disk, home or system. Choose a folder inside it.',
      {
        path: found.path,
      },
    );
  }
  // Asked last, after everything that waits: two additions at once must see each other.
  for (const other of registered()) {
    if (isInside(found.path, other)) {
      throw new AppError('folder-inside-another', 'This folder is already covered by another one in the library.', {
        path: found.path,
        other,
      });
    }
    if (isInside(other, found.path)) {
      throw new AppError(
        'folder-contains-another',
        'This folder contains one that is in the library. Remove that one first.',
        {
          path: found.path,
          other,
        },
      );
    }
  }
  return found;
}

async function lookAt(wanted: string): Promise<CheckedFolder> {
  try {
    const real = await realpath(path.resolve(wanted));
    const stats = await stat(real);
    if (!stats.isDirectory()) {
      throw new AppError('folder-not-a-folder', 'This is a file. Add the folder that holds it.', { path: real });
    }
    return { path: real, volume: stats.dev.toString() };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new AppError('folder-missing', 'There is no folder at this place.', { path: wanted });
    }
    throw new AppError('file-unreadable', 'This folder cannot be opened. Check its permissions.', {
      path: wanted,
      system: code ?? null,
    });
  }
}

/** True when `inner` is `outer` or lies under it; both are real paths. */
export function isInside(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep);
}

/** Where macOS shows the disk a person writes to a second time. */
const secondRoot = '/system/volumes/data';

/** The whole disk, home, what holds homes, or the system, however it is written; also a path that is not absolute. */
export function isTooWide(folder: string, home = homedir()): boolean {
  if (!path.isAbsolute(folder)) return true;
  // The disk of a Mac knows no case.
  const plain = path.resolve(folder).toLowerCase();
  const place = isInside(plain, secondRoot) ? plain.slice(secondRoot.length) || '/' : plain;
  const own = home.toLowerCase();
  const refused = [path.join(own, 'library'), '/system', '/library', '/users', '/volumes'];
  return isInside(own, place) || refused.includes(place);
}
