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

export function mergedTitle(file: string, { documents, conversations }: MergeReport): string {
  return documents + conversations === 0 ? `${file} holds nothing new` : `What was new in ${file} is here`;
}

/** `12 documents and 3 conversations came; 40 documents were here already.` */
export function mergedWords({ documents, known, conversations, conversationsLocked }: MergeReport): string {
  const came =
    documents + conversations === 0
      ? ''
      : `${formatAmount(documents, 'document')} and ${formatAmount(conversations, 'conversation')} came; `;
  const were = `${formatAmount(known, 'document was', 'documents were')} here already.`;
  const sealed =
    conversationsLocked > 0
      ? ` ${formatAmount(conversationsLocked, 'conversation is', 'conversations are')} encrypted there and could not come.`
      : '';
  return `${came}${were}${sealed}`;
}
