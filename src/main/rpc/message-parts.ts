import { DefaultDeserializer, DefaultSerializer } from 'node:v8';
import { rpcLimits } from './limits.ts';

/** A structured clone, and the large arrays of bytes it holds, in the order it names them. */
export type MessageParts = { readonly body: Uint8Array; readonly pieces: Uint8Array[] };

/** Kinds of arrays a message may hold; the first stands for Buffers, too. */
const arrays = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
] as const;
/** Stands where a kind would: the bytes are a piece. */
const apart = arrays.length;

/** Pieces are the arrays of `message` themselves, not copies. */
export function toParts(message: unknown): MessageParts {
  const pieces: Uint8Array[] = [];
  const writer = new DefaultSerializer();
  // Node's hook for arrays, which its types leave out.
  Object.assign(writer, {
    _writeHostObject(view: NodeJS.TypedArray) {
      const kind = arrays.findIndex((array) => view instanceof array);
      if (kind < 0) throw new TypeError('This kind of array does not travel between processes.');
      const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      const isPiece = kind === 0 && bytes.length >= rpcLimits.leastApart;
      writer.writeUint32(isPiece ? apart : kind);
      if (isPiece) {
        pieces.push(bytes);
        return;
      }
      writer.writeUint32(bytes.length);
      writer.writeRawBytes(bytes);
    },
  });
  writer.writeHeader();
  writer.writeValue(message);
  return { body: writer.releaseBuffer(), pieces };
}

/** Throws when they are no message. */
export function fromParts({ body, pieces }: MessageParts): unknown {
  const reader = new DefaultDeserializer(body);
  let taken = 0;
  Object.assign(reader, {
    _readHostObject() {
      const kind = reader.readUint32();
      if (kind === apart) {
        const piece = pieces[taken];
        taken += 1;
        if (piece) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
      }
      const array = arrays[kind];
      if (!array) throw new TypeError('This is no message between processes.');
      // In memory of its own: where it stands in the body may be no place for numbers of several bytes.
      return new array(new Uint8Array(reader.readRawBytes(reader.readUint32())).buffer);
    },
  });
  reader.readHeader();
  return reader.readValue();
}
