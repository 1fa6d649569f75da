/** Watches folders with @parcel/watcher: FSEvents on the Mac, inotify on Linux. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FolderWatcher } from '../engine/ports.ts';

/** Folders nobody lists: on Linux each one watched costs memory of the kernel, and there is a limit. */
const ignored = ['**/node_modules/**', '**/.git/**', '**/.Trash/**', '**/.Trashes/**', '**/.Spotlight-V100/**'];

/**
 * On Linux each folder is watched by itself. What comes in with folders inside it (moved here, or made at once) leaves those unwatched or
 * known by their old place, so that later changes in them are told wrongly or not at all: such a folder must be watched anew.
 */
async function comesWithFolders(folder: string): Promise<boolean> {
  // A file, or gone again.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.some((entry) => entry.isDirectory());
}

/** `watchesEachFolder`: whether the system watches folders one by one instead of whole trees. */
export function createParcelWatcher(watchesEachFolder = process.platform === 'linux'): FolderWatcher {
  /** How to end each watch that tells of changes now. */
  const live = new Set<(reason: string) => void>();
  return {
    async watch(folder, onHint, onTrouble) {
      let isOver = false;
      const trouble = (reason: string) => {
        if (isOver) return;
        isOver = true;
        live.delete(trouble);
        onTrouble(reason);
      };
      const lookForFolders = async (events: readonly { readonly type: string; readonly path: string }[]) => {
        for (const event of events) {
          if (isOver) return;
          if (event.type === 'create' && (await comesWithFolders(event.path)))
            trouble('a folder came with others in it');
        }
      };
      // Where its native part is missing, nothing is watched; everything else works.
      const { default: watcher } = await import('@parcel/watcher');
      const subscription = await watcher.subscribe(
        folder,
        (error, events) => {
          if (isOver) return;
          if (error) return trouble(error.message);
          const hints = new Set<string>();
          for (const event of events) {
            const hint = path.relative(folder, event.path);
            // Whoever watched the folder itself watches what was moved away from here.
            if (hint === '' && event.type === 'delete') return trouble('the folder was removed or moved');
            if (!hint.startsWith('..')) hints.add(hint.split(path.sep).join('/'));
          }
          onHint([...hints]);
          if (watchesEachFolder) void lookForFolders(events);
        },
        { ignore: ignored },
      );
      if (!isOver) live.add(trouble);
      return {
        async close() {
          isOver = true;
          live.delete(trouble);
          // A folder that moved from one watched tree to another has one watch for both, which ends with the first.
          if (watchesEachFolder) for (const end of [...live]) end('another watch ended');
          // The system has already ended the watches of a folder that is gone; that is no failure to be told.
          await subscription.unsubscribe().catch((error: unknown) => {
            if (!String(error).includes('Unable to remove watcher')) throw error;
          });
        },
      };
    },
  };
}
