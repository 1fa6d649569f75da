/** What Settings says about backups and moving. */
import type { BackupJob, LibraryCounts } from '../../../preload/contract/backup-shapes.ts';
import { formatAmount, formatShare } from '../../format.ts';

const stages: Readonly<Record<BackupJob['stage'], string>> = {
  copying: 'Copying the library',
  writing: 'Writing the file',
  checking: 'Checking the file',
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
