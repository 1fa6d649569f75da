/** What differs between a Mac and the Linux build that tests drive. */
export function isMac(): boolean {
  return window.docent.platform === 'darwin';
}

/** `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function shortcutLabel(key: string): string {
  return isMac() ? `⌘${key}` : `Ctrl+${key}`;
}

/** The name of the machine in sentences: promises are made about "this Mac" on a Mac. */
export function machineName(): string {
  return isMac() ? 'this Mac' : 'this computer';
}

/** What the system calls its file browser. */
export function fileBrowserName(): string {
  return isMac() ? 'Finder' : 'File Manager';
}
