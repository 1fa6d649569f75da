/**
 * Brings one file whose sha256 is known: goes on where it stopped, tries one mirror after the other, and puts the file in its place
 * only when every byte is right. What has arrived stands beside it as `NAME.part`, with `NAME.part.json` saying what it is a part of.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Log } from '../ports.ts';
import type { ConnectionLog } from './connection-log.ts';
import { type FileResponse, getFile } from './get-file.ts';
import { netLimits } from './limits.ts';
import type { AddressRule } from './secure-address.ts';

export type WantedFile = {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where it can be had, tried in order. */
  readonly addresses: readonly string[];
};

export type DownloadTools = {
  readonly allows: AddressRule;
  readonly connections: ConnectionLog;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds to wait after so many attempts without a byte, from 1. */
  readonly backOff: (attempt: number) => number;
  /** Bytes the disk with this folder has left; left out: as the system says. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly answerMs?: number;
  readonly stallMs?: number;
};

export type DownloadStep = 'checking' | 'downloading';
export type OnProgress = (bytes: number, step: DownloadStep) => void;

/** What the part was made from. */
type PartNote = {
  readonly sha256: string;
  readonly bytes: number;
  readonly address: string;
  readonly entityTag: string | null;
};
/** `pieces`: connections its bytes came through, counting what was there before as one. */
type Part = { readonly file: FileHandle; size: number; hash: Hash; note: PartNote | null; pieces: number };

/**
 * Resolves when the file is in its place and right. Rejects with `disk-full` (the part stays), `download-corrupt` (the part is gone),
 * `download-failed` (no mirror gives it now; the part stays) or `cancelled` (the part stays).
 */
export async function downloadFile(
  wanted: WantedFile,
  tools: DownloadTools,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  if (await isThere(wanted, onProgress, signal)) return;
  await mkdir(path.dirname(wanted.path), { recursive: true });
  const part = await openPart(wanted, onProgress, signal);
  try {
    await fill(part, wanted, tools, onProgress, signal);
    await part.file.sync();
  } catch (error) {
    throw isDiskFull(error) ? diskFull(wanted.bytes - part.size) : error;
  } finally {
    await part.file.close();
  }
  await rename(partOf(wanted), wanted.path);
  await rm(noteOf(wanted), { force: true });
  await syncFolder(path.dirname(wanted.path));
}

const partOf = ({ path: file }: WantedFile) => `${file}.part`;
const noteOf = ({ path: file }: WantedFile) => `${file}.part.json`;

/** A file of the right size that was put there before counts only when its bytes are right. */
async function isThere(wanted: WantedFile, onProgress: OnProgress, signal: AbortSignal): Promise<boolean> {
  const found = await stat(wanted.path).catch(() => null);
  if (!found?.isFile() || found.size !== wanted.bytes) return false;
  const hash = createHash('sha256');
  await hashInto(hash, wanted.path, (bytes) => onProgress(bytes, 'checking'), signal);
  return hash.digest('hex') === wanted.sha256;
}

/** Opens what has arrived before and hashes it again, since nobody knows what happened to it in between. */
async function openPart(wanted: WantedFile, onProgress: OnProgress, signal: AbortSignal): Promise<Part> {
  const note = await readNote(wanted);
  const found = await stat(partOf(wanted)).catch(() => null);
  const usable = note !== null && found !== null && found.size <= wanted.bytes;
  const hash = createHash('sha256');
  if (usable) await hashInto(hash, partOf(wanted), (bytes) => onProgress(bytes, 'checking'), signal);
  const file = await open(partOf(wanted), usable ? 'r+' : 'w');
  return { file, size: usable ? found.size : 0, hash, note, pieces: usable ? 1 : 0 };
}

async function fill(part: Part, wanted: WantedFile, tools: DownloadTools, onProgress: OnProgress, signal: AbortSignal) {
  let trouble: AppError | null = null;
  for (const address of wanted.addresses) {
    try {
      await fillFrom(address, part, wanted, tools, onProgress, signal);
      if (isRight(part, wanted)) return;
      if (part.pieces > 1) {
        // Pieces of two different files may have met: once more in one piece.
        await empty(part);
        await fillFrom(address, part, wanted, tools, onProgress, signal);
        if (isRight(part, wanted)) return;
      }
      tools.log.warn('a download is not the file it should be', { address });
      trouble = new AppError('download-corrupt', 'What arrived is not the file it should be, so it was deleted.', {
        host: new URL(address).host,
      });
      await empty(part);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'download-failed') throw error;
      tools.log.warn('a mirror failed', { address, detail: String(error.data.detail ?? error.message) });
      // That bytes were wrong matters more than that a second mirror is away.
      if (trouble?.code !== 'download-corrupt') trouble = error;
    }
  }
  if (trouble?.code === 'download-corrupt') await discard(wanted);
  throw trouble ?? new AppError('download-unavailable', 'There is nowhere to get this file from.');
}

function isRight({ hash }: Part, { sha256 }: WantedFile): boolean {
  return hash.copy().digest('hex') === sha256;
}

