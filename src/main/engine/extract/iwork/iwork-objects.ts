import { AppError } from '../../../../preload/contract/errors.ts';
import type { Container } from '../container/open-container.ts';
import { openContainer } from '../container/open-container.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { iworkLimits } from './limits.ts';
import { ProtoMessage, varintAt } from './proto-message.ts';
import { unsnap } from './unsnap.ts';

/** An object of a document: what it is by the programs' registry, its content, and the objects it names. */
export type IworkObject = {
  readonly id: number;
  readonly type: number;
  readonly part: string;
  readonly message: ProtoMessage;
  readonly references: readonly number[];
};

/** The objects of a document by their number, in the order of its parts. */
export type IworkObjects = ReadonlyMap<number, IworkObject>;

/** Parts that hold what documents are made from, with sample text nobody wrote. */
const patterns = /(?:^|\/)(?:MasterSlide|TemplateSlide|ThemeStylesheet)[^/]*\.iwa$/;

/** Reads `Index/*.iwa`, or those inside `Index.zip`. Empty when there are none. Rejects with `file-damaged`, `text-limit`. */
export async function iworkObjects(
  container: Container,
  maxExpansion: number,
  signal: AbortSignal,
): Promise<IworkObjects> {
  const inner = container.paths.find((path) => /(?:^|\/)Index\.zip$/i.test(path));
  const bytes = inner ? await container.read(inner, iworkLimits.maxPartBytes) : null;
  const parts = bytes ? await openContainer(sourceOfBytes(bytes), maxExpansion, signal) : container;
  const objects = new Map<number, IworkObject>();
  let unpacked = 0;
  for (const path of parts.paths) {
    if (!/\.iwa$/i.test(path) || patterns.test(path)) continue;
    signal.throwIfAborted();
    const packed = await parts.read(path, iworkLimits.maxPartBytes);
    if (!packed) continue;
    const stream = unpackedPart(packed);
    unpacked += stream.length;
    if (unpacked > iworkLimits.maxUnpackedBytes) {
      throw new AppError('text-limit', 'The document is too large to read.', { most: iworkLimits.maxUnpackedBytes });
    }
    for (const object of objectsIn(stream, path)) {
      if (objects.size >= iworkLimits.maxObjects) return objects;
      if (!objects.has(object.id)) objects.set(object.id, object);
    }
  }
  return objects;
}

/** Blocks with a zero and three bytes of length in front, one after the other; an object may go over several. */
function unpackedPart(packed: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  let total = 0;
  for (let at = 0; at + 4 <= packed.length; ) {
    const length = (packed[at + 1] ?? 0) | ((packed[at + 2] ?? 0) << 8) | ((packed[at + 3] ?? 0) << 16);
    if (packed[at] !== 0 || at + 4 + length > packed.length) throw damaged();
    const block = unsnap(packed.subarray(at + 4, at + 4 + length));
    total += block.length;
    if (total > iworkLimits.maxUnpackedBytes) {
      throw new AppError('text-limit', 'The document is too large to read.', { most: iworkLimits.maxUnpackedBytes });
    }
    blocks.push(block);
    at += 4 + length;
  }
  const stream = new Uint8Array(total);
  let end = 0;
  for (const block of blocks) {
    stream.set(block, end);
    end += block.length;
  }
  return stream;
}

/** The archives of a part: a header with length in front (`TSP.ArchiveInfo`), then its messages. */
function* objectsIn(stream: Uint8Array, part: string): Generator<IworkObject> {
  for (let at = 0; at < stream.length; ) {
    const length = varintAt(stream, at);
    if (!length || length.end + length.value > stream.length) throw damaged();
    const header = new ProtoMessage(stream.subarray(length.end, length.end + length.value));
    at = length.end + length.value;
    const id = header.number(1) ?? 0;
    let first = true;
    for (const info of header.messages(2)) {
      const size = info.number(3) ?? 0;
      if (at + size > stream.length) throw damaged();
      // Further messages of one object are changes for older programs.
      if (first) {
        const bytes = stream.subarray(at, at + size);
        let message: ProtoMessage | null = null;
        yield {
          id,
          type: info.number(1) ?? 0,
          part,
          // Most objects are styles and drawings that nobody asks about.
          get message() {
            message ??= new ProtoMessage(bytes);
            return message;
          },
          references: info.numbers(5),
        };
      }
      first = false;
      at += size;
    }
  }
}

function damaged(): AppError {
  return new AppError('file-damaged', 'The file is damaged: one of its parts can not be read.', {});
}
