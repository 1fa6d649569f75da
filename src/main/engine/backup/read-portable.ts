/** Opens a portable library file, and unpacks it once every byte has been checked. */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { backupLimits } from './limits.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { damagedBackup, keyCheck, newerBackup, type PortableHeader, readHeader } from './portable-header.ts';
import { checkBytes, piecesOf } from './sealed-pieces.ts';

export type OpenPortable = {
  readonly manifest: Manifest;
  readonly sealed: boolean;
  /**
   * Writes the databases into `folder`, which must not be there, and reads the file to its end. Rejects with `backup-damaged`, the
   * system's errors and the signal's reason; the folder is gone then.
   */
  unpack(folder: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void>;
  close(): Promise<void>;
};

/**
 * `keyOf`: the key for an encrypted file, made of what the person typed and this salt. Rejects with `file-missing`, `backup-damaged`,
 * `backup-newer`, `backup-passphrase`, and what `keyOf` throws.
 */
export async function openPortable(
  file: string,
  keyOf: (salt: Uint8Array) => Promise<Uint8Array>,
): Promise<OpenPortable> {
  const refuse = (error: NodeJS.ErrnoException) => {
    const code = error.code === 'ENOENT' ? 'file-missing' : 'file-unreadable';
    throw new AppError(code, `${file} cannot be opened.`, { path: file });
  };
  // Asked before it is opened: a pipe would wait for somebody to write into it.
  const stats = await stat(file).catch(refuse);
  if (!stats.isFile()) throw new AppError('file-unreadable', `${file} is no file.`, { path: file });
  const handle = await open(file, 'r').catch(refuse);
  try {
    const { size } = await handle.stat();
    const header = await readHeader((offset, length) => readAt(handle, offset, length));
    const key = header.salt && (await keyOf(header.salt));
    if (key && header.check && !Buffer.from(keyCheck(key)).equals(header.check)) {
      throw new AppError('backup-passphrase', 'This is not the passphrase of this library file.');
    }
    const { manifest, rest } = await readManifest(piecesIn(handle, size, header, key));
    return {
      manifest,
      sealed: header.salt !== null,
      unpack: (folder, signal, onBytes) => unpack(manifest, rest, folder, signal, onBytes),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function* piecesIn(handle: FileHandle, size: number, header: PortableHeader, key: Uint8Array | null) {
  const pieces = piecesOf(header.bytes, header.noncePrefix, key);
  const whole = backupLimits.pieceBytes + checkBytes;
  for (let index = 0, offset = header.bytes.length; ; index += 1, offset += whole) {
    const isLast = size - offset <= whole;
    const payload = pieces.open(
      await readAt(handle, offset, Math.min(whole, Math.max(0, size - offset))),
      index,
      isLast,
    );
    if (payload === null) {
      throw damagedBackup('its bytes are not the ones that were written');
    }
    yield payload;
    if (isLast) return;
  }
}

async function readManifest(pieces: AsyncGenerator<Uint8Array>) {
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await pieces.next();
    if (next.done) throw damagedBackup('it ends before its list of contents');
    held = Buffer.concat([held, next.value]);
  };
  while (held.length < 4) await more();
  const length = held.readUInt32LE(0);
  if (length > backupLimits.manifestBytes) throw damagedBackup('its list of contents is too long');
  while (held.length < 4 + length) await more();
  const manifest = manifestSchema.safeParse(parsed(held.subarray(4, 4 + length).toString('utf8')));
  if (!manifest.success) {
    const { format } = (parsed(held.subarray(4, 4 + length).toString('utf8')) ?? {}) as { format?: unknown };
    throw typeof format === 'number' && format > 1 ? newerBackup() : damagedBackup('its list of contents is not ours');
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield held.subarray(4 + length);
    yield* pieces;
  }
  return { manifest: manifest.data, rest: rest() };
}

async function unpack(
  manifest: Manifest,
  rest: AsyncGenerator<Uint8Array>,
  folder: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  try {
    let held: Uint8Array = new Uint8Array(0);
    for (const { name, bytes, sha256 } of manifest.files) {
      const out = await open(path.join(folder, name), 'wx', 0o600);
      try {
        const hash = createHash('sha256');
        for (let left = bytes; left > 0; ) {
          signal.throwIfAborted();
          if (held.length === 0) {
            const next = await rest.next();
            if (next.done) throw damagedBackup('it ends too early');
            held = next.value;
          }
          const part = held.subarray(0, left);
          held = held.subarray(part.length);
          hash.update(part);
          await out.writeFile(part);
          onBytes(part.length);
          left -= part.length;
        }
        if (hash.digest('hex') !== sha256) throw damagedBackup(`${name} is another one than was written`);
        await out.sync();
      } finally {
        await out.close();
      }
    }
    if (held.length > 0 || !(await rest.next()).done) throw damagedBackup('something stands after its end');
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The schema refuses it.
  }
}
