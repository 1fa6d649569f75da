import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource } from '../../types.ts';
import { cutOff } from '../cut-off-items.ts';
import { tarLimits } from './limits.ts';
import { tarHeader, tarText } from './tar-header.ts';

/** A file in a tar archive; folders and the archive's own notes are left out. */
export type TarEntry = {
  readonly name: string;
  readonly size: number;
  /** Where its header and its bytes start. */
  readonly headerAt: number;
  readonly dataAt: number;
  readonly modifiedMs: number | null;
  /** What it is when it is no plain file. */
  readonly special: 'link' | 'device' | 'sparse' | null;
  /** Bytes of it that are there: fewer than its size where the archive ends before its bytes do. */
  readonly there: number;
};

/**
 * Walks a tar archive (POSIX ustar and pax, GNU long names, older ones). After the files before it, throws `file-damaged` at a header that
 * is none, and `file-cut-off` where the archive ends without the empty block that POSIX puts at its end.
 */
export async function* tarEntries(source: ByteSource, signal: AbortSignal): AsyncGenerator<TarEntry> {
  const read = createWindow(source);
  let global: ReadonlyMap<string, string> = new Map();
  let own = new Map<string, string>();
  for (let at = 0; at + tarLimits.blockBytes <= source.size; ) {
    signal.throwIfAborted();
    const block = await read(at, tarLimits.blockBytes);
    if (block.every((byte) => byte === 0)) return;
    const header = tarHeader(block);
    if (!header || Number.isNaN(header.size)) throw damaged();
    const dataAt = at + tarLimits.blockBytes;
    const { type } = header;
    if ('xgLKX'.includes(type)) {
      if (header.size > tarLimits.maxExtendedBytes) throw damaged();
      const bytes = await read(dataAt, header.size);
      if (type === 'g') global = new Map([...global, ...paxFields(bytes)]);
      else if (type === 'L') own.set('path', tarText(bytes));
      else if (type !== 'K') own = new Map([...own, ...paxFields(bytes)]);
      at = blockEnd(dataAt + header.size);
      continue;
    }
    const field = (name: string) => own.get(name) ?? global.get(name);
    const size = field('size') === undefined ? header.size : Number(field('size'));
    if (!Number.isSafeInteger(size) || size < 0) throw damaged();
    // Links and devices have no bytes, whatever their size says.
    const data = '123456'.includes(type) ? 0 : size;
    const name = field('path') ?? header.name;
    const sparse = type === 'S' || [...own.keys()].some((key) => key.startsWith('GNU.sparse.'));
    const special = sparse ? 'sparse' : specialOf(type);
    const seconds = Number(field('mtime') ?? Number.NaN);
    const modifiedMs = Number.isFinite(seconds) ? Math.round(seconds * 1000) : header.modifiedMs;
    own = new Map();
    // Volume labels and lists of folders are notes of the archive.
    if (type !== '5' && !'VDN'.includes(type) && !name.endsWith('/')) {
      const there = Math.max(0, Math.min(data, source.size - dataAt));
      yield { name, size: data, headerAt: at, dataAt, modifiedMs, special, there };
    }
    at = blockEnd(dataAt + data);
    if (dataAt + data > source.size) break;
  }
  throw cutOff();
}

function specialOf(type: string): TarEntry['special'] {
  if (type === '1' || type === '2') return 'link';
  return type === '0' || type === '7' ? null : 'device';
}

function blockEnd(at: number): number {
  return Math.ceil(at / tarLimits.blockBytes) * tarLimits.blockBytes;
}

/** The records of an extended header: `length key=value\n`, the length counting itself. */
function paxFields(bytes: Uint8Array): Map<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const length = space < 0 ? 0 : Number(tarText(bytes.subarray(at, space)));
    if (!Number.isInteger(length) || length <= space - at) break;
    const record = tarText(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) fields.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return fields;
}

/** Reads through a window, so that headers that stand close together need one read. */
function createWindow(source: ByteSource): (at: number, length: number) => Promise<Uint8Array> {
  let start = 0;
  let held = new Uint8Array(0) as Uint8Array;
  return async (at, length) => {
    if (at < start || at + length > start + held.length) {
      start = at;
      held = await source.read(at, Math.min(Math.max(length, tarLimits.windowBytes), source.size - at));
    }
    return held.subarray(at - start, at - start + length);
  };
}

function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: its archive can not be read.', {});
}
