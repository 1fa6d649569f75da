/** Documents, passages and vectors as text for another program: a line a passage, JSON Lines or CSV, in parts. */
import type { EngineContext } from './engine-context.ts';
import { csvCell } from './export-rows.ts';
import { placeOf } from './place-of.ts';

/** Passages of one part: with vectors some megabytes. */
const passagesAtOnce = 200;

export type PassageExport = {
  readonly format: 'csv' | 'jsonl';
  readonly vectors: boolean;
  readonly folderIds: readonly string[];
  /** Where the part before ended; empty for the first. */
  readonly after: string;
};

const columns = ['document', 'sha256', 'path', 'title', 'kind', 'language', 'page', 'start', 'end', 'heading', 'text'];

/** `next` is where to go on, null at the end. */
export function exportPassages(context: EngineContext, { format, vectors, folderIds, after }: PassageExport) {
  const { library, personal } = context;
  const embedding = vectors ? library.embeddings.answering() : null;
  const [document = 0, ordinal = -1] = after === '' ? [] : after.split(':').map(Number);
  // The one that was begun stands at its place still, or is gone: the next one then.
  const [current] = library.leaving.documents(folderIds, 0, document - 1, 1);
  if (!current) return { text: after === '' ? headerOf(format, vectors) : '', next: null };
  const from = current.contentId === document ? ordinal : -1;
  const content = library.contents.byId(current.contentId);
  const chunks = library.leaving.passages(current.contentId, from, passagesAtOnce);
  const values = library.leaving.vectors(current.contentId, embedding?.id ?? 0, from, from + passagesAtOnce);
  const folder = personal.folders.byId(current.folderId)?.path ?? '';
  const path = `${folder}/${current.path}${current.memberPath === null ? '' : `!/${current.memberPath}`}`;
  const lines = content
    ? chunks.map((chunk) => {
        const vector = values.get(chunk.id);
        const headings = chunk.headingPath.join(' > ');
        const { page } = placeOf(library, content, chunk);
        const { documentId, sha256, title, kind, language } = current;
        const row = {
          ...{ document: documentId, sha256, path, title, kind, language, page, start: chunk.start, end: chunk.end },
          heading: chunk.headingPath,
          text: library.contents.text(content.id, chunk.start, chunk.end),
          ...(vectors ? { embedding: embedding?.embeddingId ?? null, vector: vector ? Array.from(vector) : null } : {}),
        };
        if (format === 'jsonl') return `${JSON.stringify(row)}\n`;
        const { vector: _values, ...cells } = { vector: null, ...row };
        const line = [
          ...Object.values({ ...cells, heading: headings }),
          ...(vectors ? [vector?.join(' ') ?? null] : []),
        ];
        return `${line.map(csvCell).join(',')}\r\n`;
      })
    : [];
  const last = chunks.at(-1);
  const isWhole = chunks.length < passagesAtOnce || !last;
  return {
    text: (after === '' ? headerOf(format, vectors) : '') + lines.join(''),
    next: isWhole ? `${current.contentId + 1}:-1` : `${current.contentId}:${last.ordinal}`,
  };
}

function headerOf(format: PassageExport['format'], vectors: boolean): string {
  if (format === 'jsonl') return '';
  return `${[...columns, ...(vectors ? ['embedding', 'vector'] : [])].join(',')}\r\n`;
}
