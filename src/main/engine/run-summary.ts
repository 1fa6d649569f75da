/** A document told in a few sentences, each with where it stands: its own most central ones, or a model's, part by part. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import { issueCitations } from './answer/answer.ts';
import { generateAnswer, type VerifiedAnswer } from './answer/generate-answer.ts';
import type { Passage } from './answer/passage.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { limits } from './limits.ts';
import { centralSentences, spread } from './overview/central-sentences.ts';
import { overviewLimits } from './overview/limits.ts';
import { pageNumberOf } from './place-of.ts';
import type { ModelFile } from './ports.ts';
import { analyse } from './search/analyser.ts';
import type { LoadedChunk } from './search/run/search.ts';
import { sentences } from './sentences.ts';
import type { ChunkRow } from './store/chunk-table.ts';

type Source = LoadedChunk & { readonly passage: Passage };
type Told = {
  readonly answer: VerifiedAnswer;
  readonly found: readonly Source[];
  readonly read: number;
  readonly parts: number;
};

const question = 'Summarise this document: what it is, what it says, and what follows from it.';
const { summary } = overviewLimits;

/** `model` null: the document's own sentences. Rejects with `not-found`, `cancelled` and the model's errors. */
export async function summariseDocument(
  context: EngineContext,
  documentId: string,
  model: ModelFile | null,
  signal: AbortSignal,
): Promise<Answer> {
  const started = performance.now();
  const { library } = context;
  const content = library.contents.byPublicId(documentId);
  const file = content && library.files.ofContent(content.id)[0];
  if (!content || !file) throw new AppError('not-found', 'This document is no longer in the library.');
  const { title } = documentSource(context, content, file);
  const sources = library.chunks.ofContent(content.id).map((chunk): Source => {
    const text = library.contents.text(content.id, chunk.start, chunk.end);
    const page = pageNumberOf(library.contents.page(content.id, chunk.unit));
    const rest = {
      source: content.publicId,
      title,
      headingPath: chunk.headingPath,
      language: content.language,
      page,
      cosine: null,
      around: null,
    };
    return { chunk, content, file, passage: { start: chunk.start, end: chunk.end, text, ...rest } };
  });
  const { answer, found, read, parts } = model
    ? await inModelsWords(context, sources, model, signal)
    : inItsOwnWords(sources, content.language);
  if (answer.stopped || signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  const issued = issueCitations(context, found, answer.sentences);
  return {
    question,
    mode: model ? 'generate' : 'extract',
    found: issued.citations.length > 0,
    parts: issued.parts,
    citations: issued.citations,
    closest: [],
    coverage: { readable: 1, notReady: content.stage === 'readable' ? 1 : 0, total: 1 },
    model: model?.name ?? null,
    seconds: (performance.now() - started) / 1000,
    stopped: false,
    way: { kind: 'summary', read, parts },
  };
}

function inItsOwnWords(sources: readonly Source[], language: string | null): Told {
  const seen = new Set<number>();
  const all = sources.flatMap(({ passage }, index) =>
    sentences(passage.text).flatMap((span) => {
      // Passages overlap: what stands in two is one sentence.
      const start = passage.start + span.start;
      if (seen.has(start)) return [];
      seen.add(start);
      return [{ start, end: passage.start + span.end, text: passage.text.slice(span.start, span.end), passage: index }];
    }),
  );
  const places = new Map(all.map((sentence) => [sentence.start, sentence.passage]));
  const chosen = centralSentences(all, language, analyse);
  const told = chosen.map(({ start, end, text }, index) => ({
    text: `${index > 0 ? '\n' : ''}${text.replace(/\s+/g, ' ').trim()}`,
    quotes: [{ passage: places.get(start) ?? 0, start, end, text }],
    supported: true,
  }));
  return { answer: { sentences: told, stopped: false }, found: sources, read: sources.length, parts: sources.length };
}

/**
 * Each part told by the model and checked against its passages (map); what held is then told once more from the very passages that
 * proved it (reduce), so that the last words are proven by the document and not by what a model said of it.
 */
async function inModelsWords(
  context: EngineContext,
  sources: readonly Source[],
  model: ModelFile,
  signal: AbortSignal,
): Promise<Told> {
  const parts = partsOf(sources);
  const read = spread(parts, summary.parts);
  const proven: Source[] = [];
  const told: {
    readonly text: string;
    readonly quotes: VerifiedAnswer['sentences'][number]['quotes'];
    readonly supported: boolean;
  }[] = [];
  for (const part of read) {
    const { sentences: said, stopped } = await write(context, part, model, signal);
    if (stopped || signal.aborted) return { answer: { sentences: [], stopped: true }, found: [], read: 0, parts: 0 };
    for (const sentence of said.filter(({ supported }) => supported)) {
      const quotes = sentence.quotes.flatMap((quote) => {
        const source = part[quote.passage];
        if (!source) return [];
        if (!proven.includes(source)) proven.push(source);
        return [{ ...quote, passage: proven.indexOf(source) }];
      });
      told.push({ ...sentence, quotes });
    }
  }
  const counts = { read: read.length, parts: parts.length };
  if (read.length > 1 && proven.length > 0) {
    const few = spread(proven, limits.answer.chatPassages);
    const whole = await write(context, few, model, signal);
    if (whole.sentences.some(({ supported }) => supported)) return { answer: whole, found: few, ...counts };
  }
  return { answer: { sentences: told.slice(0, summary.sentences), stopped: false }, found: proven, ...counts };
}

function write(
  context: EngineContext,
  sources: readonly Source[],
  model: ModelFile,
  signal: AbortSignal,
): Promise<VerifiedAnswer> {
  return generateAnswer({
    question,
    passages: sources.map(({ passage }) => passage),
    earlier: [],
    model: context.models.chat(model),
    adapters: [],
    analyse,
    listener: { signal, onStage: () => undefined, onText: () => undefined },
  });
}

/** Passages in the order of the text, a few at a time; one that begins inside the one before is left to it. */
function partsOf(sources: readonly Source[]): Source[][] {
  const parts: Source[][] = [];
  let characters = 0;
  let end = -1;
  for (const source of sources) {
    const { start, end: ends }: ChunkRow = source.chunk;
    if (ends <= end) continue;
    end = ends;
    const length = ends - start;
    const part = parts.at(-1);
    if (part && characters + length <= summary.partCharacters && part.length < summary.partPassages) {
      part.push(source);
      characters += length;
    } else {
      parts.push([source]);
      characters = length;
    }
  }
  return parts;
}
