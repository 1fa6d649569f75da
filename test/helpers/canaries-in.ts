/** Looks through every file under a folder, byte by byte, for words that must not be there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `canaries`: words, looked for as UTF-8 and as UTF-16 of both byte orders, as written and in small letters; or bytes. Returns
 * `file: canary` for each find.
 */
export function canariesIn(folder: string, canaries: readonly (string | Uint8Array)[]): string[] {
  const patterns = canaries.flatMap((canary) =>
    typeof canary === 'string'
      ? [...new Set([canary, canary.toLowerCase()])].flatMap((word) =>
          spellings(word).map((bytes) => ({ word, bytes })),
        )
      : [{ word: `bytes ${Buffer.from(canary).toString('hex').slice(0, 16)}`, bytes: Buffer.from(canary) }],
  );
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    for (const { word, bytes } of patterns) {
      if (content.includes(bytes)) found.push(`${path.relative(folder, file)}: ${word}`);
    }
  }
  return [...new Set(found)];
}

function spellings(word: string): Buffer[] {
  const little = Buffer.from(word, 'utf16le');
  return [Buffer.from(word, 'utf8'), little, Buffer.from(little).swap16()];
}
