import { scriptOfLanguage, scriptsRead } from '../../preload/contract/ocr-scripts.ts';
import type { EngineContext } from './engine-context.ts';
import { formats } from './extract/formats.ts';
import { listOcrLanguages } from './ocr/ocr-languages.ts';
import { ocrLanguagesOf } from './ocr/ocr-setting.ts';
import { storedJson } from './store/stored-json.ts';

/** Where the library remembers which language data it has seen. */
const seenKey = 'ocr-languages-seen';
/** Where it remembers the way pictures were read last. */
const readKey = 'ocr-reading-seen';
/** Where it remembers the folders that were away when something was new: their doubtful pages are read again once they are back. */
const owedKey = 'ocr-reading-owed';

/**
 * Queues scans and pictures that language data which is new on this disk may read better: pages in a script nothing here could read
 * before, and, when the new language is one that may be used for them, pages read with doubt or without any text. These are queued too
 * where this version reads pictures another way than the last one. A folder that is away has this done when it is back. Cheap when
 * nothing is new. Returns how many files wait for it.
 */
export async function rereadScans({ library, personal, ocrDirs, ingest }: EngineContext): Promise<number> {
  const chosen = ocrLanguagesOf(personal.settings);
  const installed = (await listOcrLanguages(ocrDirs)).map(({ code }) => code);
  const known = library.meta(seenKey);
  const now = JSON.stringify(installed);
  const seen: ReadonlySet<string> = new Set((known === null ? null : storedJson<string[]>(known)) ?? installed);
  // A language nobody chose is only taken for a page in a script that no chosen one reads.
  const isUsed = (code: string) =>
    chosen.includes(code) || !chosen.some((other) => scriptOfLanguage(other) === scriptOfLanguage(code));
  const way = formats.readingId('image', [], false);
  const isNew = library.meta(readKey) !== way || installed.some((code) => !seen.has(code) && isUsed(code));
  const owed: ReadonlySet<string> = new Set(storedJson<string[]>(library.meta(owedKey) ?? '[]') ?? []);
  // Without a chosen language no letters are read at all.
  const filesFor = (isDoubtfulToo: boolean) =>
    chosen.length === 0
      ? []
      : library.readings.scansFor(formats.kindsWithPictures(), scriptsRead(installed), isDoubtfulToo);
  const files = new Map(filesFor(isNew).map(({ id, folderId }) => [id, folderId]));
  const late = isNew || owed.size === 0 ? [] : filesFor(true).filter(({ folderId }) => owed.has(folderId));
  for (const { id, folderId } of late) files.set(id, folderId);
  const reachable = [...files].filter(([, folderId]) => ingest.isAvailable(folderId));
  for (const [id] of reachable) ingest.retry(id);
  // Before the notes: where the engine ends in between, all is looked at once more.
  const away = personal.folders.list().filter(({ id }) => !ingest.isAvailable(id) && (isNew || owed.has(id)));
  const owing = JSON.stringify(away.map(({ id }) => id));
  if (owing !== (library.meta(owedKey) ?? '[]')) library.setMeta(owedKey, owing);
  if (known !== now) library.setMeta(seenKey, now);
  if (library.meta(readKey) !== way) library.setMeta(readKey, way);
  return reachable.length;
}
