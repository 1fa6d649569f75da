/** A person asks for another try. */
import type { FileState } from '../../../preload/contract/shapes.ts';
import type { IngestContext } from './ingest-context.ts';
import { readJob, readPriority } from './read-job.ts';

const hasText: ReadonlySet<FileState> = new Set(['readable', 'ready', 'no-text', 'partly-read']);

/** Queues one file again as if it were new, before what nobody asked for. One that is away waits for its return. */
export function retryFile(
  context: Pick<IngestContext, 'library' | 'reading'>,
  fileId: number,
  isAvailable: (folderId: string) => boolean = () => true,
): void {
  const { library, reading } = context;
  library.transaction(() => {
    const file = library.files.byId(fileId);
    // Held as gone with many others: reading it would only find it missing, and forget what it was held for.
    const outermost = file && library.members.outermost(file);
    if (!file || !outermost || library.disk.byId(outermost.id)?.heldState) return;
    // Never read, whoever asks: they would only lose the reason they show.
    if (file.special === 'link' || file.special === 'bundle') return;
    const content = file.contentId ? library.contents.byId(file.contentId) : undefined;
    // What was read in part or with doubt is read anew, or the retry would find the same; on a disk that is away it is all there is.
    const isDoubtful = content?.outcome !== 'complete' || library.contents.doubts(content.id).length > 0;
    const isThere = isAvailable(file.folderId) && (file.parentId === null || outermost.state !== 'unavailable');
    if (content && isDoubtful && !reading.has(content.id) && isThere) {
      // Its copies held the same text: they get the new one.
      const copies = library.files.ofContent(content.id).filter((copy) => copy.id !== fileId);
      library.chunks.removeContent(content.id);
      for (const copy of copies.filter((each) => hasText.has(each.state))) {
        library.files.setState(copy.id, 'waiting');
        library.jobs.add(readJob, copy.id, readPriority(copy.size, copy.kind));
      }
    }
    library.files.resetKills(fileId);
    library.files.setState(fileId, 'waiting');
    library.jobs.add(readJob, fileId, -1);
  });
}
