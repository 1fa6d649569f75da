/** What the Models page says: fits or not, the arithmetic in one line, downloads, the plan in one sentence. */

import type {
  CatalogModel,
  DownloadStatus,
  MemoryPlan,
  ModelFitShape,
  ModelUse,
} from '../../../preload/contract/shapes.ts';
import { formatBytes, formatShare, formatTimeLeft } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { languageNames, numberFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { errorLine } from '../error-messages.ts';

export const verdictWords = (): Readonly<Record<ModelFitShape['verdict'], string>> => ({
  fits: t('Fits'),
  tight: t('Tight'),
  no: t('Too large'),
});

export const roleWords = (): Readonly<Record<CatalogModel['role'], string>> => ({
  chat: t('Written answers'),
  embedding: t('Search by meaning'),
  reranker: t('Order of results'),
  ocr: t('Scans and pictures'),
  'vision-text': t('What pictures show'),
});

/** Memory is counted as machines are sold: 16 GB are 16 × 1024³ bytes. */
export function formatMemory(bytes: number): string {
  const gibibytes = bytes / 1024 ** 3;
  return gibibytes < 0.95 ? formatUnit(bytes / 1024 ** 2, 'megabyte', 0) : formatUnit(gibibytes, 'gigabyte', 1);
}

/** Without a zero after the point. */
function formatUnit(value: number, unit: string, digits: number): string {
  return numberFormat({ style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}

/** `5.0 GB weights + 1.1 GB for 8,192 tokens + 0.4 GB to work = 6.5 of 9.5 GB` */
export function arithmetic(fit: ModelFitShape): string {
  const { weights, cache, compute, runtime, total } = fit.memory;
  const parts = [
    t('{memory} weights', { memory: formatMemory(weights) }),
    cache > 0
      ? plural(fit.contextTokens, '{memory} for {n} token', '{memory} for {n} tokens', { memory: formatMemory(cache) })
      : null,
    t('{memory} to work', { memory: formatMemory(compute + runtime) }),
  ].filter((part) => part !== null);
  const sum = t('{parts} = {total} of {room}', {
    parts: parts.join(' + '),
    total: formatMemory(total),
    room: formatMemory(fit.roomBytes),
  });
  return fit.guessed && cache > 0 ? t('About {sum}', { sum }) : sum;
}

/** Why it has the badge it has. */
export function verdictSentence({ verdict, memory, roomBytes, cachePrecision }: ModelFitShape): string {
  if (verdict === 'no')
    return t('It needs {memory} more than there is.', { memory: formatMemory(memory.total - roomBytes) });
  if (verdict === 'tight') return t('It works while reading and embedding rest, or with little to spare.');
  return cachePrecision === 'q8_0'
    ? t('It fits beside everything else; what it keeps of a conversation is stored in 8 bits.')
    : t('It fits beside everything else Docent does.');
}

/** The plan in one sentence. */
export function planSentence(plan: MemoryPlan): string {
  const own = plan.appBytes + plan.embedderBytes;
  const rest = plan.takesTurns
    ? t('A chat model may use {memory}; it takes turns with reading and embedding.', {
        memory: formatMemory(plan.roomAloneBytes),
      })
    : t('A chat model may use {memory} while files are being read.', { memory: formatMemory(plan.roomBytes) });
  const has = t(
    'This Mac has {memory}: {system} stay with the system and your other programs, {own} are Docent’s own.',
    { memory: formatMemory(plan.memoryBytes), system: formatMemory(plan.systemBytes), own: formatMemory(own) },
  );
  return `${has} ${rest}`;
}

/** `4B · 2.5 GB · Apache-2.0` */
export function factsLine({ maker, parameters, bytes, licence, role }: CatalogModel): string {
  const size = bytes === null ? t('size unknown') : formatBytes(bytes);
  return facts([role === 'ocr' ? null : maker, parameters, size, licence]);
}

const stateWords = (): Readonly<Record<DownloadStatus['state'], string>> => ({
  queued: t('Waits for its turn'),
  checking: t('Checking what is there'),
  downloading: t('Downloading'),
  waiting: t('No connection; it tries again by itself'),
  paused: t('Paused'),
  failed: t('Stopped'),
});

/** `1.1 of 2.5 GB · 24 MB/s · about a minute left` */
export function downloadLine(status: DownloadStatus): string {
  if (status.state === 'failed' && status.reason) return errorLine(status.reason);
  const amount = t('{done} of {total}', {
    done: formatBytes(status.bytes),
    total: formatBytes(status.totalBytes),
  });
  if (status.state !== 'downloading') {
    return `${stateWords()[status.state]} · ${amount} (${formatShare(status.bytes, status.totalBytes)})`;
  }
  const speed = status.bytesPerSecond === null ? null : t('{amount}/s', { amount: formatBytes(status.bytesPerSecond) });
  const left = status.secondsLeft === null ? null : formatTimeLeft(status.secondsLeft);
  return facts([amount, speed, left]);
}

/** What removing it means, in a sentence or two. */
export function removalText(use: ModelUse): string {
  const files = use.deletesFiles
    ? t('Docent downloaded or copied it, so its files are deleted.')
    : t('It is only taken out of the list; its file stays where it is.');
  const chosen = use.chosen ? ` ${t('It is the chosen one: Docent goes on without it.')}` : '';
  const wrote =
    use.conversations > 0
      ? ` ${plural(use.conversations, '{n} conversation keeps the answers it wrote.', '{n} conversations keep the answers it wrote.')}`
      : '';
  return `${files}${chosen}${wrote}`;
}

export function languagesLine(languages: CatalogModel['languages']): string {
  if (languages === null) return t('Not stated');
  if (languages === 'many') return t('Many');
  const names = languageNames();
  return languages.map((code) => names.of(code) ?? code).join(', ');
}
