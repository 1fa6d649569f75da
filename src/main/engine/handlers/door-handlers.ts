/** What other programs ask beside search and answers: packed prompts, passages of a document, vectors. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { HandlerInput, Handlers } from '../../../preload/contract/requests.ts';
import type { ReadPassage } from '../../../preload/contract/shapes.ts';
import { documentSource } from '../document-source.ts';
import type { EngineContext } from '../engine-context.ts';
import { extractOnce } from '../extract-once.ts';
import { packContext } from '../pack-context.ts';
import { placeOf } from '../place-of.ts';
import type { ContentRow } from '../store/content-table.ts';

type Routes = 'context.pack' | 'passage.read' | 'extract.once' | 'embedding.run';

/** UTF-16 units read at once: some ten pages, and about 8,000 tokens for whoever reads them. */
const longestPassage = 32_000;

export function doorHandlers(context: EngineContext): Handlers<Routes> {
  return {
    'context.pack': (input, { signal }) => packContext(context, input, signal),
    'passage.read': async (input) => readPassage(context, input),
    'extract.once': (input, { signal }) => extractOnce(context, input, signal),
    'embedding.run': async ({ texts, purpose }, { signal }) => {
      const { embedder } = context.embeddings.chosen();
      const { embeddingId, dimensions } = await embedder.info();
      const vectors = await embedder.embed(texts, purpose, signal);
      const tokens = (await embedder.countTokens(texts)).reduce((sum, count) => sum + count, 0);
      return { embeddingId, dimensions, vectors, tokens };
    },
  };
}

function readPassage(context: EngineContext, input: HandlerInput<'passage.read'>): ReadPassage {
  const { library } = context;
  const content = library.contents.byPublicId(input.documentId);
  // One content may lie in several folders: the file named is one that is in scope.
  const fileId = content && library.search.fileOf(content.id, input.scope ? { within: input.scope } : {});
  const file = fileId === undefined ? undefined : library.files.byId(fileId);
  if (!content || !file || content.stage === 'reading') {
    throw new AppError('not-found', 'This document is not in the library, or not in the folders this door may read.');
  }
  const { start, end: wanted } = spanOf(context, content, input);
  let text = library.contents.text(content.id, start, Math.min(wanted, start + longestPassage));
  // No letter is cut in two.
  if (start + text.length < wanted && /[\uD800-\uDBFF]$/.test(text)) text = text.slice(0, -1);
  const end = start + text.length;
  const { page, locator } = placeOf(library, content, { start, end });
  const next = end < wanted && text !== '' ? end : null;
  const { characters } = content;
  return { ...documentSource(context, content, file), page, start, end, text, next, characters, locator };
}

function spanOf(
  { library }: EngineContext,
  content: ContentRow,
  { page: number, start, end }: HandlerInput<'passage.read'>,
): { readonly start: number; readonly end: number } {
  let whole = { start: 0, end: content.characters ?? 0 };
  if (number !== undefined) {
    const page = library.contents.pages(content.id).find((candidate) => candidate.number === number);
    if (!page) throw new AppError('not-found', `There is no page ${number} in this document.`);
    whole = { start: page.start, end: page.end };
  }
  const from = Math.max(whole.start, start ?? whole.start);
  const to = Math.min(whole.end, end ?? whole.end);
  if (from > to) throw new AppError('not-found', 'The document ends before that place.');
  return { start: from, end: to };
}
