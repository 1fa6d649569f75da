/** From units to a readable file: language, chunks and full-text rows are computed first, then stored in one transaction. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { startContext } from '../chunk/chunk-context.ts';
import { chunkUnit } from '../chunk/chunk-unit.ts';
import { limits } from '../limits.ts';
import { analyserId, indexText } from '../search/analyser.ts';
import { detectLanguage } from '../search/detect-language.ts';
import type { NewChunk } from '../store/chunk-table.ts';
import type { PageRow } from '../store/content-table.ts';
import type { FileRow } from '../store/file-table.ts';
import { documentTitle } from './document-title.ts';
import type { IngestContext } from './ingest-context.ts';

/** `cutShort`: why the reading ended before the document did; null when it came to its end. */
export async function commitReading(
  context: IngestContext,
  contentId: number,
  file: Pick<FileRow, 'name'>,
  cutShort: Reason | null,
  signal: AbortSignal,
): Promise<void> {
  const { library, stopwatch } = context;
  const pages = library.contents.pages(contentId);
  const characters = pages.at(-1)?.end ?? 0;
  const language = detectLanguage(library.contents.text(contentId, 0, limits.search.languageSample));
  const title = documentTitle(library.contents.byId(contentId)?.title ?? null, path.parse(file.name).name);
  const chunks = await gatherChunks(context, contentId, pages, title.context, language, signal);
  const verdict = judge(pages, cutShort, chunks.length);
  stopwatch.time('store', () =>
    library.transaction(() => {
      library.chunks.add(contentId, chunks);
      library.contents.finish(contentId, {
        ...verdict,
        stage: chunks.length === 0 ? 'ready' : 'readable',
        language,
        title: title.own,
        contextTitle: title.context,
        characters,
        units: Math.max(pages.length, library.contents.byId(contentId)?.units ?? 0),
        analyserId,
      });
    }),
  );
}

async function gatherChunks(
  context: IngestContext,
  contentId: number,
  pages: readonly PageRow[],
  title: string,
  language: string | null,
  signal: AbortSignal,
): Promise<NewChunk[]> {
  const { library, stopwatch } = context;
  const titleWords = indexText(title, language);
  const gathered: NewChunk[] = [];
  let chunkContext = startContext(title);
  for (const page of pages) {
    signal.throwIfAborted();
    const unit = library.contents.page(contentId, page.unit);
    if (!unit || unit.text === '') continue;
    const part = { index: unit.unit, start: unit.start, text: unit.text, blocks: unit.blocks };
    const counted = (texts: readonly string[]) => stopwatch.time('count', () => context.countTokens(texts));
    const cut = () => chunkUnit(part, chunkContext, counted, limits.chunk);
    const { chunks, context: next } = await stopwatch.time('chunk', cut);
    chunkContext = next;
    stopwatch.time('analyse', () => {
      for (const chunk of chunks) {
        gathered.push({
          unit: chunk.unit,
          start: chunk.start,
          end: chunk.end,
          headingPath: chunk.headingPath,
          tokens: chunk.tokens,
          textHash: hashOfText(chunk.embedText),
          titleWords,
          headingWords: indexText(chunk.headingPath.join(' '), language),
          bodyWords: indexText(unit.text.slice(chunk.start - unit.start, chunk.end - unit.start), language),
        });
      }
    });
    // A long document must not keep a person's search waiting.
    await setImmediate();
  }
  return gathered;
}

/** sha256 of the exact text that is embedded: what a vector belongs to. */
export function hashOfText(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text, 'utf8').digest());
}

/** What a person is told about the reading as a whole. */
function judge(pages: readonly PageRow[], cutShort: Reason | null, chunks: number) {
  const failed = pages.filter((page) => page.reason !== null);
  const silent = pages.filter((page) => page.reason === null && page.source === 'none');
  const name = (list: readonly PageRow[]) =>
    list
      .slice(0, limits.ingest.namedPages)
      .map((page) => page.number ?? page.unit + 1)
      .join(', ');
  const reason: Reason | null =
    cutShort ??
    (failed.length > 0 ? { code: 'unit-failed', values: { pages: name(failed), count: failed.length } } : null) ??
    (chunks === 0 ? { code: 'no-text-found', values: {} } : null);
  const outcome: 'complete' | 'no-text' | 'partly-read' =
    cutShort || failed.length > 0 ? 'partly-read' : chunks === 0 ? 'no-text' : 'complete';
  const doubt: Reason | null =
    outcome !== 'no-text' && silent.length > 0
      ? { code: 'no-text-found', values: { pages: name(silent), count: silent.length } }
      : null;
  return { outcome, reason, doubt };
}
