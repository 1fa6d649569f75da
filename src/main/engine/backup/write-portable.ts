/** Writes a portable library file: whole under its name, or not at all. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { backupLimits } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { makeHeader } from './portable-header.ts';
import { piecesOf } from './sealed-pieces.ts';

export type Sealing = { readonly salt: Uint8Array; readonly key: Uint8Array };

export type PortableParts = {
  readonly manifest: Omit<Manifest, 'files'>;
  /** In this order in the file. */
  readonly files: readonly { readonly name: Manifest['files'][number]['name']; readonly path: string }[];
};

/**
 * `sealing` null: not encrypted. `onBytes` hears of every byte that was read, twice: hashed, then written. Rejects with the
 * system's errors (`ENOSPC` …) and with the signal's reason; nothing is left of it then.
 */
export async function writePortable(
  target: string,
  parts: PortableParts,
  sealing: Sealing | null,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Manifest> {
  const files = [];
  for (const { name, path: file } of parts.files) files.push({ name, ...(await hashed(file, signal, onBytes)) });
  const manifest: Manifest = { ...parts.manifest, files };
  const draft = `${target}.${randomUUID()}.part`;
  try {
    const out = await open(draft, 'wx', 0o600);
    try {
      await writeBody(out, manifest, parts, sealing, signal, onBytes);
      await out.sync();
    } finally {
      await out.close();
    }
    signal.throwIfAborted();
    await rename(draft, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return manifest;
}

async function writeBody(
  out: FileHandle,
  manifest: Manifest,
  parts: PortableParts,
  sealing: Sealing | null,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const header = makeHeader(sealing);
  const pieces = piecesOf(header.bytes, header.noncePrefix, sealing?.key ?? null);
  await out.writeFile(header.bytes);
  let index = 0;
  let held: Buffer = Buffer.alloc(0);
  // The last piece says that it is: one is held back until more has come.
  for await (const bytes of bodyOf(manifest, parts, signal, onBytes)) {
    held = Buffer.concat([held, bytes]);
    while (held.length > backupLimits.pieceBytes) {
      await out.writeFile(pieces.seal(held.subarray(0, backupLimits.pieceBytes), index, false));
      held = held.subarray(backupLimits.pieceBytes);
      index += 1;
    }
  }
  await out.writeFile(pieces.seal(held, index, true));
}

async function* bodyOf(
  manifest: Manifest,
  parts: PortableParts,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): AsyncIterable<Buffer> {
  const text = Buffer.from(JSON.stringify(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  yield Buffer.concat([length, text]);
  for (const { path: file } of parts.files) yield* bytesOf(file, signal, onBytes);
}

async function hashed(file: string, signal: AbortSignal, onBytes: (bytes: number) => void) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of bytesOf(file, signal, onBytes)) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* bytesOf(file: string, signal: AbortSignal, onBytes: (bytes: number) => void): AsyncIterable<Buffer> {
  const handle = await open(file, 'r');
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead, buffer } = await handle.read(
        Buffer.alloc(backupLimits.pieceBytes),
        0,
        backupLimits.pieceBytes,
      );
      if (bytesRead === 0) return;
      onBytes(bytesRead);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** So that the new name survives a power cut. Some file systems of other computers know no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EPERM') throw error;
  } finally {
    await handle.close();
  }
}
