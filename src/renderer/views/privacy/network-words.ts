/** What the live Privacy page says of connections. */
import type {
  NetworkDoor,
  NetworkPurpose,
  NetworkStatus,
  OpenConnection,
} from '../../../preload/contract/network-shapes.ts';
import { formatAmount, formatCount } from '../../format.ts';

const purposes: Readonly<Record<NetworkPurpose, string>> = {
  download: 'Downloads of models',
  'update-check': 'Look for newer versions',
  'team-library': 'Team library',
  'local-model': 'Model server',
  'local-api': 'Local API',
};

/** What each would do, were it on. */
const meanings: Readonly<Record<NetworkPurpose, string>> = {
  download: 'A model you ask for, from the address its page names.',
  'update-check': 'One small signed file, once a day; nothing is sent or installed.',
  'team-library': 'Folders you publish, to the database you name.',
  'local-model': 'Questions and passages, to a server on this computer.',
  'local-api': 'Listens on this computer for programs with its token.',
};

export const purposeName = (purpose: NetworkPurpose): string => purposes[purpose];
export const purposeMeaning = (purpose: NetworkPurpose): string => meanings[purpose];

/** Connections now, with sockets nothing explains: they count as connections, since nobody knows better. */
export function connectionsNow({ open, unexplained }: NetworkStatus): number {
  return open.length + unexplained;
}

/** `0 connections now` */
export function nowWords(status: NetworkStatus | null): string {
  return status === null ? 'Looking…' : `${formatAmount(connectionsNow(status), 'connection')} now`;
}

/** `2 requests of the window led elsewhere and were refused.`; empty for none. */
export function refusedWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? '1 request of the window led elsewhere and was refused.'
    : `${formatCount(count)} requests of the window led elsewhere and were refused.`;
}

/** `Off`, `On · db.example.org`, `Listening at 127.0.0.1:8427` */
export function doorWords({ purpose, on, address }: NetworkDoor): string {
  if (!on) return 'Off';
  if (purpose === 'local-api') return `Listening at ${address ?? ''}`;
  return address === null ? 'On' : `On · ${address}`;
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