/** From one mirror until all bytes are there; attempts that bring something don't count. */
async function fillFrom(
  address: string,
  part: Part,
  wanted: WantedFile,
  tools: DownloadTools,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; part.size < wanted.bytes; ) {
    const before = part.size;
    try {
      await receive(address, part, wanted, tools, onProgress, signal);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'download-failed' || error.data.final === true) throw error;
      // A restart from the beginning is no progress.
      attempt = part.size > before ? 1 : attempt + 1;
      if (attempt > netLimits.attempts) throw error;
      const asked = typeof error.data.retryAfterMs === 'number' ? error.data.retryAfterMs : 0;
      await sleep(Math.max(asked, tools.backOff(attempt)), undefined, { signal }).catch(() => {
        throw new AppError('cancelled', 'Cancelled.');
      });
    }
  }
}

/** One connection. */
async function receive(
  address: string,
  part: Part,
  wanted: WantedFile,
  tools: DownloadTools,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  await assertSpace(wanted, part, tools);
  const sameMirror = part.note?.address === address;
  const answer = await getFile(address, {
    ...tools,
    from: part.size,
    entityTag: sameMirror ? (part.note?.entityTag ?? null) : null,
    signal,
  });
  try {
    await place(answer, address, part, wanted);
    part.note = { sha256: wanted.sha256, bytes: wanted.bytes, address, entityTag: answer.entityTag };
    await writeFile(noteOf(wanted), JSON.stringify(part.note));
    part.pieces += 1;
    let unlooked = 0;
    for await (const bytes of answer.body) {
      const room = wanted.bytes - part.size;
      // A server that sends too much is not asked why: what was promised decides, and its hash.
      const kept = bytes.length > room ? bytes.subarray(0, room) : bytes;
      await part.file.write(kept, 0, kept.length, part.size);
      part.hash.update(kept);
      part.size += kept.length;
      onProgress(part.size, 'downloading');
      if (part.size === wanted.bytes) return;
      unlooked += kept.length;
      if (unlooked >= netLimits.spaceLookBytes) {
        unlooked = 0;
        await assertSpace(wanted, part, tools);
      }
    }
    if (part.size < wanted.bytes) throw failed(address, `it ended after ${part.size} of ${wanted.bytes} bytes`);
  } finally {
    answer.close();
  }
}

/** Makes the part ready for what comes: the next bytes, or all of them again. Rejects when it is no part of the wanted file. */
async function place(answer: FileResponse, address: string, part: Part, wanted: WantedFile): Promise<void> {
  const { status, start, total } = answer;
  if (status === 206 && start === part.size && (total === null || total === wanted.bytes)) return;
  if (status === 200 && (total === null || total === wanted.bytes)) {
    // No ranges here, or the file has changed since: from the beginning.
    if (part.size > 0) await empty(part);
    return;
  }
  if (status === 416 && part.size > 0) {
    await empty(part);
    throw failed(address, 'it has no such part');
  }
  if (status === 200 || status === 206) throw failed(address, `it has another file of ${total} bytes`, { final: true });
  const { retryAfterMs } = answer;
  const waits = status === 429 || status >= 500;
  const tooLong = retryAfterMs !== null && retryAfterMs > netLimits.longestRetryAfterMs;
  throw failed(address, `it answers ${status}`, { status, final: !waits || tooLong, retryAfterMs: retryAfterMs ?? 0 });
}

async function empty(part: Part): Promise<void> {
  await part.file.truncate(0);
  part.size = 0;
  part.hash = createHash('sha256');
  part.note = null;
  part.pieces = 0;
}

async function discard(wanted: WantedFile): Promise<void> {
  await rm(partOf(wanted), { force: true });
  await rm(noteOf(wanted), { force: true });
}

async function assertSpace(wanted: WantedFile, part: Part, { freeBytes = freeBytesOf }: DownloadTools): Promise<void> {
  const needed = wanted.bytes - part.size + netLimits.spareDiskBytes;
  const free = await freeBytes(path.dirname(wanted.path));
  if (free < needed) throw diskFull(needed - free);
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function hashInto(
  hash: Hash,
  file: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let bytes = 0;
  for await (const part of createReadStream(file, {
    highWaterMark: netLimits.hashReadBytes,
  }) as AsyncIterable<Buffer>) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    hash.update(part);
    bytes += part.length;
    onBytes(bytes);
  }
}

/** The note beside the part, if it is about the same file. */
async function readNote(wanted: WantedFile): Promise<PartNote | null> {
  try {
    const note = JSON.parse(await readFile(noteOf(wanted), 'utf8')) as PartNote;
    return note.sha256 === wanted.sha256 && note.bytes === wanted.bytes ? note : null;
  } catch {
    return null; // None was written, or the power went while it was.
  }
}

/** A name is only safe once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function diskFull(missingBytes: number): AppError {
  return new AppError('disk-full', 'There is not enough space for this download.', { missingBytes });
}

function failed(address: string, detail: string, values: Record<string, string | number | boolean> = {}): AppError {
  const { host } = new URL(address);
  return new AppError('download-failed', `${host} could not be read: ${detail}.`, { host, detail, ...values });
}
