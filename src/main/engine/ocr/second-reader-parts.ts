/** The files of the second recogniser of letters, which ship with the app. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const files: ReadonlyMap<string, string> = new Map([
  ['lines', 'pp-ocrv4-lines.onnx'],
  ['letters', 'pp-ocrv4-english.onnx'],
  ['signs', 'pp-ocrv4-english.txt'],
]);

/** A part by its name (`lines`, `letters`, `signs`); null when it is not there. */
export async function readSecondReaderPart(name: string, folder: string): Promise<Uint8Array | null> {
  const file = files.get(name);
  if (!file) return null;
  try {
    return await readFile(path.join(folder, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
