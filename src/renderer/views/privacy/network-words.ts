/** What the live Privacy page says of connections. */

import type {
  NetworkDoor,
  NetworkPurpose,
  NetworkStatus,
  OpenConnection,
} from '../../../preload/contract/network-shapes.ts';
import { formatCount } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

const purposes = (): Readonly<Record<NetworkPurpose, string>> => ({
  download: t('Downloads of models'),
  'update-check': t('Look for newer versions'),
  'team-library': t('Team library'),
  'local-model': t('Model server'),
  'local-api': t('Local API'),
});

/** What each would do, were it on. */
const meanings = (): Readonly<Record<NetworkPurpose, string>> => ({
  download: t('A model you ask for, from the address its page names.'),
  'update-check': t('One small signed file, once a day; nothing is sent or installed.'),
  'team-library': t('Folders you publish, to the database you name.'),
  'local-model': t('Questions and passages, to a server on this computer.'),
  'local-api': t('Listens on this computer for programs with its token.'),
});

export const purposeName = (purpose: NetworkPurpose): string => purposes()[purpose];
export const purposeMeaning = (purpose: NetworkPurpose): string => meanings()[purpose];

/** Connections now, with sockets nothing explains: they count as connections, since nobody knows better. */
export function connectionsNow({ open, unexplained }: NetworkStatus): number {
  return open.length + unexplained;
}

/** `0 connections now` */
export function nowWords(status: NetworkStatus | null): string {
  return status === null ? t('Looking…') : plural(connectionsNow(status), '{n} connection now', '{n} connections now');
}

/** `2 requests of the window led elsewhere and were refused.`; empty for none. */
export function refusedWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? t('1 request of the window led elsewhere and was refused.')
    : t('{count} requests of the window led elsewhere and were refused.', { count: formatCount(count) });
}

/** `Off`, `On · db.example.org`, `Listening at 127.0.0.1:8427` */
export function doorWords({ purpose, on, address }: NetworkDoor): string {
  if (!on) return t('Off');
  if (purpose === 'local-api') return t('Listening at {address}', { address: address ?? '' });
  return address === null ? t('On') : `${t('On')} · ${address}`;
}

/** `Downloads of models · models.example`, each place once, with how many there are when it is more than one. */
export function openLines(open: readonly OpenConnection[]): string[] {
  const counts = new Map<string, number>();
  for (const { purpose, host } of open) {
    const line = `${purposeName(purpose)} · ${host}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} · ${formatCount(count)}`));
}
