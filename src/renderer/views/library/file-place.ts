import type { FileSummary, FolderSummary } from '../../../preload/contract/shapes.ts';
import { formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { errorLine } from '../error-messages.ts';
import { stateMessages } from '../state-messages.ts';

/** Where a file stands, from its registered folder on: `Documents/Contracts`. */
export function placeOf(file: FileSummary, folders: readonly FolderSummary[]): string {
  const folder = folders.find((each) => each.id === file.folderId);
  const inside =
    folder && file.path.startsWith(`${folder.path}/`) ? file.path.slice(folder.path.length + 1) : file.path;
  // `!/` stands between an archive or mail and the place inside it; a member's own place may be a folder there.
  const parts = inside.replaceAll('!/', '/').split('/').slice(0, -1);
  return (folder ? [folder.name, ...parts] : parts).join('/');
}

/**
 * The second line: why, when something is not as it should be; else the title, else where it stands. Below its container
 * (`depth` above 0) only the place inside that is new; empty when there is none.
 */
export function fileNote(
  file: FileSummary,
  folders: readonly FolderSummary[],
  depth = 0,
): { readonly text: string; readonly isReason: boolean } {
  if (file.reason) return { text: errorLine(file.reason), isReason: true };
  if (file.doubt) return { text: errorLine(file.doubt), isReason: true };
  const { tone, sentence } = stateMessages()[file.state];
  if (tone === 'note' || tone === 'problem' || file.state === 'unsupported') return { text: sentence, isReason: true };
  if (file.title && file.title !== file.name) return { text: file.title, isReason: false };
  if (depth === 0) return { text: placeOf(file, folders), isReason: false };
  const own = (file.memberPath ?? '').split('!/').at(-1) ?? '';
  return { text: own.split('/').slice(0, -1).join('/'), isReason: false };
}

/** `12`, `3 of 12` while some are not read, or a dash where a file has no pages. */
export function pagesText(file: FileSummary): string {
  if (file.pages === null || file.pages === 0) return '–';
  return file.pagesRead < file.pages
    ? t('{pagesRead} of {pages}', { pagesRead: formatCount(file.pagesRead), pages: formatCount(file.pages) })
    : formatCount(file.pages);
}

/** States after which reading again may help. */
export const retryable: ReadonlySet<string> = new Set(['failed', 'quarantined', 'partly-read', 'unavailable']);
