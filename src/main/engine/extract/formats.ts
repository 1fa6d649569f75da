import { readingId } from './reading-id.ts';
import { extractorFor, extractorOfKind, extractors } from './registry.ts';

/** What ingest asks about formats: the kind of a file and the id of the way it is read. */
export const formats = {
  kindOf: (name: string, head: Uint8Array): string | null => extractorFor(name, head)?.kind ?? null,
  readingId: (kind: string, ocrLanguages: readonly string[], password: boolean): string => {
    const extractor = extractorOfKind(kind);
    if (!extractor) throw new Error(`no extractor of kind ${kind}`);
    return readingId(extractor, extractor.usesOcr ? ocrLanguages : [], password);
  },
  /** Kinds whose text may come from pixels. */
  kindsWithPictures: (): string[] =>
    extractors.filter((extractor) => extractor.usesOcr).map((extractor) => extractor.kind),
};
