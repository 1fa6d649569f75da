/** What Settings says about the team library. */
import type { Reason } from '../../../preload/contract/shapes.ts';
import type { PublishJob } from '../../../preload/contract/team-shapes.ts';
import { formatAmount, formatCount } from '../../format.ts';
import { errorMessage } from '../error-messages.ts';

/** What went wrong and what to do, as one line; a keychain that is closed is told for what was being done here. */
export function teamProblem(reason: Reason): { readonly sentence: string; readonly next: string } {
  if (reason.code === 'secret-store-unavailable') {
    return {
      sentence: 'The password could not be put into the keychain, so the address was not kept.',
      next: 'Leave the password out of the address and write it into ~/.pgpass, or open the keychain and try again.',
    };
  }
  const { sentence, next } = errorMessage(reason);
  return { sentence, next: next ?? '' };
}

/** What is under way, or how it ended; what goes out when nothing ran yet. Failures are `teamProblem`'s. */
export function publishWords(job: PublishJob | null, chosenFolders: number): string {
  if (job?.state === 'running') return `${formatCount(job.done)} of ${formatAmount(job.total, 'document')}`;
  if (chosenFolders === 0) return 'Switch on a folder above first.';
  if (!job?.report) return 'Only what changed is sent; what left these folders is removed there too.';
  const { published, unchanged, removed, pgvector } = job.report;
  const meaning = pgvector ? '' : ' The database has no pgvector, so meaning ranks only what words find.';
  return `${formatCount(published)} published, ${formatCount(unchanged)} unchanged, ${formatCount(removed)} removed.${meaning}`;
}

/** What of this library leaves the computer for the team library, for the Privacy page. */
export function sharedWords(folders: number, host: string): string {
  const searches = `what you search for in the team library goes to ${host}`;
  return folders === 0
    ? `No folder is chosen yet, so nothing is published; ${searches}.`
    : `Texts, titles and paths of ${formatAmount(folders, 'folder')} go to ${host} when you publish, and ${searches}.`;
}
