/** What Settings says about the team library. */

import type { Reason } from '../../../preload/contract/shapes.ts';
import type { PublishJob } from '../../../preload/contract/team-shapes.ts';
import { formatCount } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { errorMessage } from '../error-messages.ts';

/** What went wrong and what to do, as one line; a keychain that is closed is told for what was being done here. */
export function teamProblem(reason: Reason): { readonly sentence: string; readonly next: string } {
  if (reason.code === 'secret-store-unavailable') {
    return {
      sentence: t('The password could not be put into the keychain, so the address was not kept.'),
      next: t('Leave the password out of the address and write it into ~/.pgpass, or open the keychain and try again.'),
    };
  }
  const { sentence, next } = errorMessage(reason);
  return { sentence, next: next ?? '' };
}

/** What is under way, or how it ended; what goes out when nothing ran yet. Failures are `teamProblem`'s. */
export function publishWords(job: PublishJob | null, chosenFolders: number): string {
  if (job?.state === 'running')
    return plural(job.total, '{done} of {n} document', '{done} of {n} documents', { done: formatCount(job.done) });
  if (chosenFolders === 0) return t('Switch on a folder above first.');
  if (!job?.report) return t('Only what changed is sent; what left these folders is removed there too.');
  const { published, unchanged, removed, pgvector } = job.report;
  const sent = t('{published} published, {unchanged} unchanged, {removed} removed.', {
    published: formatCount(published),
    unchanged: formatCount(unchanged),
    removed: formatCount(removed),
  });
  return pgvector ? sent : `${sent} ${t('The database has no pgvector, so meaning ranks only what words find.')}`;
}

/** What of this library leaves the computer for the team library, for the Privacy page. */
export function sharedWords(folders: number, host: string): string {
  const searches = t('what you search for in the team library goes to {host}', { host });
  return folders === 0
    ? t('No folder is chosen yet, so nothing is published; {searches}.', { searches })
    : plural(
        folders,
        'Texts, titles and paths of {n} folder go to {host} when you publish, and {searches}.',
        'Texts, titles and paths of {n} folders go to {host} when you publish, and {searches}.',
        { host, searches },
      );
}
