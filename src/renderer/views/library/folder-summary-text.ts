import type { FileState, FolderSummary } from '../../../preload/contract/shapes.ts';
import { formatCount } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { lowerCase } from '../../languages/lower-case.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
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

/** `2 need a password`, `1 failed`. */
function stateAmount(state: FileState, count: number): string {
  switch (state) {
    case 'failed':
      return plural(count, '{n} failed', '{n} failed');
    case 'quarantined':
      return plural(count, '{n} set aside', '{n} set aside');
    case 'locked':
      return plural(count, '{n} needs a password', '{n} need a password');
    case 'partly-read':
      return plural(count, '{n} partly read', '{n} partly read');
    case 'unavailable':
      return plural(count, '{n} unavailable', '{n} unavailable');
    case 'unsupported':
      return plural(count, '{n} not supported', '{n} not supported');
    case 'no-text':
      return plural(count, '{n} without text', '{n} without text');
    default:
      return `${formatCount(count)} ${lowerCase(stateMessages()[state].word)}`;
  }
}

/** Files whose reading has come to an end, good or bad. */
export function settledInFolder(folder: FolderSummary): number {
  const { waiting, reading, readable } = folder.counts;
  return folder.files - waiting - reading - readable;
}

/** `37 of 212 files ready · 2 need a password · 1 failed · plus 48 inside archives and mails`: adds up to what is on disk. */
export function folderSummaryText(folder: FolderSummary): string {
  if (!folder.available) return t('Disk not connected. Nothing is deleted.');
  if (folder.files === 0 && folder.closed.count === 0) return t('No files found in it yet');
  const { ready } = folder.counts;
  const parts = [
    ready === folder.files && folder.closed.count === 0
      ? plural(ready, '{n} file, all ready', '{n} files, all ready')
      : plural(folder.files, '{ready} of {n} file ready', '{ready} of {n} files ready', { ready: formatCount(ready) }),
  ];
  for (const state of noteworthy) {
    const count = folder.counts[state];
    if (count === 0) continue;
    parts.push(stateAmount(state, count));
  }
  if (folder.closed.count > 0)
    parts.push(plural(folder.closed.count, '{n} place can’t be read', '{n} places can’t be read'));
  if (folder.members > 0)
    parts.push(plural(folder.members, 'plus {n} inside archives and mails', 'plus {n} inside archives and mails'));
  return facts(parts);
}
