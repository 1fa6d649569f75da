import type { FileState, FolderSummary } from '../../../preload/contract/shapes.ts';
import { formatAmount, formatCount } from '../../format.ts';
import { stateMessages } from '../state-messages.ts';

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

/** Words of a state within a sentence, where its own word does not fit. */
const inSentence: Partial<Record<FileState, (count: number) => string>> = {
  locked: (count) => (count === 1 ? 'needs a password' : 'need a password'),
  'no-text': () => 'without text',
};

/** Files whose reading has come to an end, good or bad. */
export function settledInFolder(folder: FolderSummary): number {
  const { waiting, reading, readable } = folder.counts;
  return folder.files - waiting - reading - readable;
}

/** `37 of 212 files ready · 2 need a password · 1 failed · plus 48 inside archives and mails`: adds up to what is on disk. */
export function folderSummaryText(folder: FolderSummary): string {
  if (!folder.available) return 'Disk not connected. Nothing is deleted.';
  if (folder.files === 0) return 'No files found in it yet';
  const { ready } = folder.counts;
  const parts = [
    ready === folder.files
      ? `${formatAmount(ready, 'file')}, all ready`
      : `${formatCount(ready)} of ${formatAmount(folder.files, 'file')} ready`,
  ];
  for (const state of noteworthy) {
    const count = folder.counts[state];
    if (count === 0) continue;
    parts.push(`${formatCount(count)} ${inSentence[state]?.(count) ?? stateMessages[state].word.toLowerCase()}`);
  }
  if (folder.members > 0) parts.push(`plus ${formatCount(folder.members)} inside archives and mails`);
  return parts.join(' · ');
}
