/** What differs between a Mac and the Linux build that tests drive. */
export function isMac(): boolean {
  return window.docent.platform === 'darwin';
}

/** `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function shortcutLabel(key: string): string {
  return isMac() ? `⌘${key}` : `Ctrl+${key}`;
}

/** What the system calls its file browser. */
export function fileBrowserName(): string {
  return isMac() ? 'Finder' : 'File Manager';
}
