import { app, type BrowserWindow, nativeImage, type WebContents } from 'electron';
import type { Handlers } from '../../preload/contract/requests.ts';
import { appLimits } from './limits.ts';
import type { PageFiles } from './page-files.ts';
import { quickLook } from './quick-look.ts';

/** Cited pages handed to the system: dragged out of the window, or looked at. The window names ids; which file that is is decided here. */
export function pageHandlers(options: {
  readonly pages: PageFiles;
  /** The page the person drags in. */
  readonly contents: () => WebContents | null;
  readonly window: () => BrowserWindow | null;
}): Handlers<'page.prepare' | 'page.drag' | 'page.preview'> {
  const { pages } = options;
  return {
    'page.prepare': async (place) => {
      await pages.of(place);
      return null;
    },
    'page.drag': async (place) => {
      const { path, page } = await pages.of(place);
      const { iconEdge } = appLimits.drag;
      const image = page ? nativeImage.createFromBuffer(Buffer.from(page)) : await app.getFileIcon(path);
      // Without a picture the system refuses the drag.
      const icon = image.isEmpty() ? await app.getFileIcon(path) : image.resize({ height: iconEdge, quality: 'good' });
      options.contents()?.startDrag({ file: path, icon });
      return null;
    },
    'page.preview': async (place) => quickLook(options.window(), (await pages.of(place)).path),
  };
}
