/**
 * From units to a readable file: chunks and full-text rows are stored as they are made, hidden; one transaction with the last of them
 * makes the file readable.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { startContext } from '../chunk/chunk-context.ts';
import { chunkUnit } from '../chunk/chunk-unit.ts';
import { limits } from '../limits.ts';
import { analyserId, indexText } from '../search/analyser.ts';
import { detectLanguage } from '../search/detect-language.ts';
import type { NewChunk } from '../store/chunk-table.ts';
import type { PageRow, UnitDoubt } from '../store/content-table.ts';
import type { FileRow } from '../store/file-table.ts';
import { documentTitle } from './document-title.ts';
import type { IngestContext } from './ingest-context.ts';

export type HowRead = {
  /** Why the reading ended before the document did; null when it came to its end. */
  readonly cutShort: Reason | null;
  readonly ocrLanguages: readonly string[];
};

export async function commitReading(
  context: IngestContext,
  contentId: number,
  file: Pick<FileRow, 'name'>,
  { cutShort, ocrLanguages }: HowRead,
  signal: AbortSignal,
): Promise<void> {
  const { library, stopwatch } = context;
  const pages = library.contents.pages(contentId);
  const characters = pages.at(-1)?.end ?? 0;
  const language = detectLanguage(library.contents.text(contentId, 0, limits.search.languageSample));
  const title = documentTitle(library.contents.byId(contentId)?.title ?? null, path.parse(file.name).name);
  // Left by an interrupted commit: its chunks are made again, the same ones.
  library.transaction(() => library.chunks.clear(contentId));
  let chunks = 0;
  let batch: NewChunk[] = [];
  const store = () => {
    library.chunks.add(contentId, batch, chunks);
    chunks += batch.length;
    batch = [];
  };
  for await (const cut of cutPages(context, contentId, { pages, title: title.context, language }, signal)) {
    batch.push(...cut);
    // A gigabyte of text has a quarter of a million chunks: they wait on the disk, not in memory, until all are there.
    if (batch.length >= limits.ingest.chunksPerCommit) stopwatch.time('store', () => library.transaction(store));
  }
  const doubts = library.contents.doubts(contentId);
  stopwatch.time('store', () =>
    library.transaction(() => {
      store();
      const members = library.members.count(contentId);
      const kind = library.contents.byId(contentId)?.kind ?? '';
      const verdict = judge({
        ...{ kind, pages },
        cutShort: cutShort ?? library.members.leftOut(contentId),
        chunks,
        members,
        doubts,
      });
      library.contents.finish(contentId, {
        ...verdict,
        stage: chunks === 0 ? 'ready' : 'readable',
        language,
        title: title.own,
        contextTitle: title.context,
        characters,
        units: Math.max(pages.length, library.contents.byId(contentId)?.units ?? 0),
        analyserId,
        // Three words of a header say nothing of how well a text can be read.
        quality: verdict.doubt?.code === 'no-rows' ? null : library.readings.quality(contentId),
        ocrLanguages,
      });
    }),
  );
}

/** The chunks of one page after the other. */
async function* cutPages(
  context: IngestContext,
  contentId: number,
  text: { readonly pages: readonly PageRow[]; readonly title: string; readonly language: string | null },
  signal: AbortSignal,
): AsyncIterable<readonly NewChunk[]> {
  const { library, stopwatch } = context;
  const { pages, title, language } = text;
  const titleWords = indexText(title, language);
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
    yield stopwatch.time('analyse', () =>
      chunks.map((chunk) => ({
        unit: chunk.unit,
        start: chunk.start,
        end: chunk.end,
        headingPath: chunk.headingPath,
        tokens: chunk.tokens,
        textHash: hashOfText(chunk.embedText),
        titleWords,
        headingWords: indexText(chunk.headingPath.join(' '), language),
        bodyWords: indexText(unit.text.slice(chunk.start - unit.start, chunk.end - unit.start), language),
      })),
    );
    // A long document must not keep a person's search waiting.
    await setImmediate();
  }
}

/** sha256 of the exact text that is embedded: what a vector belongs to. */
export function hashOfText(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text, 'utf8').digest());
}

/** What a person is told about the reading as a whole. */
function judge(read: {
  readonly kind: string;
  readonly pages: readonly PageRow[];
  readonly cutShort: Reason | null;
  readonly chunks: number;
  readonly members: number;
  readonly doubts: readonly UnitDoubt[];
}) {
  const { pages, cutShort, chunks, members } = read;
  const failed = pages.filter((page) => page.reason !== null);
  const silent = pages.filter((page) => page.reason === null && page.source === 'none');
  const nothing = chunks === 0 && members === 0;
  const reason: Reason | null =
    cutShort ??
    (failed.length > 0 ? { code: 'unit-failed', values: named(failed) } : null) ??
    (nothing ? { code: 'no-text-found', values: { kind: read.kind } } : null);
  const outcome: 'complete' | 'no-text' | 'partly-read' =
    cutShort || failed.length > 0 ? 'partly-read' : nothing ? 'no-text' : 'complete';
  if (outcome === 'no-text') return { outcome, reason, doubt: worstDoubt(read.doubts, ['ocr-language-missing']) };
  const missing: Reason | null =
    silent.length > 0 && chunks > 0 ? { code: 'no-text-found', values: named(silent) } : null;
  return { outcome, reason, doubt: missing ?? worstDoubt(read.doubts, doubtOrder(read.doubts)) };
}

/** Doubts a file is marked with: these first, as they mean missing text; then all others as they come. */
const gravest: readonly AppErrorCode[] = [
  'file-damaged',
  'worker-crashed',
  'worker-timeout',
  'worker-memory',
  'picture-too-large',
  'ocr-language-missing',
  'read-with-doubt',
];
/** A replaced text layer is a fact about the page, not a doubt about its text. */
const facts: ReadonlySet<AppErrorCode> = new Set(['text-replaced']);

function doubtOrder(doubts: readonly UnitDoubt[]): AppErrorCode[] {
  return [...gravest, ...doubts.map(({ doubt }) => doubt.code).filter((code) => !facts.has(code))];
}

/** The gravest doubt of the kinds asked for, with the pages it concerns. */
function worstDoubt(doubts: readonly UnitDoubt[], order: readonly AppErrorCode[]): Reason | null {
  for (const code of order) {
    const concerned = doubts.filter((entry) => entry.doubt.code === code);
    const first = concerned[0];
    if (first) return { code, values: { ...first.doubt.values, ...named(concerned) } };
  }
  return null;
}

function named(list: readonly { readonly unit: number; readonly number: number | null }[]) {
  const pages = [...new Set(list.map((page) => page.number ?? page.unit + 1))];
  return { pages: pages.slice(0, limits.ingest.namedPages).join(', '), count: pages.length };
}
