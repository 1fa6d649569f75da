import type { KeptFile, Repair } from '../../../preload/contract/safety-shapes.ts';
import { formatDate } from '../../format.ts';

type RepairMessage = { readonly sentence: string; readonly next: string; readonly isProblem: boolean };

const keptAs = (kept: string | null) =>
  kept === null ? '' : ` The damaged file is kept as ${kept}; under Models, Health it can be deleted.`;

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
        next:
          kept === null
            ? ''
            : `The one before is kept as ${kept}; delete it under Models, Health when you no longer need it.`,
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

const keptStamp = /\.kept-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/;

/** What a kept file is and since when, and what deleting it costs. */
export function keptFileMessage({ name, was }: KeptFile): { title: string; facts: string; warning: string } {
  const [, ...parts] = keptStamp.exec(name) ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const since =
    parts.length === 0 ? '' : ` Set aside ${formatDate(Date.UTC(year, month - 1, day, hour, minute, second))}.`;
  return was === 'library'
    ? {
        title: 'An earlier index',
        facts: `${name}.${since} The one in use was made anew from your files.`,
        warning: 'The index in use does not need it. Your files and conversations stay as they are.',
      }
    : {
        title: 'Damaged conversations and settings',
        facts: `${name}.${since} Someone who repairs databases may still read some of it.`,
        warning:
          'What could be saved of it is in use already. Questions and answers that are only in this file are gone for good when it is deleted.',
      };
}
