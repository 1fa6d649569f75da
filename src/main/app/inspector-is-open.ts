import { url } from 'node:inspector';

/** Whether somebody can look into this process: in a packaged app only where the fuse nodeCliInspect lets `--inspect` work. */
export function inspectorIsOpen(): boolean {
  return url() !== undefined;
}
