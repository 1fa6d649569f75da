/** What the Models page says: fits or not, the arithmetic in one line, downloads, the plan in one sentence. */
import type {
  CatalogModel,
  DownloadStatus,
  MemoryPlan,
  ModelFitShape,
  ModelUse,
} from '../../../preload/contract/shapes.ts';
import { formatAmount, formatBytes, formatCount, formatShare, formatTimeLeft } from '../../format.ts';
import { machineName } from '../../platform.ts';
import { errorLine } from '../error-messages.ts';

export const verdictWords: Readonly<Record<ModelFitShape['verdict'], string>> = {
  fits: 'Fits',
  tight: 'Tight',
  no: 'Too large',
};

export const roleWords: Readonly<Record<CatalogModel['role'], string>> = {
  chat: 'Written answers',
  embedding: 'Search by meaning',
  reranker: 'Order of results',
  ocr: 'Scans and pictures',
  'vision-text': 'What pictures show',
};

/** Memory is counted as machines are sold: 16 GB are 16 × 1024³ bytes. */
export function formatMemory(bytes: number): string {
  const gibibytes = bytes / 1024 ** 3;
  return gibibytes < 0.95 ? `${Math.round(bytes / 1024 ** 2)} MB` : `${trimmed(gibibytes)} GB`;
}

function trimmed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** `5.0 GB weights + 1.1 GB for 8,192 tokens + 0.4 GB to work = 6.5 of 9.5 GB` */
export function arithmetic(fit: ModelFitShape): string {
  const { weights, cache, compute, runtime, total } = fit.memory;
  const parts = [
    `${formatMemory(weights)} weights`,
    cache > 0 ? `${formatMemory(cache)} for ${formatCount(fit.contextTokens)} tokens` : null,
    `${formatMemory(compute + runtime)} to work`,
  ].filter((part) => part !== null);
  const sum = `${parts.join(' + ')} = ${formatMemory(total)} of ${formatMemory(fit.roomBytes)}`;
  return fit.guessed && cache > 0 ? `About ${sum}` : sum;
}

/** Why it has the badge it has. */
export function verdictSentence({ verdict, memory, roomBytes, cachePrecision }: ModelFitShape): string {
  if (verdict === 'no') return `It needs ${formatMemory(memory.total - roomBytes)} more than there is.`;
  if (verdict === 'tight') return 'It works while reading and embedding rest, or with little to spare.';
  return cachePrecision === 'q8_0'
    ? 'It fits beside everything else; what it keeps of a conversation is stored in 8 bits.'
    : 'It fits beside everything else Docent does.';
}

/** The plan in one sentence. */
export function planSentence(plan: MemoryPlan): string {
  const own = plan.appBytes + plan.embedderBytes;
  const rest = plan.takesTurns
    ? `A chat model may use ${formatMemory(plan.roomAloneBytes)}; it takes turns with reading and embedding.`
    : `A chat model may use ${formatMemory(plan.roomBytes)} while files are being read.`;
  const name = machineName();
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} has ${formatMemory(plan.memoryBytes)}: ${formatMemory(plan.systemBytes)} stay with the system and your other programs, ${formatMemory(own)} are Docent’s own. ${rest}`;
}

/** `4B · 2.5 GB · Apache-2.0` */
export function factsLine({ maker, parameters, bytes, licence, role }: CatalogModel): string {
  const size = bytes === null ? 'size unknown' : formatBytes(bytes);
  return [role === 'ocr' ? null : maker, parameters, size, licence].filter(Boolean).join(' · ');
}

const stateWords: Readonly<Record<DownloadStatus['state'], string>> = {
  queued: 'Waits for its turn',
  checking: 'Checking what is there',
  downloading: 'Downloading',
  waiting: 'No connection; it tries again by itself',
  paused: 'Paused',
  failed: 'Stopped',
};

/** `1.1 of 2.5 GB · 24 MB/s · about a minute left` */
export function downloadLine(status: DownloadStatus): string {
  if (status.state === 'failed' && status.reason) return errorLine(status.reason);
  const amount = `${formatBytes(status.bytes)} of ${formatBytes(status.totalBytes)}`;
  if (status.state !== 'downloading') {
    return `${stateWords[status.state]} · ${amount} (${formatShare(status.bytes, status.totalBytes)})`;
  }
  const speed = status.bytesPerSecond === null ? null : `${formatBytes(status.bytesPerSecond)}/s`;
  const left = status.secondsLeft === null ? null : formatTimeLeft(status.secondsLeft);
  return [amount, speed, left].filter(Boolean).join(' · ');
}

/** What removing it means, in a sentence or two. */
export function removalText(use: ModelUse): string {
  const files = use.deletesFiles
    ? 'Docent downloaded or copied it, so its files are deleted.'
    : 'It is only taken out of the list; its file stays where it is.';
  const chosen = use.chosen ? ' It is the chosen one: Docent goes on without it.' : '';
  const wrote =
    use.conversations > 0 ? ` ${formatAmount(use.conversations, 'conversation')} keep the answers it wrote.` : '';
  return `${files}${chosen}${wrote}`;
}

export function languagesLine(languages: CatalogModel['languages']): string {
  if (languages === null) return 'Not stated';
  if (languages === 'many') return 'Many';
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return languages.map((code) => names.of(code) ?? code).join(', ');
}
