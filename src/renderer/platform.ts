/** What differs between a Mac and the Linux build that tests drive. */
export function isMac(): boolean {
  return window.docent.platform === 'darwin';
}

/** `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function shortcutLabel(key: string): string {
  return isMac() ? `⌘${key}` : `Ctrl+${key}`;
}

/** Where a Mac draws a window's buttons: at the right only when the system itself, not just Docent, is read from right to left. */
export function windowButtonsSide(systemLanguages: readonly string[] = []): 'left' | 'right' {
  return /^(ar|fa|he|ur)\b/.test(systemLanguages[0] ?? '') ? 'right' : 'left';
}

/** What the system calls its file browser. */
export function fileBrowserName(): string {
  return isMac() ? 'Finder' : 'File Manager';
}
