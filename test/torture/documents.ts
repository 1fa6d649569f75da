/** Small text files and what an engine makes of them when nobody disturbs it. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { libraryState } from '../process/library-state.ts';
import { openTortureEngine } from './torture-engine.ts';

const longAgo = new Date('2026-01-02T03:04:05Z');

/** Writes `count` documents; the same bytes every time. */
export function writeDocuments(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file < count; file += 1) {
    const paragraphs = Array.from(
      { length: 30 },
      (_, at) =>
        `Paragraph ${at} of file ${file}: pump station ${file * 31 + at} moved ${at * 17 + file} cubic metres.`,
    );
    const name = path.join(folder, `report-${file}.txt`);
    writeFileSync(name, paragraphs.join('\n\n'));
    // Files that rest are read at once.
    utimesSync(name, longAgo, longAgo);
  }
}

/** Reads everything without a disturbance and closes again. */
export async function completeLibrary(dataDir: string, documents: string): Promise<void> {
  const engine = await openTortureEngine(dataDir);
  try {
    await engine.start();
    const { folders } = await engine.request('library.status', {});
    if (folders.length === 0) await engine.request('folder.add', { path: documents });
    await engine.idle();
  } finally {
    await engine.close();
  }
}

export type Reference = Pick<ReturnType<typeof libraryState>, 'files' | 'chunks' | 'counts'>;

/** What differs from an undisturbed run; empty when nothing does. */
export function differences(dataDir: string, reference: Reference): string[] {
  const { trouble, files, chunks, counts } = libraryState(dataDir);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return [
    ...trouble,
    ...(same(files, reference.files) ? [] : ['other files than without a disturbance']),
    ...(same(chunks, reference.chunks) ? [] : ['other chunks than without a disturbance']),
    ...(same(counts, reference.counts) ? [] : [`counts ${JSON.stringify(counts)}`]),
  ];
}

export async function makeReference(dataDir: string, documents: string): Promise<Reference> {
  await completeLibrary(dataDir, documents);
  const { trouble, ...reference } = libraryState(dataDir);
  if (trouble.length > 0) throw new Error(`undisturbed, and yet: ${trouble.join('; ')}`);
  return reference;
}
