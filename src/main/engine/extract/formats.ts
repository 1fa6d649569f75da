import { readingId } from './reading-id.ts';
import { extractorFor, extractorOfKind } from './registry.ts';

/** What ingest asks about formats: the kind of a file and the id of the way it is read. */
export const formats = {
  kindOf: (name: string, head: Uint8Array): string | null => extractorFor(name, head)?.kind ?? null,
  readingId: (kind: string): string => {
    const extractor = extractorOfKind(kind);
    if (!extractor) throw new Error(`no extractor of kind ${kind}`);
    return readingId(extractor);
  },
};
