/** What Settings says about backups and moving. */

import type { BackupJob, LibraryCounts, MergeReport } from '../../../preload/contract/backup-shapes.ts';
import { formatShare } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

const stages = (): Readonly<Record<BackupJob['stage'], string>> => ({
  copying: t('Copying the library'),
  writing: t('Writing the file'),
  checking: t('Checking the file'),
  merging: t('Bringing in what is new'),
});

/** `Writing the file · 42%` */
export function progressWords({ stage, done, total }: BackupJob): string {
  return total === 0 ? `${stages()[stage]}…` : `${stages()[stage]} · ${formatShare(done, total)}`;
}

/** `512 documents, 12 conversations, 3 folders` */
export function countWords({ documents, conversations, folders }: LibraryCounts): string {
  return [
    plural(documents, '{n} document', '{n} documents'),
    plural(conversations, '{n} conversation', '{n} conversations'),
    plural(folders, '{n} folder', '{n} folders'),
  ].join(', ');
}

export function mergedTitle(file: string, { documents, conversations }: MergeReport): string {
  return documents + conversations === 0
    ? t('{file} holds nothing new', { file })
    : t('What was new in {file} is here', { file });
}

/** `12 documents and 3 conversations came; 40 documents were here already.` */
export function mergedWords({ documents, known, conversations, conversationsLocked }: MergeReport): string {
  const here = plural(known, '{n} document was here already.', '{n} documents were here already.');
  const merged =
    documents + conversations === 0
      ? here
      : t('{documents} and {conversations} came; {here}', {
          documents: plural(documents, '{n} document', '{n} documents'),
          conversations: plural(conversations, '{n} conversation', '{n} conversations'),
          here,
        });
  if (conversationsLocked === 0) return merged;
  const sealed = plural(
    conversationsLocked,
    '{n} conversation is encrypted there and could not come.',
    '{n} conversations are encrypted there and could not come.',
  );
  return `${merged} ${sealed}`;
}
