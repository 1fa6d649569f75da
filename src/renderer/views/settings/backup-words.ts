/** What Settings says about backups and moving. */
import type { BackupJob, LibraryCounts, MergeReport } from '../../../preload/contract/backup-shapes.ts';
import { formatAmount, formatShare } from '../../format.ts';

const stages: Readonly<Record<BackupJob['stage'], string>> = {
  copying: 'Copying the library',
  writing: 'Writing the file',
  checking: 'Checking the file',
  merging: 'Bringing in what is new',
};

/** `Writing the file · 42%` */
export function progressWords({ stage, done, total }: BackupJob): string {
  return total === 0 ? `${stages[stage]}…` : `${stages[stage]} · ${formatShare(done, total)}`;
}

/** `512 documents, 12 conversations, 3 folders` */
export function countWords({ documents, conversations, folders }: LibraryCounts): string {
  return [
    formatAmount(documents, 'document'),
    formatAmount(conversations, 'conversation'),
    formatAmount(folders, 'folder'),
  ].join(', ');
}

/** `12 documents and 3 conversations came; 40 documents were here already.` */
export function mergedWords({ documents, known, conversations, conversationsLocked }: MergeReport): string {
  const came = `${formatAmount(documents, 'document')} and ${formatAmount(conversations, 'conversation')} came`;
  const sealed =
    conversationsLocked > 0 ? ` ${formatAmount(conversationsLocked, 'conversation')} stayed: sealed there.` : '';
  return `${came}; ${formatAmount(known, 'document')} here already.${sealed}`;
}
