/** Watches folders with @parcel/watcher: FSEvents on the Mac, inotify on Linux. */
import path from 'node:path';
import type { FolderWatcher } from '../engine/ports.ts';

/** Folders nobody lists: on Linux each one watched costs memory of the kernel, and there is a limit. */
const ignored = ['**/node_modules/**', '**/.git/**', '**/.Trash/**', '**/.Trashes/**', '**/.Spotlight-V100/**'];

export function createParcelWatcher(): FolderWatcher {
  return {
    async watch(folder, onHint, onTrouble) {
      let isOver = false;
      const trouble = (reason: string) => {
        if (isOver) return;
        isOver = true;
        onTrouble(reason);
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
        },
        { ignore: ignored },
      );
      return {
        async close() {
          isOver = true;
          // The system has already ended the watches of a folder that is gone; that is no failure to be told.
          await subscription.unsubscribe().catch((error: unknown) => {
            if (!String(error).includes('Unable to remove watcher')) throw error;
          });
        },
      };
    },
  };
}
