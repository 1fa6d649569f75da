/** A person asks for another try. */
import type { IngestContext } from './ingest-context.ts';
import { readJob } from './read-job.ts';

/** Queues one file again as if it were new, before what nobody asked for. */
export function retryFile(context: Pick<IngestContext, 'library' | 'reading'>, fileId: number): void {
  const { library, reading } = context;
  library.transaction(() => {
    const file = library.files.byId(fileId);
    const content = file?.contentId ? library.contents.byId(file.contentId) : undefined;
    // What was read in part is read anew, or the retry would find the same part.
    if (content?.outcome === 'partly-read' && !reading.has(content.id)) library.chunks.removeContent(content.id);
    library.files.resetKills(fileId);
    library.files.setState(fileId, 'waiting');
    library.jobs.add(readJob, fileId, -1);
  });
}
