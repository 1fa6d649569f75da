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

/**
 * Queues scans and pictures that language data which is new on this disk may read better: pages in a script nothing here could read
 * before, and, when the new language is one that may be used for them, pages read with doubt or without any text. These are queued too
 * where this version reads pictures another way than the last one. Cheap when nothing is new. Returns how many files wait for it.
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
  // Without a chosen language no letters are read at all.
  const files =
    chosen.length === 0 ? [] : library.readings.scansFor(formats.kindsWithPictures(), scriptsRead(installed), isNew);
  const reachable = files.filter(({ folderId }) => ingest.isAvailable(folderId));
  for (const { id } of reachable) ingest.retry(id);
  if (known !== now) library.setMeta(seenKey, now);
  if (library.meta(readKey) !== way) library.setMeta(readKey, way);
  return reachable.length;
}
