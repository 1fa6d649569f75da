/** What can go wrong with backups, moving and the team library, as sentences. */

import type { AppErrorCode, ErrorValues } from '../../preload/contract/errors.ts';
import { t } from '../languages/translate.ts';

type Codes = Extract<AppErrorCode, `backup-${string}` | `team-${string}` | 'folder-not-the-same'>;
type Message = { readonly sentence: string; readonly next?: string };

const detailOf = ({ detail }: ErrorValues): string =>
  typeof detail === 'string' && detail !== '' ? `: ${plainDetail(detail)}` : '';

/** What the system says of a connection that was not made, in words a person knows; anything else as it is. */
function plainDetail(detail: string): string {
  const [, name] = /^getaddrinfo E(?:NOTFOUND|AI_AGAIN) (\S+)/.exec(detail) ?? [];
  if (name) return t('no computer named {name} was found', { name });
  const [, refused] = /^connect ECONNREFUSED (\S+)/.exec(detail) ?? [];
  if (refused) return t('no database answers at {refused}', { refused });
  return /^connect E(?:TIMEDOUT|HOSTUNREACH|NETUNREACH)/.test(detail) ? t('nothing answered') : detail;
}

export const shareMessages: Readonly<Record<Codes, (values: ErrorValues) => Message>> = {
  'backup-damaged': (values) => ({
    sentence: t('This library file is damaged or was not copied whole{detail}. Your library was not touched.', {
      detail: detailOf(values),
    }),
    next: t('Copy it again from where it came, or choose another one.'),
  }),
  'backup-newer': () => ({
    sentence: t('This library file was made by a newer Docent. Your library was not touched.'),
    next: t('Update Docent on this computer, then restore.'),
  }),
  'backup-passphrase': () => ({
    sentence: t('This is not the passphrase of this library file.'),
    next: t('Check capital letters and the keyboard, then try again.'),
  }),
  'backup-target': (values) => ({
    sentence: t('Nothing was written there{detail}.', { detail: detailOf(values) }),
    next: t('Choose another name or another folder, best on another disk.'),
  }),
  'backup-exists': () => ({
    sentence: t('A backup of this name is there already, and nothing was written over it.'),
    next: t('Choose another name, or say that it may be replaced.'),
  }),
  'folder-not-the-same': () => ({
    sentence: t('Nothing in this folder is known from the old one.'),
    next: t('Choose the folder that holds the same files, or add this one as a new folder.'),
  }),
  'team-unreachable': (values) => ({
    sentence: t('The team library cannot be reached{detail}. Nothing of yours was changed.', {
      detail: detailOf(values),
    }),
    next: t('Check the address and the network; publishing goes on where it was.'),
  }),
  'team-refused': (values) => ({
    sentence: t('The team library does not let you do this{detail}.', { detail: detailOf(values) }),
    next: t('Check the name and the password, or ask whoever runs the database.'),
  }),
  'team-insecure': () => ({
    sentence: t('This address would send your documents unencrypted, so nothing was connected to.'),
    next: t('Leave sslmode out of the address, or use verify-full.'),
  }),
  'team-newer': () => ({
    sentence: t('The team library was set up by a newer Docent.'),
    next: t('Update Docent on this computer.'),
  }),
};
