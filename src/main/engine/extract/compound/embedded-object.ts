import { AppError } from '../../../../preload/contract/errors.ts';
import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { type CompoundFile, isCompound, openCompound } from './compound-file.ts';

/** A file inside an OLE object; `name` null when it does not say. */
export type EmbeddedObject = { readonly name: string | null; readonly bytes: Uint8Array };

/** Streams of formats that are compound files themselves. */
const documents = ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document', '__properties_version1.0'];

/** The file an OLE object's own bytes hold; null when there is none (equations, controls, damaged objects). */
export function embeddedObject(bytes: Uint8Array): EmbeddedObject | null {
  if (!isCompound(bytes)) return bytes.length > 0 ? { name: null, bytes } : null;
  try {
    const file = openCompound(bytes);
    if (documents.some((name) => file.has(name))) return { name: null, bytes };
    return storedObject(file, '');
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The file inside one storage of a compound file, `folder` with its slash. */
export function storedObject(file: CompoundFile, folder: string): EmbeddedObject | null {
  const native = file.read(`${folder}\u0001Ole10Native`);
  const found = native ? nativeFile(native) : null;
  if (found) return found;
  const plain = file.read(`${folder}Package`) ?? file.read(`${folder}CONTENTS`);
  return plain && plain.length > 0 ? { name: null, bytes: plain } : null;
}

/** The file inside an `Ole10Native` stream with its own name; null when it is laid out otherwise. */
function nativeFile(stream: Uint8Array): EmbeddedObject | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 6;
  const text = (): string => {
    const end = stream.indexOf(0, at);
    const found = end < 0 ? '' : codePageDecoder(1252)(stream.subarray(at, end));
    at = end < 0 ? stream.length : end + 1;
    return found;
  };
  const label = text();
  text();
  at += 4;
  if (at + 4 > stream.length) return null;
  at += 4 + view.getUint32(at, true);
  if (at + 4 > stream.length) return null;
  const size = view.getUint32(at, true);
  if (size === 0 || at + 4 + size > stream.length) return null;
  const name = label.slice(Math.max(label.lastIndexOf('/'), label.lastIndexOf('\\')) + 1).trim();
  return { name: name === '' ? null : name, bytes: stream.subarray(at + 4, at + 4 + size) };
}
