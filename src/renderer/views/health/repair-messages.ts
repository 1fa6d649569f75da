import type { KeptFile, Repair } from '../../../preload/contract/safety-shapes.ts';
import { formatCount, formatDate } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

type RepairMessage = { readonly sentence: string; readonly next: string; readonly isProblem: boolean };

/** A sentence, and where the damaged file is kept. */
const withKept = (sentence: string, kept: string | null) =>
  kept === null
    ? sentence
    : `${sentence} ${t('The damaged file is kept as {kept}; under Models, Health it can be deleted.', { kept })}`;

/** What was done about a damaged database, for a person. */
export function repairMessage({ kind, backupAt, kept, records = {} }: Repair): RepairMessage {
  switch (kind) {
    case 'library-rebuilt':
      return {
        sentence: t('The index was damaged and is being made anew from your files.'),
        next: withKept(t('Conversations and settings are untouched.'), kept),
        isProblem: false,
      };
    case 'library-renewed':
      return {
        sentence: t('The index is being made anew from your files.'),
        next:
          kept === null
            ? ''
            : t('The one before is kept as {kept}; delete it under Models, Health when you no longer need it.', {
                kept,
              }),
        isProblem: false,
      };
    case 'personal-restored':
      return {
        sentence: t('Conversations and settings were damaged and are restored from the backup of {backupAt}.', {
          backupAt: formatDate(backupAt ?? 0),
        }),
        next: withKept(savedOf(records) ?? t('What was added after that is missing.'), kept),
        isProblem: true,
      };
    case 'personal-lost':
      return {
        sentence: t('Conversations and settings were damaged, and there was no backup yet.'),
        next: `${withKept(savedOf(records) ?? t('Add your folders again; your files are untouched.'), kept)} ${t('A Time Machine backup may hold a good one.')}`,
        isProblem: true,
      };
    case 'records-restored':
      return {
        sentence: plural(
          countOf(records),
          'A saved entry had changed on the disk and was put right.',
          '{n} saved entries had changed on the disk and were put right.',
        ),
        next: withKept(t('Daily backups held every letter; nothing is missing.'), kept),
        isProblem: false,
      };
    case 'records-damaged':
      return {
        sentence: plural(
          countOf(records),
          'A saved entry changed on the disk, and no daily backup holds it as it was.',
          '{n} saved entries changed on the disk, and no daily backup holds them as they were.',
        ),
        next: `${facts(whichOf(records))}. ${t('Messages say so where they stand. A Time Machine backup may hold them unharmed.')}`,
        isProblem: true,
      };
    case 'damage-found':
      return {
        sentence: t('The library is damaged.'),
        next: t(
          'Repair it now: the index is made anew from your files, and conversations come back from their backup if they are damaged.',
        ),
        isProblem: true,
      };
  }
}

const countOf = (records: NonNullable<Repair['records']>) =>
  Object.values(records).reduce((sum, count) => sum + count, 0);

/** What could be read out of the damaged file; null: nothing. */
function savedOf(records: NonNullable<Repair['records']>): string | null {
  const count = countOf(records);
  if (count === 0) return null;
  return plural(
    count,
    'One entry that no backup held was saved out of the damaged file; others may be missing.',
    '{n} entries that no backup held were saved out of the damaged file; others may be missing.',
  );
}

/** What the tables of personal.db hold, for a person. */
const kindOf = (table: string) => {
  if (['message', 'citation', 'conversation', 'conversation_folder', 'draft'].includes(table))
    return t('Conversations');
  if (table.startsWith('extraction_') || table.startsWith('batch_')) return t('Tables');
  return table === 'setting' ? t('Settings') : t('Other entries');
};

/** "Conversations: 2", "Settings: 1" and so on. */
function whichOf(records: NonNullable<Repair['records']>): string[] {
  const counts = new Map<string, number>();
  for (const [table, count] of Object.entries(records)) {
    const name = kindOf(table);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].map(([name, n]) => t('{name}: {count}', { name, count: formatCount(n) }));
}

const keptStamp = /\.kept-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/;

/** What a kept file is and since when, and what deleting it costs. */
export function keptFileMessage({ name, was }: KeptFile): { title: string; facts: string; warning: string } {
  const [, ...parts] = keptStamp.exec(name) ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const called = parts.length === 0 ? `${name}.` : `${name}. ${t('Set aside {date}.', { date: formatDate(at) })}`;
  return was === 'library'
    ? {
        title: t('An earlier index'),
        facts: `${called} ${t('The one in use was made anew from your files.')}`,
        warning: t('The index in use does not need it. Your files and conversations stay as they are.'),
      }
    : {
        title: t('Damaged conversations and settings'),
        facts: `${called} ${t('Someone who repairs databases may still read some of it.')}`,
        warning: t(
          'What could be saved of it is in use already. Questions and answers that are only in this file are gone for good when it is deleted.',
        ),
      };
}
