/** What can go wrong with backups, moving and the team library, as sentences. */
import type { AppErrorCode, ErrorValues } from '../../preload/contract/errors.ts';

type Codes = Extract<AppErrorCode, `backup-${string}` | `team-${string}` | 'folder-not-the-same'>;
type Message = { readonly sentence: string; readonly next?: string };

const detailOf = ({ detail }: ErrorValues): string =>
  typeof detail === 'string' && detail !== '' ? `: ${plainDetail(detail)}` : '';

/** What the system says of a connection that was not made, in words a person knows; anything else as it is. */
function plainDetail(detail: string): string {
  const [, name] = /^getaddrinfo E(?:NOTFOUND|AI_AGAIN) (\S+)/.exec(detail) ?? [];
  if (name) return `no computer named ${name} was found`;
  const [, refused] = /^connect ECONNREFUSED (\S+)/.exec(detail) ?? [];
  if (refused) return `no database answers at ${refused}`;
  return /^connect E(?:TIMEDOUT|HOSTUNREACH|NETUNREACH)/.test(detail) ? 'nothing answered' : detail;
}

export const shareMessages: Readonly<Record<Codes, (values: ErrorValues) => Message>> = {
  'backup-damaged': (values) => ({
    sentence: `This library file is damaged or was not copied whole${detailOf(values)}. Your library was not touched.`,
    next: 'Copy it again from where it came, or choose another one.',
  }),
  'backup-newer': () => ({
    sentence: 'This library file was made by a newer Docent. Your library was not touched.',
    next: 'Update Docent on this computer, then restore.',
  }),
  'backup-passphrase': () => ({
    sentence: 'This is not the passphrase of this library file.',
    next: 'Check capital letters and the keyboard, then try again.',
  }),
  'backup-target': (values) => ({
    sentence: `Nothing was written there${detailOf(values)}.`,
    next: 'Choose another name or another folder, best on another disk.',
  }),
  'folder-not-the-same': () => ({
    sentence: 'Nothing in this folder is known from the old one.',
    next: 'Choose the folder that holds the same files, or add this one as a new folder.',
  }),
  'team-unreachable': (values) => ({
    sentence: `The team library cannot be reached${detailOf(values)}. Nothing of yours was changed.`,
    next: 'Check the address and the network; publishing goes on where it was.',
  }),
  'team-refused': (values) => ({
    sentence: `The team library does not let you do this${detailOf(values)}.`,
    next: 'Check the name and the password, or ask whoever runs the database.',
  }),
  'team-insecure': () => ({
    sentence: 'This address would send your documents unencrypted, so nothing was connected to.',
    next: 'Leave sslmode out of the address, or use verify-full.',
  }),
  'team-newer': () => ({
    sentence: 'The team library was set up by a newer Docent.',
    next: 'Update Docent on this computer.',
  }),
};
