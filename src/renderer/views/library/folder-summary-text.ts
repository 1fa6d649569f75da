import type { FileState, FolderSummary } from '../../../preload/contract/shapes.ts';
import { formatAmount, formatCount } from '../../format.ts';
import { stateMessages } from '../library-messages.ts';

/** States that want a person's eye, the most pressing first. */
const noteworthy: readonly FileState[] = [
  'failed',
  'quarantined',
  'locked',
  'partly-read',
  'unavailable',
  'unsupported',
  'no-text',
];

/** Files whose reading has come to an end, good or bad. */
export function settledInFolder(folder: FolderSummary): number {
  const { waiting, reading, readable } = folder.counts;
  return folder.files - waiting - reading - readable;
}

/** `37 of 212 ready · 2 locked · 1 failed`: adds up to what is on disk. */
export function folderSummaryText(folder: FolderSummary): string {
  if (!folder.available) return 'Not reachable now. Nothing was deleted from the library.';
  if (folder.files === 0) return 'No files found in it yet';
  const { ready } = folder.counts;
  const parts = [
    ready === folder.files
      ? `${formatAmount(ready, 'file')}, all ready`
      : `${formatCount(ready)} of ${formatAmount(folder.files, 'file')} ready`,
  ];
  for (const state of noteworthy) {
    const count = folder.counts[state];
    if (count > 0) parts.push(`${formatCount(count)} ${stateMessages[state].word.toLowerCase()}`);
  }
  return parts.join(' · ');
}
