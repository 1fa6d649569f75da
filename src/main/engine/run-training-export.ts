/** The library as a fine-tuning set: questions with answers that stand word for word in a passage, each line with where it came from. */
import type { TrainingPart } from '../../preload/contract/measure-shapes.ts';
import { packPrompt } from './answer/prompt.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { pageNumberOf } from './place-of.ts';
import type { ModelFile } from './ports.ts';
import type { ChunkRow } from './store/chunk-table.ts';
import type { ContentRow } from './store/content-table.ts';
import { answeringSentence } from './train/answering-sentence.ts';
import { trainingLimits } from './train/limits.ts';
import { splitOf, trainingLine } from './train/training-line.ts';
import { type AnsweredPassage, plainQuestion, writtenQuestion } from './train/training-question.ts';

/** One passage per line, so that nothing is cut: its tokens are guessed from its length. */
const guessedTokens = async (texts: readonly string[]) => texts.map((text) => Math.ceil(text.length / 3));
const roomTokens = 1_000_000;

/** The next documents after `after` in the order of their ids. Rejects with the model's own error, or `cancelled`. */
export async function trainingPart(
  context: EngineContext,
  after: string,
  model: ModelFile | null,
  signal: AbortSignal,
): Promise<TrainingPart> {
  const found = context.library.files.readableContents(after, trainingLimits.documents);
  const lines: { split: 'train' | 'valid'; text: string }[] = [];
  const excluded: string[] = [];
  let documents = 0;
  for (const { contentId, fileId } of found) {
    const content = context.library.contents.byId(contentId);
    const file = context.library.files.byId(fileId);
    if (!content || !file) continue;
    const source = documentSource(context, content, file);
    if (context.library.contents.doubts(contentId).some(({ doubt }) => doubt.code === 'hidden-text')) {
      excluded.push(source.path);
      continue;
    }
    documents += 1;
    // The very first is kept back in any case, so that a small library has something to measure on.
    const split = after === '' && documents === 1 ? 'valid' : splitOf(content.publicId, trainingLimits.validationShare);
    for (const chunk of spread(context.library.chunks.ofContent(contentId), trainingLimits.pairsPerDocument)) {
      signal.throwIfAborted();
      const text = await lineOf(context, content, chunk, source, model, signal);
      if (text !== null) lines.push({ split, text });
    }
  }
  return { lines, excluded, documents, next: found.at(-1)?.publicId ?? null };
}

async function lineOf(
  context: EngineContext,
  content: ContentRow,
  chunk: ChunkRow,
  source: { readonly path: string; readonly title: string },
  model: ModelFile | null,
  signal: AbortSignal,
): Promise<string | null> {
  const text = context.library.contents.text(content.id, chunk.start, chunk.end);
  const span = answeringSentence(text);
  if (!span) return null;
  const quote = text.slice(span.start, span.end);
  const passage: AnsweredPassage = { title: source.title, headingPath: chunk.headingPath, text, answer: quote };
  const written = model ? await writtenQuestion(context.models.chat(model), passage, signal) : null;
  const page = pageNumberOf(context.library.contents.page(content.id, chunk.unit));
  const { turns } = await packPrompt(
    written ?? plainQuestion(passage),
    [
      {
        ...{ start: chunk.start, end: chunk.end, text, around: null, source: content.publicId, title: source.title },
        ...{ headingPath: chunk.headingPath, language: content.language, page, cosine: null },
      },
    ],
    roomTokens,
    guessedTokens,
  );
  return trainingLine(turns, {
    path: source.path,
    sha256: Buffer.from(content.sha256).toString('hex'),
    page,
    start: chunk.start + span.start,
    end: chunk.start + span.end,
    quote,
    question: written ? 'written' : 'made',
  });
}

/** At most `most` of them, evenly over the document. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as Item);
}
