import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Writes each document as a text file named by its id into a temporary folder: title first, then the text. */
export function writeTextFolder(
  documents: readonly { readonly id: string; readonly title: string; readonly text: string }[],
) {
  const folder = mkdtempSync(join(tmpdir(), 'docent-eval-texts-'));
  for (const { id, title, text } of documents) {
    // Some sets repeat the title at the start of the text.
    const body = text.startsWith(title) ? text.slice(title.length).trimStart() : text;
    writeFileSync(join(folder, `${id}.txt`), `${title}\n\n${body}\n`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The id back from a hit's path. */
export function idOfPath(path: string): string {
  return basename(path).replace(/\.txt$/, '');
}
