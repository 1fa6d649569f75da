/** Names that are never a person's documents: hidden files, downloads under way, lock files of office programs. */
const endings = ['.part', '.crdownload', '.download', '.tmp', '.swp', '~'];
const beginnings = ['.', '~$', '.~lock'];
const names = new Set(['Thumbs.db', 'desktop.ini', 'Icon\r', 'node_modules', '__MACOSX']);

/** True for a file or folder name (not a path) that a scan leaves out. */
export function isSkipped(name: string): boolean {
  return (
    names.has(name) ||
    name.includes('.sb-') ||
    beginnings.some((beginning) => name.startsWith(beginning)) ||
    endings.some((ending) => name.toLowerCase().endsWith(ending))
  );
}
