import type { Repair } from '../../../preload/contract/safety-shapes.ts';
import { formatDate } from '../../format.ts';

type RepairMessage = { readonly sentence: string; readonly next: string; readonly isProblem: boolean };

const keptAs = (kept: string | null) => (kept === null ? '' : ` The damaged file is kept as ${kept}.`);

/** What was done about a damaged database, for a person. */
export function repairMessage({ kind, backupAt, kept }: Repair): RepairMessage {
  switch (kind) {
    case 'library-rebuilt':
      return {
        sentence: 'The index was damaged and is being made anew from your files.',
        next: `Conversations and settings are untouched.${keptAs(kept)}`,
        isProblem: false,
      };
    case 'library-renewed':
      return {
        sentence: 'The index is being made anew from your files.',
        next: kept === null ? '' : `The one before is kept as ${kept}; delete it when you no longer need it.`,
        isProblem: false,
      };
    case 'personal-restored':
      return {
        sentence: `Conversations and settings were damaged and are restored from the backup of ${formatDate(backupAt ?? 0)}.`,
        next: `What was added after that is missing.${keptAs(kept)}`,
        isProblem: true,
      };
    case 'personal-lost':
      return {
        sentence: 'Conversations and settings were damaged, and there was no backup yet.',
        next: `Add your folders again; your files are untouched.${keptAs(kept)} A Time Machine backup may hold a good one.`,
        isProblem: true,
      };
    case 'damage-found':
      return {
        sentence: 'The library is damaged.',
        next: 'Repair it now: the index is made anew from your files, and conversations come back from their backup if they are damaged.',
        isProblem: true,
      };
  }
}
